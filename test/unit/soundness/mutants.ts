/**
 * Mutants of a package: each one a mistake an author could make. Made by operators from the document itself, in its order,
 * so that they are the same ones every time. Nothing of the package is changed in place.
 */
import { pointerOf } from '../../../engine/model/pointer.ts';

export type Json = { readonly [name: string]: unknown };
export interface Mutant {
  readonly operator: string;
  /** JSON pointer of what was changed. */
  readonly at: string;
  readonly pkg: Json;
}
type Path = readonly (string | number)[];
type Change = (value: unknown, path: Path) => unknown;
interface Node {
  readonly path: Path;
  readonly value: unknown;
}

const GONE = Symbol('gone');

/** A copy with one part changed; `GONE` takes it out. */
function changed(root: unknown, path: Path, change: Change, at: Path = path): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(root, at);
  const below = changed((root as Json)[key as string], rest, change, at);
  if (Array.isArray(root))
    return below === GONE ? root.filter((_, index) => index !== key) : root.map((item, index) => (index === key ? below : item));
  return Object.fromEntries(
    Object.entries(root as Json).flatMap(([name, value]) =>
      name !== String(key) ? [[name, value]] : below === GONE ? [] : [[name, below]],
    ),
  );
}

/** The member of a map under another name, in its place. */
function renamed(root: unknown, path: Path, name: string): unknown {
  const owner = path.slice(0, -1);
  return changed(root, owner, (map) =>
    Object.fromEntries(Object.entries(map as Json).map(([key, value]) => [key === path.at(-1) ? name : key, value])),
  );
}

function nodesOf(value: unknown, path: Path = []): Node[] {
  const below =
    typeof value !== 'object' || value === null
      ? []
      : Array.isArray(value)
        ? value.flatMap((item, index) => nodesOf(item, [...path, index]))
        : Object.entries(value).flatMap(([name, item]) => nodesOf(item, [...path, name]));
  return [{ path, value }, ...below];
}

const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const under = (path: Path, ...start: (string | number)[]) => start.every((part, index) => path[index] === part);

