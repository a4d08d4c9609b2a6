import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { fieldName, type Section } from '../../../engine/forms/sections.ts';
import type { InputError } from '../../../engine/model/problem.ts';
import { usePick, useText } from '../../app/locale.tsx';
import { useErrorText } from '../../renderers/error-text.ts';
import type { FormStore } from '../../renderers/form-store.ts';
import type { OtherGap } from './other-gaps.ts';
import { sectionOfPointer } from './sections.ts';

interface ErrorSummaryProps {
  readonly errors: readonly InputError[];
  readonly store: FormStore;
  readonly sections: readonly Section[];
  /** `missing`: said before anybody tried to submit, so it's no alarm. */
  readonly level: 'block' | 'warn' | 'missing';
  /** What else is short of the standard; it doesn't keep anybody from submitting. */
  readonly others?: readonly OtherGap[];
  /** Counts attempts to submit: each takes focus to the summary. */
  readonly attempt?: number;
  readonly onGo: (pointer: string) => void;
}

const titles = { block: 'check.errors', warn: 'check.warnings', missing: 'check.missing' } as const;

/** Everything that is wrong, each linked to its field. */
export function ErrorSummary({ errors, store, sections, level, others = [], attempt = 0, onGo }: ErrorSummaryProps) {
  const t = useText();
  const pick = usePick();
  const say = useErrorText();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  const count = errors.length + others.length;
  if (count === 0) return null;
  const titleOf = (pointer: string) => {
    const [, name = '', row, column] = pointer.split('/');
    const field = store.compiled.fields.get(name);
    const cell = column ? field?.columns.get(column) : undefined;
    const title = field ? fieldName(store.compiled.definition, name, pick) : '';
    const place = row === undefined ? '' : ` · ${t('form.table.row', { row: Number(row) + 1 })}`;
    return `${title}${place}${cell ? ` · ${pick(cell.schema.title ?? '', cell.schema['x-titleEn'])}` : ''}`;
  };
  return (
    <section ref={box} tabIndex={-1} className={`lz-summary lz-summary-${level}`} aria-labelledby={`lz-summary-${level}`}>
      <h2 id={`lz-summary-${level}`}>{t(others.length > 0 ? 'overview.gaps' : titles[level], { count })}</h2>
      <ul>
        {errors.map((error) => {
          const section = sectionOfPointer(sections, error.pointer);
          const title = titleOf(error.pointer);
          const message = say(error, title);
          return (
            <li key={`${error.pointer}${error.code}${error.message ?? ''}`}>
              <button type="button" className="lz-link" onClick={() => onGo(error.pointer)}>
                {message.includes(title) || title === '' ? message : t('common.labelled', { label: title, value: message })}
              </button>
              {section && sections.length > 1 ? <span className="lz-muted lz-small">{pick(section.title, section.titleEn)}</span> : null}
            </li>
          );
        })}
        {others.map(({ text, why, to }) => (
          <li key={text}>
            {to.startsWith('#') ? (
              <a className="lz-link" href={to}>
                {text}
              </a>
            ) : (
              <Link className="lz-link" href={to}>
                {text}
              </Link>
            )}
            <span className="lz-muted lz-small">{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
