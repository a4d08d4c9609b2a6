/** What changed in one step. */
import type { Deadline, Period, StepId } from '../../model/deadline.ts';
import type { ProgrammePackage } from '../../model/definition.ts';
import type { Outcome } from '../../model/people.ts';
import type { ComputeStep, Step } from '../../model/steps.ts';
import type { ContextType } from '../../rules/types.ts';
import { constantOf } from '../constant.ts';
import type { Place } from '../places.ts';
import { type ChangeClass, type Differ, eachName, same } from './change.ts';
import { expiry, people, period, plain, policy, propertyName, sentence } from './words.ts';

export interface Sides {
  readonly before: ProgrammePackage;
  readonly after: ProgrammePackage;
  readonly scopes: readonly [ContextType, ContextType];
  /** New id of an old step. */
  readonly rename: (id: StepId) => StepId;
}
type Loose = Readonly<Record<string, unknown>>;

/** Properties with words of their own; all others are told by name. */
const told: ReadonlySet<string> = new Set(
  'type title titleEn help deadline period assign objections policy outcomes external next withdrawTo to when branches otherwise template silence steps start'.split(
    ' ',
  ),
);
/** Properties whose change is one of this class; else of the process. */
const classes: Readonly<Record<string, ChangeClass>> = {
  ...{
    access: 'forms',
    form: 'forms',
    verify: 'forms',
    content: 'texts',
    columns: 'texts',
    subject: 'texts',
    body: 'texts',
    certificate: 'texts',
  },
  ...{
    valid: 'time',
    validFrom: 'time',
    rounds: 'time',
    scorecard: 'rules',
    table: 'rules',
    values: 'rules',
    lot: 'rules',
    aggregate: 'rules',
    items: 'rules',
  },
  ...{ sign: 'people', by: 'people', absence: 'people', range: 'rules' },
};

export function diffStep(differ: Differ, sides: Sides, old: Place, next: Place): void {
  const [a, b] = [old.step, next.step] as unknown as [Loose, Loose];
  const title = next.step.title ?? next.id;
  const note = (kind: ChangeClass, code: string, property: string, words = {}) => {
    const at = (place: Place, has: unknown) => (has === undefined ? null : place.at(property));
    differ.note(kind, code, at(old, a[property]), at(next, b[property]), { title, property: propertyName(property), ...words });
  };
  if (a.type !== b.type) note('process', 'diff.type', 'type', { before: String(a.type), after: String(b.type) });
  for (const name of ['title', 'titleEn', 'help']) {
    if (!same(a[name], b[name])) note('texts', 'diff.text', name, { before: plain(a[name]), after: plain(b[name]) });
  }
  if (a.when !== b.when) {
    const [before, after] = [sentence(a.when as string, sides.scopes[0]), sentence(b.when as string, sides.scopes[1])];
    note('process', 'diff.when', 'when', { before, after });
  }
  diffTargets(differ, sides, old, next, note);
  diffTimes(a, b, note);
  for (const name of ['assign', 'objections']) {
    if (!same(a[name], b[name]))
      note('people', 'diff.people', name, { before: people(a[name], sides.before), after: people(b[name], sides.after) });
  }
  if (!same(a.policy, b.policy))
    note('people', 'diff.policy', 'policy', { before: policy(a.policy as never), after: policy(b.policy as never) });
  diffOutcomes(differ, sides, old, next, ['outcomes'], a.outcomes as never, b.outcomes as never);
  const [external, other] = [a.external, b.external] as ({ outcomes?: never; assign?: unknown } | undefined)[];
  diffOutcomes(differ, sides, old, next, ['external', 'outcomes'], external?.outcomes, other?.outcomes);
  if (external && other && !same(external.assign, other.assign)) {
    note('people', 'diff.people', 'external', { before: people(external.assign, sides.before), after: people(other.assign, sides.after) });
  }
  eachName(a, b, (name, before, after) => {
    if (!told.has(name) && !same(before, after))
      note(classes[name] ?? 'process', 'diff.property', name, {
        before: shown(name, before, sides.before),
        after: shown(name, after, sides.after),
      });
  });
}

function shown(name: string, value: unknown, { workflow }: ProgrammePackage) {
  if (name !== 'lot' || value === undefined) return plain(value);
  const { share } = value as NonNullable<ComputeStep['lot']>;
  return plain(`${constantOf(share, workflow.parameters) ?? share} %`);
}

type Note = (kind: ChangeClass, code: string, property: string, words?: object) => void;

