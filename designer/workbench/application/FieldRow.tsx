import { useWords } from '../words.ts';
import { changeText } from './changes.ts';
import { deltaOf, presentValue, type ValueWords } from './present-value.ts';
import { sameValue } from './same-value.ts';
import type { FieldView } from './sections.ts';
import { ValueCell } from './ValueCell.tsx';

interface Props {
  readonly field: FieldView;
  readonly declared: unknown;
  /** Present only when a reviewer verified this field. */
  readonly verified?: { readonly value: unknown };
  /** Another value that it is compared with, by what it is called; `percent`: a figure's change is said so. */
  readonly previous?: { readonly value: unknown; readonly name: string; readonly percent: boolean };
  readonly words: ValueWords;
  /** Ticking a field for a correction notice; absent when none is being written. */
  readonly tick?: { readonly on: boolean; readonly set: (on: boolean) => void };
}

/** A field with the declared value 申报值, the verified one 核定值 beside it, and what a correction changed. */
export function FieldRow({ field, declared, verified, previous, words, tick }: Props) {
  const { t } = useWords();
  const differs = verified !== undefined && !sameValue(declared, verified.value);
  const change = previous?.percent ? changeText(field.schema, previous.value, declared, t('wb.compare.points')) : null;
  const delta = verified && deltaOf(field.schema, declared, verified.value);
  return (
    <div className={`wb-field${differs ? ' wb-field-differs' : ''}${tick?.on ? ' wb-field-ticked' : ''}`} id={`field-${field.key}`}>
      <dt>
        {tick && (
          <input
            type="checkbox"
            className="wb-tick"
            checked={tick.on}
            onChange={(event) => tick.set(event.target.checked)}
            aria-label={t('wb.correction.tick', { field: field.name })}
          />
        )}
        {field.label}
      </dt>
      <dd>
        <span className="wb-value-name lz-hidden">{verified ? t('wb.field.declared') : ''}</span>
        <ValueCell label={field.label} schema={field.schema} value={declared} words={words} {...(previous && { before: previous.value })} />
        {previous && (
          <span className="wb-field-previous">
            {previous.name}{' '}
            {previous.percent ? (
              presentValue(field.schema, previous.value, words)
            ) : (
              <s>{presentValue(field.schema, previous.value, words)}</s>
            )}
            {change && <span className="wb-delta">{change}</span>}
          </span>
        )}
      </dd>
      {verified && (
        <dd className="wb-field-verified">
          <span className="wb-value-name">{t('wb.field.verified')}</span>
          <ValueCell label={`${field.label} ${t('wb.field.verified')}`} schema={field.schema} value={verified.value} words={words} />
          {differs ? (
            <span className="wb-delta">{delta ?? t('wb.field.differs')}</span>
          ) : (
            <span className="wb-muted">{t('wb.field.same')}</span>
          )}
        </dd>
      )}
    </div>
  );
}
