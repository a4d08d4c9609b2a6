/**
 * Conditions that never hold, branches, bands and rules that never count, gaps and overlaps of decision tables: decided
 * exactly over the values the names can have (`rules/coverage-*.ts`), each told with values a person can check.
 */
import type { WorkflowDefinition } from '../model/definition.ts';
import { type Path, pointerOf } from '../model/pointer.ts';
import type { DecisionTable, Scorecard } from '../model/rules.ts';
import { type ConditionCoverage, coverConditions } from '../rules/coverage-conditions.ts';
import { coverTable } from '../rules/coverage-table.ts';
import type { Node } from '../rules/tree.ts';
import { BOOLEAN, type ContextType } from '../rules/types.ts';
import { compiledIn } from './compiled.ts';
import { type PlacedExpression, typeFor } from './expressions.ts';
import { scopeAt } from './item-scope.ts';
import { type MadeFrom, madeFrom } from './memory.ts';
import { neverHolds } from './never.ts';
import type { Place } from './places.ts';
import type { Report } from './report.ts';
import type { ScopeTypes } from './scope-types.ts';

export interface Covered {
  readonly workflow: Partial<WorkflowDefinition>;
  readonly places: readonly Place[];
  readonly expressions: readonly PlacedExpression[];
  readonly types: ScopeTypes;
  /** Fields of the application that are never empty once it is submitted (`fields.ts`). */
  readonly filled: ReadonlySet<string>;
}

/** Pointers of the targets (`to`) that are never gone to because their condition never holds or never counts. */
export type NeverTaken = ReadonlySet<string>;

export function checkCoverage(all: Covered, report: Report): NeverTaken {
  const dead = new Set<string>();
  const constants = { parameters: all.workflow.parameters ?? noParameters };
  const told = checkDecisions(all, constants, dead, report);
  for (const expression of all.expressions) {
    const { source, at, expect } = expression;
    if (expect?.kind !== 'boolean' || told.has(pointerOf(at))) continue;
    const tree = treeOf(source, typeFor(expression, all.types));
    if (tree && neverHolds(tree, source, all.workflow.parameters)) {
      report.error('condition.never', at, { condition: source });
      if (at.at(-1) === 'when') dead.add(pointerOf([...at.slice(0, -1), 'to']));
    }
  }
  checkEligibility(all, report);
  for (const [index, version] of (all.workflow.ruleVersions ?? []).entries()) {
    for (const [name, scorecard] of Object.entries(version?.scorecards ?? {})) {
      checkBands(scorecard, ['ruleVersions', index, 'scorecards', name], all.types.whole, constants, report);
    }
    for (const [name, table] of Object.entries(version?.tables ?? {})) {
      checkTableCoverage(table, name, ['ruleVersions', index, 'tables', name], all, constants, report);
    }
  }
  return dead;
}

type Constants = { readonly parameters: Readonly<Record<string, unknown>> };
/** One object, so that it is the same from one check to the next. */
const noParameters = {};

function treeOf(source: string, type: ContextType): Node | null {
  const compiled = compiledIn(type, source, BOOLEAN);
  return compiled.ok ? compiled.tree : null;
}

/** Branches by the first condition that holds. Gives back the pointers of the conditions told of. */
function checkDecisions({ places, types }: Covered, constants: Constants, dead: Set<string>, report: Report): Set<string> {
  const told = new Set<string>();
  for (const place of places) {
    const { step, at, broken, id } = place;
    if (broken || step.type !== 'decide') continue;
    const type = scopeAt(place, types.whole);
    const found = covered(step.branches, type, constants);
    for (const { index, by } of found.masked) {
      dead.add(pointerOf(at('branches', index, 'to')));
      const params = { step: id, branch: index + 1, by: by.map((other) => other + 1).join(', '), condition: step.branches[index]!.when };
      report.error('decide.masked', at('branches', index, 'when'), params);
    }
    for (const index of step.branches.keys()) if (!found.never.includes(index)) told.add(pointerOf(at('branches', index, 'when')));
    for (const index of found.undecided) report.warn('check.undecided', at('branches', index, 'when'), {});
  }
  return told;
}

/** By the list as it stands in the document: the very same list from one check to the next while nobody edits it. */
const known: MadeFrom<ConditionCoverage> = new WeakMap();

function covered(list: readonly { readonly when: string }[], type: ContextType, constants: Constants): ConditionCoverage {
  return madeFrom(known, list, [type, constants.parameters], () =>
    coverConditions(
      list.map(({ when: source }) => {
        const tree = treeOf(source, type);
        return tree && { tree, source };
      }),
      constants,
    ),
  );
}

