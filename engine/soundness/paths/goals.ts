/** What a set of paths must reach: every step, outcome, branch, deadline, table row and scorecard band. */
import type { StepId } from '../../model/deadline.ts';
import type { Step } from '../../model/steps.ts';
import type { Node } from '../../rules/tree.ts';
import { BOOLEAN } from '../../rules/types.ts';
import { constantOf } from '../constant.ts';
import { withdrawn } from '../known-children.ts';
import { isAwaited } from './children.ts';
import { type Exit, exitsOf, neverGiven } from './exits.ts';
import { allOf, type Subject } from './subject.ts';

export interface Goal {
  /** `step:<id>`, `outcome:<id>:<outcome>`, `branch:<id>:<n>`, `expiry:<id>`, `band:<version>:<card>:<item>:<n>`, `row:<version>:<table>:<n>`… */
  readonly key: string;
  readonly step: StepId;
  /** By which it is left; null when entering is enough. */
  readonly exit: Exit | null;
  /** Must hold when the step is reached. */
  readonly conditions: readonly { readonly node: Node; readonly wanted: boolean }[];
  readonly ruleVersion: string | null;
  /** More than leaving by the exit: the path goes back to be signed again, an objection is dismissed, a child case is withdrawn, a lot falls so. */
  readonly twist: 'return' | 'dismissed' | 'fire' | 'withdrawn' | 'drawn' | 'spared' | null;
  /** An outcome that the child's programme hasn't. */
  readonly never: string | null;
}

export function goalsOf(subject: Subject): Goal[] {
  const goals: Goal[] = [];
  for (const { id, step } of subject.compiled.steps.values()) {
    const goal = (key: string, more: Partial<Goal> = {}) =>
      goals.push({ key, step: id, exit: null, conditions: [], ruleVersion: null, twist: null, never: null, ...more });
    goal(`step:${id}`);
    for (const exit of exitsOf(subject, id)) {
      const key = keyOf(exit);
      if (key) goal(key, { exit });
    }
    for (const never of neverGiven(subject, step)) goal(`outcome:${id}:${never}`, { never });
    if (step.deadline?.onExpire && !step.deadline.onExpire.to && !step.deadline.onExpire.outcome && !('silence' in step))
      goal(`expiry:${id}`, { twist: 'fire' });
    if (step.type === 'form' && step.sign) goal(`return:${id}`, { twist: 'return' });
    if (step.type === 'notice') goal(`dismissed:${id}`, { twist: 'dismissed', exit: clearOf(subject, id) });
    const ended =
      isAwaited(step) && !Object.hasOwn(step.outcomes ?? {}, withdrawn) && exitsOf(subject, id).find(({ way }) => way.kind === 'ended');
    if (ended) goal(`withdrawn:${id}`, { twist: 'withdrawn', exit: ended });
    for (const falls of lotGoals(subject, step)) goal(`outcome:${id}:${falls}`, { twist: falls });
    for (const rule of ruleGoals(subject, step)) goal(rule.key, { ruleVersion: rule.version, conditions: rule.conditions });
  }
  return goals.filter((goal, index) => goals.findIndex(({ key }) => key === goal.key) === index);
}

/** How a lot can fall. */
function lotGoals({ compiled: { workflow } }: Subject, step: Step): readonly ('drawn' | 'spared')[] {
  if (step.type !== 'compute' || !step.lot) return [];
  const share = constantOf(step.lot.share, workflow.parameters);
  return [...(share === 0 ? [] : ['drawn' as const]), ...(share === 100 ? [] : ['spared' as const])];
}

function clearOf(subject: Subject, id: StepId): Exit | null {
  return exitsOf(subject, id).find(({ way }) => way.kind === 'outcome' && way.outcome === 'clear') ?? null;
}

function keyOf({ step, way }: Exit): string | null {
  switch (way.kind) {
    case 'outcome':
      return `outcome:${step}:${way.outcome}`;
    case 'branch':
      return `branch:${step}:${way.index < 0 ? 'otherwise' : way.index}`;
    case 'silence':
    case 'expiry':
      return `expiry:${step}`;
    case 'ended':
      return `outcome:${step}:ended`;
    case 'skip':
      return `skip:${step}`;
    case 'withdraw':
    case 'fail':
      return `${way.kind}:${step}`;
    case 'message':
      return `message:${step}:${way.message}`;
    default:
      return null;
  }
}

interface RuleGoal {
  readonly key: string;
  readonly version: string;
  readonly conditions: Goal['conditions'];
}

function ruleGoals(subject: Subject, step: Step): RuleGoal[] {
  if (step.type !== 'compute') return [];
  return (subject.compiled.workflow.ruleVersions ?? []).flatMap((version): RuleGoal[] => {
    const scorecard = step.scorecard === undefined ? undefined : version.scorecards?.[step.scorecard];
    const bands = (scorecard?.items ?? []).flatMap(({ id, bands: all }) => {
      const trees = all.map((band) => subject.tree(band.when));
      return [...all.keys(), -1].map((n) => {
        const conditions = trees.flatMap((node, index) => (node && (n < 0 || index <= n) ? [{ node, wanted: index === n }] : []));
        return { key: bandKey(version.id, step.scorecard ?? '', id, n), version: version.id, conditions };
      });
    });
    const table = step.table === undefined ? undefined : version.tables?.[step.table];
    const rows = (table?.rules ?? []).flatMap((_rule, row) => {
      const node = table && subject.rowTree(table, row);
      if (!table || !node) return [];
      const earlier = table.hitPolicy === 'FIRST' ? [...Array(row).keys()].flatMap((n) => subject.rowTree(table, n) ?? []) : [];
      const conditions = [{ node, wanted: true }, ...earlier.map((other) => ({ node: not(other), wanted: true }))];
      return [{ key: rowKey(version.id, step.table ?? '', row), version: version.id, conditions }];
    });
    return [...bands, ...rows];
  });
}

function not(operand: Node): Node {
  return { kind: 'not', operand: allOf([operand]), type: BOOLEAN, from: 0, to: 0 };
}

export function bandKey(version: string, card: string, item: string, n: number): string {
  return `band:${version}:${card}:${item}:${n < 0 ? 'otherwise' : n}`;
}
export function rowKey(version: string, table: string, row: number): string {
  return `row:${version}:${table}:${row}`;
}