/** All mutants, by operator. */
export function mutantsOf(pkg: Json): Mutant[] {
  const nodes = nodesOf(pkg);
  const steps = nodes.filter(
    ({ path, value }) =>
      under(path, 'workflow', 'steps') &&
      isMap(value) &&
      typeof path.at(-1) === 'string' &&
      ['steps', 'branches'].includes(String(path.at(-2))) &&
      !('steps' in value),
  );
  const ids = new Set(steps.map(({ path }) => String(path.at(-1))));
  const inSteps = nodes.filter(({ path }) => under(path, 'workflow', 'steps'));
  const last = ({ path }: Node) => String(path.at(-1));
  const targets = inSteps.filter((node) => ['to', 'next', 'otherwise', 'withdrawTo'].includes(last(node)) && ids.has(String(node.value)));
  const conditions = nodes.filter(
    (node) =>
      typeof node.value === 'string' && (last(node) === 'when' || last(node) === 'x-visibleWhen' || last(node) === 'x-requiredWhen'),
  );
  const outcomes = inSteps.filter(({ path, value }) => path.at(-2) === 'outcomes' && isMap(value));
  const reviewOutcomes = outcomes.filter(({ value }) => isMap(value) && typeof value.label === 'string');
  const fields = nodes.filter(
    ({ path, value }) =>
      path[0] === 'forms' && path[2] === 'schema' && path.at(-2) === 'properties' && isMap(value) && typeof value.type === 'string',
  );
  const bands = nodes.filter(({ path }) => path.at(-2) === 'bands' && typeof path.at(-1) === 'number');
  const rows = nodes.filter(({ path }) => path[3] === 'tables' && path.at(-2) === 'rules' && typeof path.at(-1) === 'number');
  const durations = nodes.filter(({ path, value }) => path[0] === 'workflow' && isMap(value) && 'amount' in value && 'unit' in value);
  const mutants: Mutant[] = [];
  const add = (operator: string, found: readonly Node[], mutate: (node: Node) => unknown) => {
    for (const node of found) {
      const mutant = mutate(node);
      if (mutant !== undefined) mutants.push({ operator, at: pointerOf(node.path), pkg: mutant as Json });
    }
  };
  const set = (operator: string, found: readonly Node[], change: Change) =>
    add(operator, found, (node) => (change(node.value, node.path) === undefined ? undefined : changed(pkg, node.path, change)));

  set('target removed', targets, () => GONE);
  set('target misspelt', targets, (value) => `${value}x`);
  add('target is a dead end', targets, (node) => {
    const outside = changed(pkg, node.path, () => 'circle');
    const circle = {
      type: 'review',
      title: '循环',
      assign: firstAssignment(steps),
      outcomes: { again: { label: '再审', to: 'circle' }, more: { label: '再议', to: 'circle' } },
    };
    return changed(outside, ['workflow', 'steps'], (all) => ({ ...(all as Json), circle }));
  });
  const branches = steps.filter(({ path }) => path.at(-2) === 'branches');
  set(
    'step dropped',
    steps.filter((step) => !branches.includes(step)),
    () => GONE,
  );
  set('branch dropped', branches, () => GONE);
  set(
    'branch of a decision dropped',
    inSteps.filter(({ path }) => path.at(-2) === 'branches' && typeof path.at(-1) === 'number'),
    () => GONE,
  );
  add(
    'step bypassed',
    steps.filter(({ path }) => path.length === 3),
    (node) => {
      const next = (node.value as Json).next;
      if (typeof next !== 'string' || last(node) === (pkg.workflow as Json).start) return undefined;
      return targets
        .filter(({ value, path }) => value === last(node) && path[2] !== last(node))
        .reduce((all, target) => changed(all, target.path, () => next), pkg as unknown);
    },
  );
  set('step of another type', steps, (value) => ({ ...(value as Json), type: (value as Json).type === 'compute' ? 'notify' : 'compute' }));
  add(
    'start changed',
    steps.filter(({ path }) => path.length === 3),
    (node) => (last(node) === (pkg.workflow as Json).start ? undefined : changed(pkg, ['workflow', 'start'], () => last(node))),
  );
  set('outcome dropped', outcomes, () => GONE);
  add(
    'outcome of a join renamed',
    outcomes.filter((node) => !reviewOutcomes.includes(node)),
    (node) => renamed(pkg, node.path, `${last(node)}x`),
  );
  set(
    'join of more branches than there are',
    steps.filter(({ value }) => (value as Json).type === 'parallel'),
    (value) => ({
      ...(value as Json),
      join: { need: Object.keys((value as { branches: Json }).branches).length + 1 },
    }),
  );
  set(
    'veto of an outcome nobody gives',
    nodes.filter(({ path }) => path.at(-2) === 'veto'),
    (value) => `${value}x`,
  );
  add(
    'role renamed',
    nodes.filter(({ path }) => path.length === 3 && under(path, 'workflow', 'roles')),
    (node) => renamed(pkg, node.path, `${last(node)}-x`),
  );
  set(
    'role misspelt',
    inSteps.filter((node) => (last(node) === 'role' || last(node) === 'escalate') && typeof node.value === 'string'),
    (value) => `${value}x`,
  );
  set(
    'registry misspelt',
    inSteps.filter((node) => last(node) === 'registry'),
    (value) => `${value}x`,
  );
  add(
    'registry renamed',
    nodes.filter(({ path }) => path.length === 3 && under(path, 'workflow', 'registries')),
    (node) => renamed(pkg, node.path, `${last(node)}-x`),
  );
  set(
    'form misspelt',
    nodes.filter((node) => under(node.path, 'workflow') && last(node) === 'form' && typeof node.value === 'string'),
    (value) => `${value}x`,
  );
  set(
    'form dropped',
    nodes.filter(({ path }) => path[0] === 'forms' && path.length === 2),
    () => GONE,
  );
  set(
    'vocabulary dropped',
    nodes.filter(({ path }) => path[0] === 'vocabularies' && path.length === 2),
    () => GONE,
  );
  add('field renamed', fields, (node) => renamed(pkg, node.path, `${last(node)}X`));
  set('field of another type', fields, (value) => ({ ...(value as Json), type: otherType(String((value as Json).type)) }));
  mutants.push(...shutFields(pkg));
  set(
    'field shown nowhere',
    nodes.filter(({ path, value }) => path[0] === 'forms' && path.at(-2) === 'elements' && isMap(value) && value.type === 'Control'),
    () => GONE,
  );
  set(
    'field misspelt in an expression',
    nodes.filter((node) => isExpression(node) && /application\.[a-z]/.test(String(node.value))),
    (value) => String(value).replace(/application\.(\w+)/, 'application.$1x'),
  );
  set(
    'name misspelt in an expression',
    nodes.filter((node) => isExpression(node) && /(parameters|enterprise)\.[a-z]/.test(String(node.value))),
    (value) => String(value).replace(/(parameters|enterprise)\.(\w+)/, '$1.$2x'),
  );
  set('condition that never holds', conditions, (value) => `(${value}) and not(${value})`);
  set('condition of text', conditions, () => '"x"');
  set(
    'otherwise removed',
    nodes.filter((node) => last(node) === 'otherwise'),
    () => GONE,
  );
  set('band dropped', bands, () => GONE);
  add('bound shifted over the band before', bands, (node) => shifted(pkg, node, bands));
  set('bound turned round', bands, (value) => {
    const { when } = value as { when: string };
    return /(>=|<=)/.test(when) && !when.includes('satisfies')
      ? { ...(value as Json), when: when.replace(/>=|<=/, (op) => (op === '>=' ? '<' : '>')) }
      : undefined;
  });
  set('rule of a table dropped', rows, () => GONE);
  set('unit of a period removed', durations, (value) =>
    Object.fromEntries(Object.entries(value as Json).filter(([name]) => name !== 'unit')),
  );
  set('unit of a period misspelt', durations, (value) => ({ ...(value as Json), unit: 'days' }));
  set(
    'silence without a deadline',
    inSteps.filter(({ value }) => isMap(value) && 'silence' in value && 'deadline' in value),
    (value) => Object.fromEntries(Object.entries(value as Json).filter(([name]) => name !== 'deadline')),
  );
  set(
    'silence is no outcome',
    inSteps.filter((node) => last(node) === 'silence'),
    (value) => `${value}x`,
  );
  set(
    'warning as long as the period',
    inSteps.filter(({ value }) => isMap(value) && typeof value.warn === 'number'),
    (value) => ({ ...(value as Json), warn: (value as Json).amount }),
  );
  set(
    'number without a sequence',
    nodes.filter((node) => typeof node.value === 'string' && node.value.includes('{seq')),
    (value) => String(value).replace(/\{seq:?\d*\}/, ''),
  );
  set(
    'correction of another step',
    inSteps.filter((node) => last(node) === 'of' && typeof node.value === 'string'),
    () => [...ids][1],
  );
  set(
    'rounds removed',
    inSteps.filter((node) => last(node) === 'rounds'),
    () => GONE,
  );
  set(
    'scorecard or table misspelt',
    inSteps.filter((node) => ['scorecard', 'table'].includes(last(node)) && typeof node.value === 'string'),
    (value) => `${value}x`,
  );
  set(
    'pass mark out of reach',
    nodes.filter((node) => last(node) === 'passTotal'),
    () => 10_000,
  );
  set(
    'minimum out of reach',
    nodes.filter((node) => last(node) === 'min' && node.path.includes('dimensions')),
    () => 10_000,
  );
  set(
    'dimension misspelt',
    nodes.filter((node) => last(node) === 'dimension'),
    (value) => `${value}x`,
  );
  set(
    'verified field misspelt',
    inSteps.filter(({ path }) => path.at(-3) === 'verify'),
    (value) => `${value}x`,
  );
  set(
    'access to no field',
    inSteps.filter(({ path, value }) => path.at(-1) === 'access' && isMap(value)),
    (value) => ({ ...(value as Json), nothing: 'hidden' }),
  );
  return mutants.filter(({ pkg: mutant }) => JSON.stringify(mutant) !== JSON.stringify(pkg));
}

