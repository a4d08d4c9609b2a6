/** Definition → machine. Machines are data: every guard, action and delay is a name; what the names do is `actions.ts`. */
import { compileForm } from '../forms/compile.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../model/definition.ts';
import { expandTemplates } from '../model/expand.ts';
import { createProgrammeMachine } from './actions.ts';
import { delayName, type StateConfig, type TimerName } from './config.ts';
import { compileRules } from './expressions.ts';
import { nodeMaker, workId } from './node.ts';
import type { CompiledProgramme, Programme, RootConfig, Timers } from './programme.ts';
import { named } from './steps/kind.ts';
import { indexSteps, type StepInfo } from './steps-index.ts';

/**
 * Compiles a checked package; `hash` is its content hash, by which the caller caches the result (about 30 ms for a large one).
 * Throws (RangeError, Error) only for packages that `soundness/` would refuse.
 */
export function compileProgramme(pkg: ProgrammePackage, hash: string): CompiledProgramme {
  const workflow = expandTemplates(pkg.workflow);
  const parameters = workflow.parameters ?? {};
  const forms = Object.entries(pkg.forms).map(([name, form]) => [name, compileForm(form, pkg.vocabularies, { parameters })] as const);
  const rules: Omit<Programme, 'timers'> = {
    hash,
    package: pkg,
    workflow,
    steps: indexSteps(workflow),
    forms: Object.fromEntries(forms),
    ...compileRules(workflow),
  };
  if (workflow.ruleVersionBy) rules.feel(workflow.ruleVersionBy);
  const config = rootConfig(rules);
  const programme: Programme = { ...rules, timers: timersOf(rules, config) };
  return { ...programme, config, machine: createProgrammeMachine(programme, config) };
}

function rootConfig(programme: Omit<Programme, 'timers'>): RootConfig {
  const { workflow } = programme;
  const withdrawTo = withdrawTarget(workflow);
  return {
    id: `programme:${workflow.id}`,
    initial: 'new',
    on: {
      claim: { actions: [named('claim', {})] },
      release: { actions: [named('release', {})] },
      calendar: { actions: [named('recompute', {})] },
      ...(withdrawTo ? { withdraw: { guard: named('undecided', {}), target: `#${withdrawTo}` } } : {}),
    },
    states: {
      new: { on: { open: { target: `#${workflow.start}`, actions: [named('open', {})] } } },
      ...nodeMaker(programme).block(workflow.steps),
    },
  };
}

function withdrawTarget(workflow: WorkflowDefinition): string | null {
  const start = workflow.steps[workflow.start];
  return start?.type === 'form' ? (start.withdrawTo ?? null) : null;
}

/** Timers by the XState event that an `after` raises: `xstate.after.<delay>.<state id>`. */
function timersOf(programme: Pick<Programme, 'steps'>, config: RootConfig): Timers {
  const eventOf = new Map<string, string>();
  const timerOf = new Map<string, { step: string; name: TimerName }>();
  const note = ({ step, id }: StepInfo, after: StateConfig['after']): void => {
    for (const name of ['deadline', 'warn', 'end', 'period'] as const) {
      const delay = delayName(id, name);
      if (!after?.[delay]) continue;
      const event = `xstate.after.${delay}.${workId(step, id)}`;
      eventOf.set(delay, event);
      timerOf.set(event, { step: id, name });
    }
  };
  const nodes = new Map<string, StateConfig>();
  collect(config, nodes);
  for (const info of programme.steps.values()) note(info, nodes.get(workId(info.step, info.id))?.after);
  return { eventOf, timerOf };
}

function collect(node: StateConfig, into: Map<string, StateConfig>): void {
  if (node.id) into.set(node.id, node);
  for (const child of Object.values(node.states ?? {})) collect(child, into);
}
