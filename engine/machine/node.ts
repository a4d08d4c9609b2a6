/** From a step to its XState node: what all steps share (entry, exit, deadline, `when`) around what its kind says. */
import type { StepId } from '../model/deadline.ts';
import type { Step } from '../model/steps.ts';
import { delayName, type Named, type StateConfig, type TransitionConfig } from './config.ts';
import { expires, ladderOf } from './due.ts';
import { hears } from './messages.ts';
import type { Programme } from './programme.ts';
import { type NodeMaker, named, whenDecided } from './steps/kind.ts';
import { kindOf } from './steps/kinds.ts';
import type { StepInfo } from './steps-index.ts';

export function nodeMaker(programme: Pick<Programme, 'steps' | 'feel'>): NodeMaker {
  const infoOf = (id: StepId): StepInfo => {
    const info = programme.steps.get(id);
    if (!info) throw new RangeError(`no step ${id}`);
    return info;
  };
  const make: NodeMaker = {
    go: (info, target, outcome) => (target === undefined ? leaveBranch(info, outcome) : goTo(info, infoOf(target))),
    block: (steps) => Object.fromEntries(Object.keys(steps).map((id) => [id, stepNode(infoOf(id), make)])),
    feel: (source) => {
      programme.feel(source);
      return source;
    },
  };
  return make;
}

/** XState id of the state in which a step is worked on; with `when` it is inside the step's state. */
export function workId(step: Step, id: StepId): string {
  return step.when === undefined ? id : `${id}:work`;
}

function stepNode(info: StepInfo, make: NodeMaker): StateConfig {
  const { step, id } = info;
  const kind = kindOf(step);
  const own = kind.node(step, info, make);
  const node: StateConfig = {
    id: workId(step, id),
    ...(step.title === undefined ? {} : { description: step.title }),
    entry: [named('enter', { step: id })],
    ...(own.type === 'final' ? {} : { exit: [named('leave', { step: id })] }),
    ...own,
    on: { ...own.on, ...hears(step.on, info, make) },
    ...expiryOf(info, own, make),
  };
  if (step.when === undefined) return node;
  const skip = kind.skipTo(step);
  const skipped = make.go(info, skip.target, skip.outcome);
  const actions = [named('skip', { step: id }), ...(isBranch(info) ? [leftOut(info)] : (skipped.actions ?? []))];
  return {
    id,
    initial: 'gate',
    states: {
      gate: { always: [{ ...skipped, guard: named('fails', { when: make.feel(step.when) }), actions }, { target: 'work' }] },
      work: node,
    },
  };
}

/** The step is a whole branch: skipped, the branch is left out instead of ending with an outcome. */
function isBranch({ branch, id }: StepInfo): boolean {
  return branch !== null && branch.branch === id;
}

function leftOut({ branch, id }: StepInfo): Named {
  return named('skipBranch', { step: branch?.parallel ?? '', branch: id });
}

/** Timers act on the context; an expired step is then left like a decided one. */
function expiryOf(info: StepInfo, own: StateConfig, make: NodeMaker): StateConfig {
  const { step, id } = info;
  const after: Record<string, TransitionConfig> = { ...own.after };
  if (step.deadline?.warn !== undefined) after[delayName(id, 'warn')] = { actions: [named('warn', { step: id })] };
  for (const [index] of ladderOf(step.deadline).entries()) {
    after[delayName(id, `rung${index + 1}`)] = { actions: [named('escalate', { step: id, rung: String(index) })] };
  }
  if (step.deadline?.until !== undefined) make.feel(step.deadline.until);
  if (expires(step)) after[delayName(id, 'deadline')] = { actions: [named('expire', { step: id })] };
  const to = step.deadline?.onExpire?.to;
  return {
    ...(Object.keys(after).length > 0 ? { after } : {}),
    ...(to === undefined ? {} : { always: [...whenDecided(info, { expired: { to } }, make), ...(own.always ?? [])] }),
  };
}

function goTo(info: StepInfo, target: StepInfo): TransitionConfig {
  return { target: `#${target.id}`, ...(target.id === info.id ? { reenter: true } : {}) };
}

function leaveBranch(info: StepInfo, outcome: string | undefined): TransitionConfig {
  const { branch, id } = info;
  if (!branch) throw new RangeError(`step ${id} leads nowhere`);
  const end: Named = named('endBranch', { step: branch.parallel, branch: branch.branch, outcome: outcome ?? branch.favourable });
  return { target: `#${branch.end}`, actions: [end] };
}
