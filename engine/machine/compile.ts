/** Definition → machine. Machines are data: every guard, action and delay is a name; what the names do is `actions.ts`. */

import type { AnyStateMachine } from 'xstate';
import { compileForm } from '../forms/compile.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../model/definition.ts';
import { expandTemplates } from '../model/expand.ts';
import { createProgrammeMachine } from './actions.ts';
import { clockExpires } from './clock-timers.ts';
import { delayName, type Named, type StateConfig, type TimerName } from './config.ts';
import { ladderOf } from './due.ts';
import { compileRules } from './expressions.ts';
import { itemId, withItems } from './item-id.ts';
import { withLadder } from './ladder.ts';
import { hears } from './messages.ts';
import { nodeMaker, workId } from './node.ts';
import type { CompiledProgramme, Programme, RootConfig, Timers } from './programme.ts';
import { repairs } from './repair.ts';
import { named } from './steps/kind.ts';
import { indexSteps, type StepInfo } from './steps-index.ts';

/**
 * Compiles a checked package; `hash` is its content hash, by which the caller caches the result (about 30 ms for a large one).
 * Throws (RangeError, Error) only for packages that `soundness/` would refuse.
 */
export function compileProgramme(pkg: ProgrammePackage, hash: string): CompiledProgramme {
  const workflow = withLadder(expandTemplates(pkg.workflow));
  const parameters = workflow.parameters ?? {};
  const forms = Object.entries(pkg.forms).map(([name, form]) => [name, compileForm(form, pkg.vocabularies, { parameters })] as const);
  const rules: Rules = {
    hash,
    package: pkg,
    workflow,
    steps: indexSteps(workflow),
    forms: Object.fromEntries(forms),
    ...compileRules(workflow),
  };
  if (workflow.ruleVersionBy) rules.feel(workflow.ruleVersionBy);
  const config = rootConfig(rules);
  const items = itemConfigs(rules);
  const blocks = new Map<string, AnyStateMachine>();
  const programme: Programme = { ...rules, blocks, timers: timersOf(rules, [config, ...items.values()]) };
  for (const [id, block] of items) blocks.set(id, createProgrammeMachine(programme, block));
  return { ...programme, config, machine: createProgrammeMachine(programme, config) };
}

type Rules = Omit<Programme, 'timers' | 'blocks'>;

/** What facts do that concern any step: in the case's machine and in those of items. */
const anywhere = {
  claim: { actions: [named('claim', {})] },
  release: { actions: [named('release', {})] },
  operate: { actions: [named('operate', {})] },
  calendar: { actions: [named('recompute', {})] },
  extension: { actions: [named('extension', {})] },
};

/** Machines of items, by `each` step. `abort` leaves whatever is at work. */
function itemConfigs(programme: Rules): Map<string, RootConfig> {
  const configs = new Map<string, RootConfig>();
  for (const { id, step } of programme.steps.values()) {
    if (step.type !== 'each') continue;
    const end = `${id}:item:end`;
    configs.set(id, {
      id: `items:${id}`,
      initial: ':new',
      on: { ...anywhere, abort: { target: `#${end}` } },
      states: {
        ':new': { on: { begin: { target: `#${step.block.start}` } } },
        ...nodeMaker(programme).block(step.block.steps),
        ':end': { id: end, type: 'final' },
      },
    });
  }
  return configs;
}

function rootConfig(programme: Rules): RootConfig {
  const { workflow } = programme;
  const withdrawTo = withdrawTarget(workflow);
  const terminates = [...programme.steps.values()].some(({ step }) => step.type === 'end' && (step.terminate || step.last));
  return {
    id: `programme:${workflow.id}`,
    initial: 'new',
    on: {
      ...anywhere,
      ...hears(workflow.on, null, nodeMaker(programme)),
      ...clockExpires(programme),
      keep: { actions: [named('keep', {})] },
      childOpened: { actions: [named('childOpened', {})] },
      cancel: { target: '#:cancelled' },
      ...repairs(programme),
      ...backgrounds(programme),
      ...(withdrawTo ? { withdraw: { guard: named('undecided', {}), target: `#${withdrawTo}` } } : {}),
    },
    states: {
      new: { on: { open: { target: `#${workflow.start}`, actions: [named('open', {})] } } },
      ...nodeMaker(programme).block(workflow.steps),
      ':cancelled': { id: ':cancelled', type: 'final', entry: [named('cancelled', {})] },
      ...(terminates && { ':terminated': { id: ':terminated', type: 'final' as const, entry: [named('terminate', {})] } }),
    },
    ...(terminates && { always: [{ guard: named('terminating', {}), target: '#:terminated' }] }),
  };
}

/** Items that go on beside the case take their events after their step was left. */
function backgrounds(programme: Rules): Record<string, { actions: readonly Named[] }> {
  const found = [...programme.steps.values()].filter(({ step }) => step.type === 'each' && step.join?.rest === 'continue');
  return Object.fromEntries(found.map(({ id }) => [`advance.${id}`, { actions: [named('advance', { step: id })] }]));
}

function withdrawTarget(workflow: WorkflowDefinition): string | null {
  const start = workflow.steps[workflow.start];
  return start?.type === 'form' ? (start.withdrawTo ?? null) : null;
}

/** Timers by the XState event that an `after` raises: `xstate.after.<delay>.<state id>`. */
function timersOf(programme: Pick<Programme, 'steps'>, configs: readonly RootConfig[]): Timers {
  const eventOf = new Map<string, string>();
  const timerOf = new Map<string, { step: string; name: TimerName }>();
  const note = ({ step, id }: StepInfo, after: StateConfig['after']): void => {
    const rungs = ladderOf(step.deadline).map((_, index) => `rung${index + 1}` as const);
    for (const name of ['deadline', 'warn', 'end', 'period', ...rungs] as const) {
      const delay = delayName(id, name);
      if (!after?.[delay]) continue;
      const event = `xstate.after.${delay}.${workId(step, id)}`;
      eventOf.set(delay, event);
      timerOf.set(event, { step: id, name });
    }
  };
  const nodes = new Map<string, StateConfig>();
  for (const config of configs) collect(config, nodes);
  for (const info of programme.steps.values()) note(info, nodes.get(workId(info.step, info.id))?.after);
  const ofItems = withItems(eventOf, timerOfItem, (event, path) => itemId(event, path));
  return { eventOf: ofItems, timerOf };
}

/** `<step>~<path>.<name>` → `<step>.<name>`. */
function timerOfItem(delay: string): { readonly key: string; readonly path: readonly number[] } {
  const [, step = '', indices = '', name = ''] = /^([^~]+)~(\d+(?:\.\d+)*)\.([a-z]\w*)$/.exec(delay) ?? [];
  return { key: `${step}.${name}`, path: indices.split('.').map(Number) };
}

function collect(node: StateConfig, into: Map<string, StateConfig>): void {
  if (node.id) into.set(node.id, node);
  for (const child of Object.values(node.states ?? {})) collect(child, into);
}
