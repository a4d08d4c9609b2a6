/** Parts of a step that lie elsewhere: field access, branches, the steps of a block, what branches share. */
import { useId } from 'react';
import { Link } from 'wouter';
import type { StepType } from '../../../../engine/model/steps.ts';
import { isObject } from '../../../document/change.ts';
import { insertBranch } from '../../../document/flow/insert.ts';
import { removeSteps } from '../../../document/flow/remove.ts';
import { inspectableAt, placeOfPath } from '../../../document/inspectable.ts';
import { withMoved } from '../../../document/properties.ts';
import { useStudio } from '../../studio.ts';
import type { StudioTextKey } from '../../texts/zh-CN.ts';
import { useStudioText } from '../../words.tsx';
import { blockSections } from '../fields/branching.ts';
import { sectionsOf } from '../fields/steps.ts';
import { type EditorProps, Inspected, objectOf, pointerAt, useInspection } from '../inspection.tsx';
import { ItemTools } from './ItemTools.tsx';
import { Sections } from './Sections.tsx';
import { ProblemNotes } from './Shell.tsx';

const kinds = ['required', 'edit', 'read', 'hidden'] as const;

/** Who may see and change the application's fields here, in short; it is set on the page of field access. */
export function AccessSummary({ at }: EditorProps<'access'>) {
  const t = useStudioText();
  const { read, problems, base } = useInspection();
  const { addressOf } = useStudio();
  const access = objectOf(read(at));
  const rest = access['*'];
  const counts = kinds.map((kind) => ({
    kind,
    count: Object.entries(access).filter(([name, one]) => name !== '*' && one === kind).length,
  }));
  const said = counts.filter(({ count }) => count > 0).map(({ kind, count }) => t(`st.in.access.${kind}`, { count }));
  return (
    <div className="st-in-field" data-at={pointerAt(at)}>
      {said.length === 0 && rest === undefined ? (
        <p>{t('st.in.access.none')}</p>
      ) : (
        <p>
          {[...said, ...(typeof rest === 'string' ? [t('st.in.access.rest', { access: accessName(rest, t) })] : [])].join(
            t('st.semicolon'),
          )}
        </p>
      )}
      <ProblemNotes problems={problems(at, true)} />
      <Link href={addressOf('access', placeOfPath(base))}>{t('st.in.access.open')}</Link>
    </div>
  );
}
function accessName(access: string, t: (key: StudioTextKey) => string): string {
  return kinds.some((kind) => kind === access) ? t(`st.in.access.as.${access}` as StudioTextKey) : access;
}

/** The branches of a parallel step, each with the way to its own settings. */
export function BranchesEditor({ field, at }: EditorProps<'branches'>) {
  const t = useStudioText();
  const id = useId();
  const { document, read, edit, base, readOnly, problems } = useInspection();
  const { choose, places } = useStudio();
  const label = t(field.label);
  const branches = Object.keys(objectOf(read(at)));
  const add = () =>
    edit(
      'st.in.did',
      label,
      (before) =>
        insertBranch(before, pointerAt(base), { services: places.services, programmes: places.programmes.map((one) => one.id) }).document,
    );
  return (
    <fieldset className="st-in-group" aria-labelledby={id} data-at={pointerAt(at)}>
      <h4 id={id} className="st-in-label">
        {label}
      </h4>
      <ProblemNotes problems={problems(at)} />
      {branches.length === 0 && <p className="st-in-help">{t('st.in.branches.none')}</p>}
      <ul className="st-in-cards">
        {branches.map((branch, index) => {
          const place = [...at, branch];
          const inside = inspectableAt(document, place);
          const title = typeof inside?.whole.title === 'string' ? inside.whole.title : branch;
          const steps = inside?.kind === 'block' ? Object.keys(objectOf(inside.own.steps)).length : 0;
          return (
            <li key={branch} className="st-in-card st-in-card-row" data-at={pointerAt(place)}>
              <span className="st-in-card-name">
                {title}
                <span className="st-in-quiet">
                  {inside?.kind === 'block' ? t('st.in.branches.block', { count: steps }) : typeName(inside?.whole.type, t)}
                </span>
              </span>
              <button
                type="button"
                className="st-in-open"
                aria-label={`${t('st.in.branches.open')} ${title}`}
                onClick={() => choose(placeOfPath(place))}
              >
                {t('st.in.branches.open')}
              </button>
              {!readOnly && (
                <ItemTools
                  what={title}
                  first={index === 0}
                  last={index === branches.length - 1}
                  onMove={(by) => edit('st.in.moved', label, (before) => withMoved(before, at, branch, by))}
                  onRemove={() => edit('st.in.removed', title, (before) => removeSteps(before, [pointerAt(place)]).document)}
                />
              )}
              <ProblemNotes problems={problems(place, true)} />
            </li>
          );
        })}
      </ul>
      {!readOnly && (
        <button type="button" className="st-in-add" onClick={add}>
          <span aria-hidden="true">＋</span> {t('st.in.branches.add')}
        </button>
      )}
    </fieldset>
  );
}

function typeName(type: unknown, t: (key: StudioTextKey) => string): string {
  return typeof type === 'string' && type in sectionsOf ? t(`st.in.type.${type as StepType}`) : '';
}

/** The block of an `each`. Its steps are steps of their own. */
export function BlockEditor({ field, at }: EditorProps<'block'>) {
  const t = useStudioText();
  const { problems } = useInspection();
  const { choose } = useStudio();
  return (
    <fieldset className="st-in-group" aria-label={t(field.label)} data-at={pointerAt(at)}>
      <ProblemNotes problems={problems(at)} />
      <Inspected path={at}>
        <div className="st-in-fields">
          <Sections sections={blockSections} at={at} plain />
        </div>
      </Inspected>
      <button type="button" className="st-in-open" onClick={() => choose(placeOfPath(at))}>
        {t('st.in.block.open')}
      </button>
    </fieldset>
  );
}

const shareable: readonly StepType[] = [
  'review',
  'form',
  'wait',
  'notice',
  'score',
  'batch',
  'compute',
  'decide',
  'correct',
  'notify',
  'register',
  'end',
];

/** What all branches that are single steps have in common. */
export function TemplateEditor({ field, at }: EditorProps<'template'>) {
  const t = useStudioText();
  const { read, write, readOnly, problems } = useInspection();
  const label = t(field.label);
  const value = read(at);
  const type = objectOf(value).type;
  return (
    <div className="st-in-fields" data-at={pointerAt(at)}>
      <p className="st-in-help">{t('st.in.template.help')}</p>
      <ProblemNotes problems={problems(at)} />
      <label className="st-in-field">
        <span className="st-in-label">{t('st.in.template.type')}</span>
        <select
          className="st-in-input lz-select"
          disabled={readOnly}
          data-at={pointerAt([...at, 'type'])}
          value={typeof type === 'string' ? type : ''}
          onChange={({ target }) => write([...at, 'type'], target.value, label)}
        >
          <option value="">{t('st.in.none')}</option>
          {shareable.map((one) => (
            <option key={one} value={one}>
              {t(`st.in.type.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {isObject(value) && typeof type === 'string' && type in sectionsOf && (
        <>
          <Inspected path={at}>
            <Sections sections={sectionsOf[type as StepType]} at={at} />
          </Inspected>
          {!readOnly && (
            <button type="button" className="st-in-add" onClick={() => write(at, undefined, label)}>
              {t('st.in.template.remove')}
            </button>
          )}
        </>
      )}
    </div>
  );
}
