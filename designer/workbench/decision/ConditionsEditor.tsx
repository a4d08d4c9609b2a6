import { Button } from 'antd';
import { useId, useLayoutEffect, useRef } from 'react';
import { useWords } from '../words.ts';

interface Props {
  readonly conditions: readonly string[];
  readonly required: boolean;
  readonly strict: boolean;
  /** Whose, where several stand in one table. */
  readonly of?: string;
  readonly onChange: (conditions: readonly string[]) => void;
}

/** 附条件: what has to be met, one condition a line. */
export function ConditionsEditor({ conditions, required, strict, of, onChange }: Props) {
  const { t } = useWords();
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const shown = conditions.length === 0 ? [''] : conditions;
  const set = (index: number, text: string) => onChange(shown.map((old, at) => (at === index ? text : old)));
  /** The line that takes the focus as soon as it is drawn: what is typed right after the key belongs in it, and a line that is gone took the focus with it. */
  const next = useRef<number | null>(null);
  useLayoutEffect(() => {
    const line = next.current === null ? undefined : list.current?.querySelectorAll<HTMLElement>('li textarea')[next.current];
    next.current = null;
    line?.focus();
  });
  const blank = strict && required && shown.every((text) => text.trim() === '');
  return (
    <fieldset className="wb-conditions">
      <legend>
        {of ? t('wb.conditions.titleOf', { name: of }) : t('wb.conditions.title')}
        {!required && <span className="lz-label-note">{t('common.optional')}</span>}
      </legend>
      <ol ref={list}>
        {shown.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the list
          <li key={index}>
            <textarea
              className="lz-input"
              rows={2}
              maxLength={2000}
              value={text}
              aria-label={of ? t('wb.conditions.oneOf', { n: index + 1, name: of }) : t('wb.conditions.one', { n: index + 1 })}
              aria-invalid={blank || undefined}
              aria-describedby={blank ? `${id}-wrong` : undefined}
              onChange={(event) => set(index, event.target.value)}
            />
            {shown.length > 1 && (
              <Button
                size="small"
                type="text"
                aria-label={t('wb.conditions.removeOne', { n: index + 1 })}
                onClick={() => {
                  next.current = Math.min(index, shown.length - 2);
                  onChange(shown.filter((_, at) => at !== index));
                }}
              >
                {t('wb.correction.remove')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {blank && (
        <p id={`${id}-wrong`} className="lz-error">
          {t('wb.missing.conditions')}
        </p>
      )}
      <Button
        size="small"
        disabled={shown.at(-1)?.trim() === '' || shown.length >= 50}
        onClick={() => {
          next.current = shown.length;
          onChange([...shown, '']);
        }}
      >
        {t('wb.conditions.add')}
      </Button>
    </fieldset>
  );
}
