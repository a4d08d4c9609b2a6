import type { ReactNode } from 'react';
import type { Path } from '../../../document/change.ts';
import { useStudioText } from '../../words.tsx';
import type { Section } from '../fields/field.ts';
import { useInspection } from '../inspection.tsx';
import { Fields, placeOf } from './FieldView.tsx';
import { Fold } from './Fold.tsx';

interface SectionsProps {
  readonly sections: readonly Section[];
  readonly at: Path;
  /** Without headings: the section is part of something that has one. */
  readonly plain?: boolean;
  /** Stands below the fields. */
  readonly below?: ReactNode;
}
/** Sections of fields; those that are seldom needed stay folded until something in them is set. */
export function Sections({ sections, at, plain = false, below }: SectionsProps) {
  return sections.map((section) =>
    plain ? (
      <Fields key={section.id} fields={section.fields} at={at} />
    ) : (
      <OneSection key={section.id} section={section} at={at} below={below} />
    ),
  );
}

interface OneSectionProps {
  readonly section: Section;
  readonly at: Path;
  readonly below: ReactNode;
}
function OneSection({ section, at, below }: OneSectionProps) {
  const t = useStudioText();
  const { read } = useInspection();
  if (section.folded) {
    const places = section.fields.map((field) => placeOf(field, at));
    return (
      <Fold className="st-in-section" title={t(section.title)} open={places.some((place) => read(place) !== undefined)} places={places}>
        <Fields fields={section.fields} at={at} />
      </Fold>
    );
  }
  const [first] = section.fields;
  const isNamed = first !== undefined && t(first.label) === t(section.title);
  return (
    <section className={isNamed ? 'st-in-section st-in-named' : 'st-in-section'} id={`st-in-${section.id}`}>
      <h3 tabIndex={-1}>{t(section.title)}</h3>
      <div className="st-in-fields">
        <Fields fields={section.fields} at={at} />
        {below}
      </div>
    </section>
  );
}
