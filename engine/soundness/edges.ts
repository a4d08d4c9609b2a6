import type { StepId } from '../model/deadline.ts';
import { once } from '../model/once.ts';
import type { Assignment, Outcome } from '../model/people.ts';
import type { Path } from '../model/pointer.ts';
import type { Reaction } from '../model/steps.ts';
import { isJson, type Place } from './places.ts';

/** A way out of a step. Without a target the branch ends with `outcome` (in the workflow itself: a dead end). */
export interface Edge {
  readonly from: Place;
  readonly to: StepId | undefined;
  /** Where the target is, or would be, written. */
  readonly at: Path;
  readonly kind: 'next' | 'review' | 'outcome' | 'branch' | 'expiry' | 'withdrawal' | 'message' | 'clock';
  readonly outcome?: string;
}

/**
 * The step types that are done in the instant they are entered: nobody and no time is waited for. Every other type waits.
 * With `stepEdges`, `assignmentsOf` and the blocks of `places.ts` this is all the analyses need to know of a step type.
 */
const automatic: readonly string[] = ['decide', 'compute', 'notify', 'register', 'end'];

/** Does the step go on at once? A broken step may do anything, so it doesn't. */
export function isAutomatic(place: Place): boolean {
  return !place.broken && (automatic.includes(place.step.type) || (place.step.type === 'case' && place.step.await === false));
}

/** Where a step with a `when` goes when it is skipped; undefined for a step that is never skipped. */
export function skipOf(place: Place): Edge | undefined {
  if (place.broken || place.step.when === undefined) return undefined;
  const edges = stepEdges(place);
  if (place.step.type === 'decide') return edges.at(-1);
  return (place.step.type === 'wait' ? edges.find((edge) => edge.kind === 'next') : undefined) ?? edges[0];
}

/** Several analyses follow the same ways. */
const known = new WeakMap<Place, readonly Edge[]>();

/** All ways out of a step, in the author's order; none for an end of the case and for broken steps. */
export function edgesOf(place: Place): readonly Edge[] {
  if (place.broken) return [];
  return once(known, place, allEdges);
}

function allEdges(place: Place): Edge[] {
  const edges = stepEdges(place);
  const to = place.step.deadline?.onExpire?.to;
  if (to !== undefined) edges.push({ from: place, to, at: place.at('deadline', 'onExpire', 'to'), kind: 'expiry' });
  // What the whole workflow does on a message can happen from the start on.
  const whole = isStart(place) && isJson(place.scope.source.on) ? (place.scope.source.on as Readonly<Record<string, Reaction>>) : {};
  for (const [name, reaction] of Object.entries(whole)) {
    if (typeof reaction?.to === 'string') edges.push({ from: place, to: reaction.to, at: ['on', name, 'to'], kind: 'message' });
  }
  const clock = isStart(place) && isJson(place.scope.source.clock) ? place.scope.source.clock.onExpire : undefined;
  if (isJson(clock) && typeof clock.to === 'string')
    edges.push({ from: place, to: clock.to, at: ['clock', 'onExpire', 'to'], kind: 'clock' });
  for (const [name, reaction] of Object.entries(place.step.on ?? {})) {
    if (reaction.to !== undefined) edges.push({ from: place, to: reaction.to, at: place.at('on', name, 'to'), kind: 'message' });
  }
  return edges;
}

function stepEdges(place: Place): Edge[] {
  const { step, at } = place;
  const edge = (to: StepId | undefined, path: Path, kind: Edge['kind'], outcome?: string): Edge => ({
    from: place,
    to,
    at: path,
    kind,
    ...(outcome === undefined ? {} : { outcome }),
  });
  const outcomeEdges = (outcomes: Readonly<Record<string, { readonly to?: StepId }>>, path: Path, kind: Edge['kind']) =>
    Object.entries(outcomes).map(([outcome, { to }]) => edge(to, [...path, outcome, ...(to === undefined ? [] : ['to'])], kind, outcome));
  switch (step.type) {
    case 'form': {
      const next = edge(step.next, at('next'), 'next');
      return step.withdrawTo === undefined || !isStart(place) ? [next] : [next, edge(step.withdrawTo, at('withdrawTo'), 'withdrawal')];
    }
    case 'review':
      return outcomeEdges(step.outcomes, at('outcomes'), 'review');
    case 'batch':
    case 'notice':
    case 'parallel':
    case 'each':
      return outcomeEdges(step.outcomes, at('outcomes'), 'outcome');
    case 'decide':
      return [
        ...step.branches.map((branch, index) => edge(branch.to, at('branches', index, 'to'), 'branch')),
        edge(step.otherwise, at('otherwise'), 'branch'),
      ];
    case 'wait': {
      const external = step.external ? outcomeEdges(step.external.outcomes, at('external', 'outcomes'), 'outcome') : [];
      return step.period || step.until !== undefined || step.message !== undefined
        ? [...external, edge(step.next, step.next === undefined ? at() : at('next'), 'next')]
        : external;
    }
    case 'case':
      return [...outcomeEdges(step.outcomes ?? {}, at('outcomes'), 'outcome'), edge(step.next, at('next'), 'next')];
    case 'service': {
      const next = edge(step.next, at('next'), 'next');
      return step.onFail === undefined ? [next] : [next, edge(step.onFail, at('onFail'), 'branch')];
    }
    case 'end':
      if (step.terminate && place.scope.branch) return [edge(undefined, at(), 'next')];
      return place.scope.branch ? [edge(undefined, at(), 'next', step.outcome)] : [];
    default:
      return [edge(step.next, at('next'), 'next')];
  }
}

/** The form step with which the case begins. */
export function isStart(place: Place): boolean {
  return place.scope.branch === null && place.scope.start === place.id;
}

/** Outcomes people may give in a step. */
export function outcomesOf(place: Place): Readonly<Record<string, Outcome>> {
  const { step } = place;
  if (step.type === 'review' || step.type === 'batch') return step.outcomes;
  return step.type === 'wait' ? (step.external?.outcomes ?? {}) : {};
}

/** Everybody a step is given to, with the place in the document. */
export function assignmentsOf(place: Place): { readonly assignment: Assignment; readonly at: Path }[] {
  const { step, at } = place;
  switch (step.type) {
    case 'review':
      return 'role' in step.assign
        ? [{ assignment: step.assign, at: at('assign') }]
        : step.assign.map((assignment, index) => ({ assignment, at: at('assign', index) }));
    case 'batch':
    case 'score':
      return [{ assignment: step.assign, at: at('assign') }];
    case 'notice':
      return [{ assignment: step.objections, at: at('objections') }];
    case 'wait':
      return step.external ? [{ assignment: step.external.assign, at: at('external', 'assign') }] : [];
    case 'notify':
      return step.to === 'applicant' ? [] : [{ assignment: step.to, at: at('to') }];
    default:
      return [];
  }
}

/** Number of people of a review. */
export function seatsOf(place: Place): number {
  return assignmentsOf(place).reduce((sum, { assignment }) => sum + (assignment.count ?? 1), 0);
}
