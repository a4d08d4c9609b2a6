import { Button } from 'antd';
import { useId, useRef } from 'react';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../words.ts';
import { insertAt, type OpinionFacts } from './fill.ts';
import { OpinionMenu } from './OpinionMenu.tsx';
import { useOpenMenu } from './open-menu.ts';

interface Props {
  readonly label: string;
  readonly required: boolean;
  readonly error: string | null;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** What placeholders stand for. */
  readonly facts: OpinionFacts | null;
  readonly rows?: number;
  readonly maxLength?: number;
}

/** An opinion: written, or taken from the common ones 常用意见 (a button, or Alt+/ while writing), which go where the cursor is. */
export function OpinionField({ label, required, error, value, onChange, facts, rows = 4, maxLength = 2000 }: Props) {
  const { t } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [open, setOpen] = useOpenMenu(label);
  const note = useId();
  const take = (text: string) => {
    setOpen(false);
    const element = field.current;
    const [from, to] = [element?.selectionStart ?? value.length, element?.selectionEnd ?? value.length];
    const next = insertAt(value, text, from, to);
    onChange(next.value.slice(0, maxLength));
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(next.cursor, next.cursor);
    });
  };
  return (
    <Field label={label} required={required} optional={!required} error={error}>
      {(aria) => (
        <div className="wb-opinion-field">
          <textarea
            {...aria}
            aria-describedby={[aria['aria-describedby'], note].filter(Boolean).join(' ')}
            ref={field}
            className="lz-input"
            rows={rows}
            maxLength={maxLength}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={(event) => {
              if (!event.altKey || event.key !== '/' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              setOpen(true);
            }}
          />
          <span className="wb-opinion-more">
            <Button type="link" size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
              {t('wb.opinion.insert')}
            </Button>
            <small id={note} className="wb-muted">
              {t('wb.opinion.key')}
            </small>
          </span>
          {open && <OpinionMenu facts={facts} onTake={take} onClose={() => setOpen(false)} />}
        </div>
      )}
    </Field>
  );
}