/** Conditions that can't all hold together: nobody could ever apply. */
function checkEligibility({ workflow, types }: Covered, report: Report): void {
  const conditions = (workflow.eligibility ?? []).filter((condition) => condition !== undefined);
  if (conditions.length < 2) return;
  const source = conditions.map(({ when }) => `(${when})`).join(' and ');
  const tree = treeOf(source, types.before);
  const each = conditions.every(({ when }) => {
    const own = treeOf(when, types.before);
    return own && !neverHolds(own, when, workflow.parameters);
  });
  if (tree && each && neverHolds(tree, source, workflow.parameters)) report.error('eligibility.never', ['eligibility'], {});
}

function checkBands(scorecard: Scorecard, at: Path, type: ContextType, constants: Constants, report: Report): void {
  for (const [index, item] of scorecard.items.entries()) {
    const own = (...rest: Path) => [...at, 'items', index, ...rest];
    const { never, masked, line, undecided } = covered(item.bands, type, constants);
    for (const band of never) report.error('condition.never', own('bands', band, 'when'), { condition: item.bands[band]!.when });
    for (const { index: band, by } of masked) {
      const labels = by.map((other) => item.bands[other]!.label).join(', ');
      report.error('scorecard.masked', own('bands', band, 'when'), { item: item.title, band: item.bands[band]!.label, by: labels });
    }
    const valley = valleyOf((line ?? []).map((point) => ({ ...point, ...(item.bands[point.index] ?? item.otherwise) })));
    if (valley) report.warn('scorecard.gap', own('bands'), { item: item.title, value: valley.value, label: valley.label });
    for (const band of undecided) report.warn('check.undecided', own('bands', band, 'when'), {});
    const best = Math.max(item.otherwise.score, ...item.bands.map((band) => band.score));
    if (best < item.max) report.warn('scorecard.best', own('max'), { item: item.title, best, max: item.max });
  }
}

/** A value that scores less than some smaller and some greater one: a range forgotten between bands, or a bound turned round. */
function valleyOf<P extends { readonly score: number }>(points: readonly P[]): P | undefined {
  return points.find(({ score }, index) => {
    const better = (other: P) => other.score > score;
    return points.slice(0, index).some(better) && points.slice(index + 1).some(better);
  });
}

function checkTableCoverage(table: DecisionTable, name: string, at: Path, all: Covered, constants: Constants, report: Report): void {
  const found = coverTable(table, all.types.whole, constants, (names) => names.every((path) => isFilled(path, all)));
  if (!found) return;
  const rule = (index: number) => [...at, 'rules', index];
  for (const index of found.never) report.error('table.never', rule(index), { rule: index + 1 });
  for (const index of found.masked) report.error('table.masked', rule(index), { rule: index + 1, policy: table.hitPolicy });
  for (const { rules, example } of found.overlaps) {
    const params = { rule: rules[1] + 1, other: rules[0] + 1, example };
    if (table.hitPolicy === 'ANY') report.error('table.differ', rule(rules[1]), params);
    else report.error('table.overlap', rule(rules[1]), params);
  }
  if (found.gap !== null) {
    if (isRead(name, table, all)) report.error('table.gap', [...at, 'rules'], { example: found.gap });
    else report.warn('table.gap', [...at, 'rules'], { example: found.gap });
  }
  for (const input of found.gapWhenEmpty) report.warn('table.gap-empty', [...at, 'rules'], { input });
  if (found.unknown.length > 0) {
    const cells = found.unknown.map(([row, input]) => `${row + 1}/${table.inputs[input]!.label}`);
    report.warn('table.not-analysed', at, { cells: [...new Set(cells)].join(', ') });
  }
  if (found.exceeded) report.warn('check.undecided', at, {});
}

/** Does anything but a display read an output of the table? Then a missing output goes wrong. */
function isRead(table: string, { outputs }: DecisionTable, { places, expressions, types }: Covered): boolean {
  const steps = places.filter(({ step, broken }) => !broken && step.type === 'compute' && step.table === table).map(({ id }) => id);
  const names = outputs.map((output) => output.name);
  return expressions.some((expression) => {
    const { source, shown, expect } = expression;
    if (shown || !steps.some((id) => source.includes(id))) return false;
    const compiled = compiledIn(typeFor(expression, types), source, expect);
    return compiled.ok && compiled.names.some(([root = '', output = '']) => steps.includes(root) && names.includes(output));
  });
}

const always = ['uscc', 'name', 'district'];

/** Is a value of the scope always there when a case is under way? Parameters, today, required fields that are always shown. */
export function isFilled([root = '', name = '']: readonly string[], { filled }: Pick<Covered, 'filled'>): boolean {
  if (root === 'enterprise') return always.includes(name);
  if (root === 'application') return filled.has(name);
  return ['parameters', 'today', 'applyType'].includes(root);
}
