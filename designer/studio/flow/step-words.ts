/** What is said of a step on its card: its kind, whose work it is and how long it may take, and what its ways are called. */

import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { StudioPlacesDto } from '../../../engine/model/dto/studio.ts';
import type { StepType } from '../../../engine/model/steps.ts';
import { assignmentsOf, type Edge, outcomesOf } from '../../../engine/soundness/edges.ts';
import type { Place } from '../../../engine/soundness/places.ts';
import type { StudioTextKey } from '../texts/zh-CN.ts';

type Say = (key: StudioTextKey, params?: Readonly<Record<string, string | number>>) => string;
export interface Speech {
  readonly t: Say;
  readonly english: boolean;
  readonly workflow: WorkflowDefinition;
  readonly organisations: StudioPlacesDto['organisations'];
}

const known: ReadonlySet<string> = new Set(
  'form review correct decide compute parallel each notice batch score service wait notify register case end'.split(' '),
);
export const isStepType = (type: unknown): type is StepType => typeof type === 'string' && known.has(type);

export function titleOf({ step, id }: Place, english = false): string {
  const own = english && typeof step.titleEn === 'string' ? step.titleEn : step.title;
  return typeof own === 'string' && own !== '' ? own : id;
}

export function typeOf({ step }: Place, { t }: Pick<Speech, 't'>): string {
  return isStepType(step.type) ? t(`st.in.type.${step.type}`) : String(step.type ?? '');
}

/** Whose work it is; empty where nobody does it. */
export function peopleOf(place: Place, { t, english, workflow, organisations }: Speech): string {
  const { step } = place;
  if (step.type === 'form' || step.type === 'correct') return t('st.flow.applicant');
  let given: ReturnType<typeof assignmentsOf> = [];
  try {
    given = assignmentsOf(place);
  } catch (error) {
    // A step that isn't finished may lack whose work it is.
    if (!(error instanceof TypeError)) throw error;
  }
  const roleOf = (role: string) => {
    const found = workflow.roles?.[role];
    return (english && found?.titleEn) || found?.title || role;
  };
  return given
    .flatMap(({ assignment }) => (assignment?.role ? [assignment] : []))
    .map(({ role, org, scope, count }) => {
      const where =
        org === undefined ? (scope === undefined ? '' : t('st.flow.byCase')) : (organisations.find(({ id }) => id === org)?.name ?? org);
      return `${roleOf(role)}${where === '' ? '' : t('st.flow.of', { where })}${count !== undefined && count > 1 ? ` × ${count}` : ''}`;
    })
    .join(t('st.flow.comma'));
}

/** How long it may take; empty without a limit. */
export function timeOf({ step }: Place, { t }: Speech): string {
  const period = step.type === 'notice' || step.type === 'wait' ? step.period : step.deadline;
  if (!period || typeof period.amount !== 'number') return '';
  return t('st.flow.within', { amount: period.amount, unit: t(`st.in.unit.${period.unit}`) });
}

/** What a way is called: its outcome, its condition, or what sets it off. */
export function wayName(edge: Edge, { t, english, workflow }: Pick<Speech, 't' | 'english' | 'workflow'>): string {
  const { from, outcome } = edge;
  if (outcome !== undefined) return outcomeName(from, outcome, { t, english });
  switch (edge.kind) {
    case 'branch':
      return branchName(edge, t);
    case 'expiry':
      return t('st.flow.way.expiry');
    case 'withdrawal':
      return t('st.flow.way.withdrawal');
    case 'clock':
      return t('st.flow.way.clock');
    case 'message': {
      const name = String(edge.at.at(-2) ?? '');
      return workflow.messages?.[name]?.title ?? name;
    }
    default:
      return '';
  }
}

function branchName({ from, at }: Edge, t: Say): string {
  if (from.step.type === 'service') return t('st.flow.way.failure');
  if (at.at(-1) === 'otherwise') return t('st.flow.way.otherwise');
  const index = Number(at.at(-2));
  const label = from.step.type === 'decide' ? from.step.branches[index]?.label : undefined;
  return label || t('st.flow.way.branch', { number: index + 1 });
}

const noticed = { clear: 'st.flow.way.clear', partly: 'st.flow.way.partly', upheld: 'st.flow.way.upheld' } as const;

function outcomeName(place: Place, outcome: string, words: Pick<Speech, 't' | 'english'>): string {
  const own = place.branches.length > 0 ? undefined : outcomesOf(place)[outcome];
  if (own) return (words.english && own.labelEn) || own.label || outcome;
  if (place.step.type === 'notice' && outcome in noticed) return words.t(noticed[outcome as keyof typeof noticed]);
  // What a group comes to is called as its branches call it.
  const inside = place.branches.flatMap(({ places }) => places).filter((inner) => Object.hasOwn(outcomesOf(inner), outcome));
  if (inside[0]) return outcomeName(inside[0], outcome, words);
  const end = place.branches.flatMap(({ places }) => places).find(({ step }) => step.type === 'end' && step.outcome === outcome);
  return end ? titleOf(end, words.english) : outcome;
}
