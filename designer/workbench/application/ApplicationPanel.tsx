import { Fragment } from 'react';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Ticks } from '../case/ticks.ts';
import { useWords } from '../words.ts';
import { CompareBar } from './CompareBar.tsx';
import { useComparison } from './comparison.ts';
import { FieldRow } from './FieldRow.tsx';
import { byGroup, type FieldView, isFiles } from './sections.ts';

interface Props {
  readonly view: CaseView;
  /** Fields ticked for a correction and how to tick; null when no correction is being written. */
  readonly ticks: Ticks | null;
}

/** The application as the applicant submitted it, section by section; compared with the last round or the last application where asked. */
export function ApplicationPanel({ view, ticks }: Props) {
  const { t } = useWords();
  const { kase, sections, words } = view;
  const comparison = useComparison(view);
  const { against, before, changed, onlyChanges } = comparison;
  const wanted = (field: FieldView) => !before || !onlyChanges || changed.has(field.key);
  const shown = sections
    .map((s) => ({ ...s, fields: s.fields.filter((f) => !isFiles(f.schema) && isShown(kase, f) && wanted(f)) }))
    .filter((s) => s.fields.length > 0);
  const name = against === 'year' ? t('wb.field.lastYear') : t('wb.field.before');
  return (
    <>
      <CompareBar comparison={comparison} />
      {shown.map((section) => (
        <section key={section.id} className="wb-section" aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`}>{section.title || t('wb.application.other')}</h2>
          {byGroup(section.fields).map((group) => (
            <Fragment key={group.fields[0]?.key}>
              {group.name ? <h3 className="wb-group">{group.name}</h3> : null}
              <dl className="wb-fields">
                {group.fields.map((field) => (
                  <FieldRow
                    key={field.key}
                    field={field}
                    declared={kase.declared[field.key]}
                    words={words}
                    {...(field.key in kase.verified ? { verified: { value: kase.verified[field.key] } } : {})}
                    {...(before && changed.has(field.key)
                      ? { previous: { value: before[field.key], name, percent: against === 'year' } }
                      : {})}
                    {...(ticks && !field.schema['x-computed']
                      ? { tick: { on: ticks.on.has(field.key), set: (on: boolean) => ticks.set(field.key, on) } }
                      : {})}
                  />
                ))}
              </dl>
            </Fragment>
          ))}
        </section>
      ))}
    </>
  );
}

/** Fields the server left out (hidden from this reader, or not applicable) are not shown as empty ones. */
function isShown(kase: CaseDto, field: FieldView): boolean {
  return kase.access[field.key] !== 'hidden' && (field.key in kase.declared || field.key in kase.verified);
}
