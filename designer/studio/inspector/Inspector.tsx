import { useId, useState } from 'react';
import type { StepType } from '../../../engine/model/steps.ts';
import { usePick } from '../../app/locale.tsx';
import type { Path } from '../../document/change.ts';
import { renameStep } from '../../document/flow/rename.ts';
import { allSteps, inspectableAround, pathOfPlace, placeOfPath } from '../../document/inspectable.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useDocumentPart, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { JsonFold } from './editors/JsonFold.tsx';
import { KeyInput } from './editors/KeyInput.tsx';
import { Sections } from './editors/Sections.tsx';
import { ShowPlace } from './editors/ShowPlace.tsx';
import { editors } from './editors/table.ts';
import { blockSections } from './fields/branching.ts';
import type { Section } from './fields/field.ts';
import { sectionsOf } from './fields/steps.ts';
import { EditorsProvider, Inspected, pointerAt, useInspection } from './inspection.tsx';
import './inspector.css';

/**
 * Everything a step can be told. `place`: pointer of a step, a branch, a block or a template, e.g. `workflow#/steps/county`, or of
 * something inside, which is then shown.
 */
export function Inspector({ place }: { readonly place: string }) {
  const t = useStudioText();
  const path = pathOfPlace(place);
  const around = useDocumentPart((document) => {
    const found = inspectableAround(document, path);
    return found && placeOfPath(found);
  });
  if (around === null) return <p className="st-in-missing-step">{t('st.in.missing')}</p>;
  return (
    <EditorsProvider value={editors}>
      <Inspected key={around} path={pathOfPlace(around)}>
        <Thing />
        <ShowPlace place={place === around ? null : place} />
      </Inspected>
    </EditorsProvider>
  );
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function Thing() {
  const t = useStudioText();
  const pick = usePick();
  const id = useId();
  const { base, thing, whole } = useInspection();
  if (!thing) return null;
  const type = String(whole.type ?? '');
  const known = type in sectionsOf ? (type as StepType) : null;
  const sections: readonly Section[] = thing.kind === 'block' ? blockSections : known ? sectionsOf[known] : [];
  const kind = thing.kind === 'step' ? known : thing.kind;
  return (
    <section className="st-in" aria-labelledby={id}>
      <header className="st-in-head">
        {kind && <Tag tone="brand">{t(`st.in.type.${kind}`)}</Tag>}
        <h2 id={id}>{pick(textOf(whole.title), textOf(whole.titleEn)) || thing.id}</h2>
      </header>
      <PlaceProblems at={base} />
      <Sections sections={sections} at={base} />
      {thing.kind === 'step' && <StepId />}
      <JsonFold at={base} />
    </section>
  );
}

/** The id, by which expressions know the step; what refers to it follows. */
function StepId() {
  const t = useStudioText();
  const { base, thing, document: programme } = useInspection();
  const { editor, choose } = useStudio();
  const pointer = pointerAt(base);
  const rename = (to: string) => {
    const renamed = renameStep(programme, pointer, to);
    editor.run({ label: 'st.in.did', params: { where: thing?.id ?? '', what: t('st.in.stepId') }, edit: () => renamed.document });
    choose(`workflow#${renamed.place}`);
    // The step is another place now, so everything was drawn anew.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-key="step"]')?.focus());
  };
  const taken = allSteps(programme).map((step) => step.id);
  return (
    <div className="st-in-section">
      <KeyInput
        mark="step"
        label={t('st.in.stepId')}
        value={thing?.id ?? ''}
        taken={taken}
        pattern={{ pattern: '^[a-z][A-Za-z0-9]*$' }}
        onChange={rename}
      />
      <p className="st-in-help">{t('st.in.stepId.help')}</p>
    </div>
  );
}

/** All that is wrong in the step, with the way to each place. */
function PlaceProblems({ at }: { readonly at: Path }) {
  const t = useStudioText();
  const { problems, show } = useInspection();
  const [open, setOpen] = useState(false);
  const found = problems(at, true);
  if (found.length === 0) return null;
  return (
    <aside className="st-in-found" aria-label={t('st.problems')}>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('st.in.problems', { count: found.length })}</summary>
        <ul>
          {found.map(({ code, severity, message, pointer }) => (
            <li key={`${code} ${pointer} ${message}`}>
              <Tag tone={severity === 'error' ? 'negative' : 'warning'}>
                {t(severity === 'error' ? 'st.problemError' : 'st.problemWarning')}
              </Tag>{' '}
              {message}{' '}
              <button
                type="button"
                className="st-in-open"
                aria-label={t('st.in.problems.showOf', { message })}
                onClick={() => show(pointer)}
              >
                {t('st.in.problems.show')}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </aside>
  );
}