function firstAssignment(steps: readonly Node[]): unknown {
  const found = steps.map(({ value }) => (value as Json).assign).find((assign) => isMap(assign) && 'role' in assign) as Json | undefined;
  return found ? { role: found.role } : { role: 'clerk' };
}

function otherType(type: string): string {
  return (
    { number: 'boolean', integer: 'boolean', string: 'number', boolean: 'number', array: 'number', object: 'number' }[type] ?? 'number'
  );
}

function isExpression({ path, value }: Node): boolean {
  return (
    typeof value === 'string' &&
    ['when', 'value', 'x-computed', 'x-visibleWhen', 'x-requiredWhen', 'scope', 'expression'].includes(String(path.at(-1)))
  );
}

/** Each required field of the application, in turn, read only where it should be filled in. */
function shutFields(pkg: Json): Mutant[] {
  const { workflow, forms } = pkg as { workflow: { start: string; steps: Record<string, Json> }; forms: Record<string, { schema: Json }> };
  const start = workflow.steps[workflow.start];
  const schema = forms[String(start?.form)]?.schema as { required?: string[]; properties: Record<string, Json> } | undefined;
  if (start?.type !== 'form') return [];
  return (schema?.required ?? [])
    .filter((name) => !['x-computed', 'x-prefill', 'default'].some((keyword) => keyword in (schema?.properties[name] ?? {})))
    .map((name) => ({
      operator: 'required field shut',
      at: `/workflow/steps/${workflow.start}/access/${name}`,
      pkg: changed(pkg, ['workflow', 'steps', workflow.start], (step) => ({
        ...(step as Json),
        access: { ...((step as Json).access as Json), [name]: 'read' },
      })) as Json,
    }));
}

/** The bound of a band set to that of the band before: the band is never reached. */
function shifted(pkg: Json, node: Node, bands: readonly Node[]): unknown {
  const index = node.path.at(-1) as number;
  const before = bands.find(({ path }) => pointerOf(path) === pointerOf([...node.path.slice(0, -1), index - 1]));
  const bound = (band: Node | undefined) =>
    /(>=|<=|<|>) (-?[\d.]+)$/.exec(String((band?.value as { when?: string } | undefined)?.when ?? ''));
  const [own, earlier] = [bound(node), bound(before)];
  if (!own || !earlier) return undefined;
  return changed(pkg, [...node.path, 'when'], (when) => String(when).replace(/-?[\d.]+$/, earlier[2] ?? ''));
}
