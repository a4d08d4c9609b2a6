import type { CaseDto } from '../../../engine/model/dto/case.ts';
import type { CaseView } from '../case/case-view.ts';
import { useWords } from '../words.ts';
import { FieldRow } from './FieldRow.tsx';
import { sameValue } from './present-value.ts';
import { type FieldView, isFiles } from './sections.ts';

interface Props {
  readonly view: CaseView;
  /** Fields ticked for a correction and how to tick; null when no correction is being written. */
  readonly ticks: { readonly on: ReadonlySet<string>; readonly set: (field: string, on: boolean) => void } | null;
}

/** The application as the applicant submitted it, section by section. */
export function ApplicationPanel({ view, ticks }: Props) {
  const { t } = useWords();
  const { kase, sections, words } = view;
  const shown = sections
    .map((s) => ({ ...s, fields: s.fields.filter((f) => !isFiles(f.schema) && isShown(kase, f)) }))
    .filter((s) => s.fields.length > 0);
  const changed = kase.previous
    ? Object.keys({ ...kase.previous, ...kase.declared }).filter((k) => !sameValue(kase.previous?.[k], kase.declared[k]))
    : [];
  return (
    <>
      {changed.length > 0 && <p className="wb-note wb-note-info">{t('wb.application.corrected', { n: changed.length })}</p>}
      {shown.map((section) => (
        <section key={section.id} className="wb-section" aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`}>{section.title || t('wb.application.other')}</h2>
          <dl className="wb-fields">
            {section.fields.map((field) => (
              <FieldRow
                key={field.key}
                field={field}
                declared={kase.declared[field.key]}
                words={words}
                {...(field.key in kase.verified ? { verified: { value: kase.verified[field.key] } } : {})}
                {...(changed.includes(field.key) ? { previous: { value: kase.previous?.[field.key] } } : {})}
                {...(ticks && !field.schema['x-computed']
                  ? { tick: { on: ticks.on.has(field.key), set: (on: boolean) => ticks.set(field.key, on) } }
                  : {})}
              />
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

/** Fields the server left out (hidden from this reader, or not applicable) are not shown as empty ones. */
function isShown(kase: CaseDto, field: FieldView): boolean {
  return kase.access[field.key] !== 'hidden' && (field.key in kase.declared || field.key in kase.verified);
}
