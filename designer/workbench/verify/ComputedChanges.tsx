import { useMemo } from 'react';
import type { FieldSchema } from '../../../engine/model/form.ts';
import { effectiveData } from '../application/effective-data.ts';
import { deltaOf, presentValue } from '../application/present-value.ts';
import type { CaseView } from '../case/case-view.ts';
import { useToday } from '../use-calendar.ts';
import { useWords } from '../words.ts';

interface Props {
  readonly view: CaseView;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Figures computed from verified values that are others than those computed from the declaration. */
export function ComputedChanges({ view, values }: Props) {
  const { t } = useWords();
  const today = useToday();
  const data = useMemo(() => effectiveData(view, values, today), [view, values, today]);
  const shown = (schema: FieldSchema, value: unknown) => presentValue(schema, value, view.words);
  const changed = view.sections
    .flatMap((section) => section.fields)
    .filter(
      (field) =>
        field.schema['x-computed'] &&
        field.key in data &&
        shown(field.schema, data[field.key]) !== shown(field.schema, view.kase.declared[field.key]),
    );
  if (changed.length === 0) return null;
  return (
    <section className="wb-section" aria-labelledby="wb-computed">
      <h2 id="wb-computed">{t('wb.verify.computed')}</h2>
      <dl className="wb-fields">
        {changed.map(({ key, schema, name }) => (
          <div key={key} className="wb-field wb-field-differs">
            <dt>{name}</dt>
            <dd>{presentValue(schema, view.kase.declared[key], view.words)}</dd>
            <dd className="wb-field-verified">
              <span className="wb-value-name">{t('wb.field.verified')}</span>
              {presentValue(schema, data[key], view.words)} <Delta text={deltaOf(schema, view.kase.declared[key], data[key])} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Delta({ text }: { readonly text: string | null }) {
  return text && <span className="wb-delta">{text}</span>;
}