function diffTargets(differ: Differ, { rename, before, after, scopes }: Sides, old: Place, next: Place, note: Note): void {
  const [a, b] = [old.step, next.step] as unknown as [Loose, Loose];
  const name = (id: unknown, pkg: ProgrammePackage) => () => titleIn(pkg.workflow.steps, String(id));
  for (const property of ['next', 'otherwise', 'withdrawTo']) {
    const [from, to] = [a[property], b[property]];
    if (from === undefined && to === undefined) continue;
    if (from !== undefined && to !== undefined && rename(String(from)) === to) continue;
    note('process', 'diff.target', property, {
      before: from === undefined ? plain(from) : name(from, before),
      after: to === undefined ? plain(to) : name(to, after),
    });
  }
  if (old.step.type !== 'decide' || next.step.type !== 'decide') return;
  const [olds, nexts] = [old.step.branches, next.step.branches];
  const branches = Array.from({ length: Math.max(olds.length, nexts.length) }, (_, index) => index);
  for (const index of branches) {
    const [from, to] = [olds[index], nexts[index]];
    if (from && to && from.when === to.when && rename(from.to) === to.to) continue;
    const words = {
      title: next.step.title ?? next.id,
      before: from
        ? (lang: 'en' | 'zh-CN') => `${sentence(from.when, scopes[0])(lang)} → ${titleIn(before.workflow.steps, from.to)}`
        : plain(undefined),
      after: to
        ? (lang: 'en' | 'zh-CN') => `${sentence(to.when, scopes[1])(lang)} → ${titleIn(after.workflow.steps, to.to)}`
        : plain(undefined),
    };
    differ.note('process', 'diff.branch', from ? old.at('branches', index) : null, to ? next.at('branches', index) : null, words);
  }
}

/** Title of a step, wherever it is. */
function titleIn(steps: Readonly<Record<StepId, Step>>, id: StepId): string {
  return steps[id]?.title ?? id;
}

function diffTimes(a: Loose, b: Loose, note: Note): void {
  for (const name of ['deadline', 'period']) {
    const [from, to] = [a[name], b[name]] as (Period | undefined)[];
    if (same(from, to)) continue;
    const [before, after] = [period(from), period(to)];
    if (from?.amount !== to?.amount || from?.unit !== to?.unit) note('time', 'diff.period', name, { before, after });
    if (!from || !to) continue;
    if (name === 'deadline' && !same((from as Deadline).onExpire, (to as Deadline).onExpire)) {
      note('time', 'diff.expiry', name, { before: expiry(from), after: expiry(to) });
    }
    const rest = ({ amount: _a, unit: _u, ...others }: Period) => ({ ...others, onExpire: null });
    if (!same(rest(from), rest(to))) note('time', 'diff.counting', name, { before: plain(rest(from)), after: plain(rest(to)) });
  }
  if (a.silence !== b.silence) note('time', 'diff.silence', 'silence', { before: plain(a.silence), after: plain(b.silence) });
}

type Outcomes = Readonly<Record<string, Partial<Outcome>>> | undefined;

function diffOutcomes(
  differ: Differ,
  sides: Sides,
  old: Place,
  next: Place,
  at: readonly string[],
  before: Outcomes,
  after: Outcomes,
): void {
  const title = next.step.title ?? next.id;
  eachName(before, after, (id, from, to) => {
    const outcome = to?.label ?? from?.label ?? id;
    const places = [from ? old.at(...at, id) : null, to ? next.at(...at, id) : null] as const;
    if (!from || !to) {
      differ.note('process', to ? 'diff.outcome-added' : 'diff.outcome-removed', ...places, { title, outcome });
      return;
    }
    if ((from.to === undefined ? undefined : sides.rename(from.to)) !== to.to) {
      const name = (id: string | undefined, pkg: ProgrammePackage) =>
        id === undefined ? plain(id) : () => titleIn(pkg.workflow.steps, id);
      differ.note('process', 'diff.outcome-target', ...places, {
        title,
        outcome,
        before: name(from.to, sides.before),
        after: name(to.to, sides.after),
      });
    }
    if (from.when !== to.when) {
      const words = { before: sentence(from.when, sides.scopes[0]), after: sentence(to.when, sides.scopes[1]) };
      differ.note('process', 'diff.outcome-when', ...places, { title, outcome, ...words });
    }
    if (from.reason !== to.reason)
      differ.note('process', 'diff.outcome-reason', ...places, { title, outcome, before: plain(from.reason), after: plain(to.reason) });
    if (from.label !== to.label || from.labelEn !== to.labelEn) {
      differ.note('texts', 'diff.outcome-label', ...places, { title, before: plain(from.label), after: plain(to.label) });
    }
  });
}
