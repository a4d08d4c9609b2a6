/**
 * Cases that a step opens: a path ends them itself. How one ends — its outcome, its application, its results — is solved for like a
 * service's answer; the real case may be of any programme that offers that ending.
 */
import { evaluateJson } from '../../machine/scope.ts';
import type { CaseState } from '../../model/case.ts';
import type { CaseStep, Step } from '../../model/steps.ts';
import type { CompareOp } from '../../rules/tree.ts';
import { toJson } from '../../rules/value.ts';
import { withdrawn } from '../known-children.ts';
import type { Exit } from './exits.ts';
import type { CaseFacts, Data, Move } from './facts.ts';
import type { Moment, Reference } from './moment.ts';
import type { Ways } from './results.ts';
import type { Subject } from './subject.ts';
import { targetsFor } from './targets.ts';

type Scope = Readonly<Record<string, unknown>>;

/** How a child case ends. */
export interface Ending {
  readonly outcome: string;
  /** What stood in its application then. */
  readonly application: Data;
  /** Results by its own steps. */
  readonly results: Readonly<Record<string, Data>>;
}

export function isAwaited(step: Step | undefined): step is CaseStep {
  return step?.type === 'case' && step.await !== false;
}

/**
 * @param id the step, without items
 * @param passed what the step filled into the application; the case may have changed it since
 */
export function endingOf(facts: CaseFacts, id: string, step: CaseStep, exit: Exit | null, passed: Data, endings: Endings): Ending {
  const { outcome, application, results } = (facts.forms[id] ?? {}) as Partial<Ending>;
  return {
    outcome: exit?.way.kind === 'outcome' ? exit.way.outcome : otherThan(step, outcome, endings),
    application: { ...passed, ...application },
    results: results ?? {},
  };
}

/** Outcomes that the child's programme has, where it is known; null: any. */
export type Endings = ReadonlySet<string> | null;

/** An outcome that the step doesn't name, of those the child can end with: the one wanted, if that is so. */
function otherThan({ outcomes = {} }: CaseStep, wanted: string | undefined, endings: Endings): string {
  const isOther = (outcome: string) => !Object.hasOwn(outcomes, outcome) && (endings?.has(outcome) ?? true);
  if (wanted !== undefined && isOther(wanted)) return wanted;
  if (endings) return [...endings].find(isOther) ?? withdrawn;
  let other = 'other';
  while (!isOther(other)) other += 'x';
  return other;
}

/** What the step leaves behind when the route leaves it by `exit`; null when an expression has no value. */
export function caseResult(subject: Knowing, facts: CaseFacts, exit: Exit, step: CaseStep, scope: Scope): Data | null {
  const { compiled } = subject;
  const opened = { entry: 1, case: 'child', number: 'child' };
  if (!isAwaited(step) || !['outcome', 'ended'].includes(exit.way.kind)) return { ...opened, outcome: null, data: {} };
  try {
    const child = childIn(subject, facts, exit, step, scope);
    const taken = Object.entries(step.result ?? {}).map(([name, source]) => [
      name,
      toJson(compiled.feel(source).evaluate({ ...scope, child })),
    ]);
    return { ...opened, outcome: child.outcome, data: Object.fromEntries(taken) };
  } catch {
    return null;
  }
}

type Knowing = Pick<Subject, 'compiled' | 'endings'>;

function childIn({ compiled, endings }: Knowing, facts: CaseFacts, exit: Exit, step: CaseStep, scope: Scope) {
  const passed = Object.entries(step.data ?? {}).map(([field, source]) => [field, toJson(compiled.feel(source).evaluate(scope))]);
  return { number: 'child', ...endingOf(facts, exit.step, step, exit, Object.fromEntries(passed), endings(step.programme)) };
}

/** What the step takes from the child that has ended, as the runtime reckons it. */
export function takenFrom(
  { compiled }: Pick<Subject, 'compiled'>,
  { data }: CaseState,
  step: CaseStep,
  child: Ending & { readonly number: string },
  today: string,
): Data {
  const scope = { ...data, steps: { ...data.steps, child: { ...child } } };
  return Object.fromEntries(
    Object.entries(step.result ?? {}).map(([name, source]) => [name, evaluateJson(compiled, source, scope, today)]),
  );
}

/** The child's outcome, or what the step takes from it, followed back into how the child ends. */
export function endingMoves(
  step: CaseStep,
  { step: id, keys: [name, inner, ...deeper] }: Extract<Reference, { kind: 'result' }>,
  op: CompareOp,
  other: unknown,
  moment: Moment,
  ways: Ways,
): Move[] {
  const { tree } = moment.subject;
  if (name === 'outcome') {
    const node = { kind: 'literal', value: null, type: { kind: 'string' }, from: 0, to: 0 } as const;
    return targetsFor(op, other, node, moment).map((value) => [{ place: { slot: 'forms', keys: [id, 'outcome'] }, value }]);
  }
  const source = name === 'data' && typeof inner === 'string' && deeper.length === 0 ? tree(step.result?.[inner] ?? '') : null;
  if (!source) return [];
  const exit: Exit = { step: id, way: { kind: 'ended' }, to: null };
  try {
    const child = childIn(moment.subject, moment.facts, exit, step, moment.scope);
    const there: Moment = { ...moment, answering: id, scope: { ...moment.scope, child } };
    if (typeof other === 'boolean') return ways.movesFor(source, (op === '=') === other, there);
    return targetsFor(op, other, source, there).flatMap((target) => ways.becomes(source, target, there, ways.movesFor));
  } catch {
    return [];
  }
}
