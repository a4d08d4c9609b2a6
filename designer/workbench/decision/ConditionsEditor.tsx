import { Button } from 'antd';
import { useRef } from 'react';
import { useWords } from '../words.ts';

interface Props {
  readonly conditions: readonly string[];
  readonly required: boolean;
  readonly strict: boolean;
  readonly onChange: (conditions: readonly string[]) => void;
}

/** 附条件: what has to be met, one condition a line. */
export function ConditionsEditor({ conditions, required, strict, onChange }: Props) {
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const shown = conditions.length === 0 ? [''] : conditions;
  const set = (index: number, text: string) => onChange(shown.map((old, at) => (at === index ? text : old)));
  const blank = strict && required && shown.every((text) => text.trim() === '');
  return (
    <fieldset className="wb-conditions">
      <legend>
        {t('wb.conditions.title')}
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
              aria-label={t('wb.conditions.one', { n: index + 1 })}
              aria-invalid={blank || undefined}
              onChange={(event) => set(index, event.target.value)}
            />
            {shown.length > 1 && (
              <Button
                size="small"
                type="text"
                aria-label={t('wb.conditions.removeOne', { n: index + 1 })}
                onClick={() => onChange(shown.filter((_, at) => at !== index))}
              >
                {t('wb.correction.remove')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Button
        size="small"
        disabled={shown.at(-1)?.trim() === '' || shown.length >= 50}
        onClick={() => {
          onChange([...shown, '']);
          requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child textarea')?.focus());
        }}
      >
        {t('wb.conditions.add')}
      </Button>
    </fieldset>
  );
}
