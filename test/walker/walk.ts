/** One walk: a case opened, then operations tried one after another, invariants asked after each. Deterministic in its operations. */
import { contextOf, type Decision, decide, openCase } from '../../engine/machine/decide.ts';
import type { CaseState } from '../../engine/model/case.ts';
import type { ArmedTimer, Effect } from '../../engine/model/effect.ts';
import type { CaseFact, MachineEvent } from '../../engine/model/event.ts';
import type { Task } from '../../engine/model/task.ts';
import { drawShare } from '../../engine/policy/draw.ts';
import { BudgetExceeded } from '../../engine/rules/budget.ts';
import { chanceOf } from '../crash/random.ts';
import { statutoryCalendar } from '../support/pure-world.ts';
import { brokenIn } from './invariants.ts';
import { attemptOf, drawOp, type Op, type Situation } from './ops.ts';
import { type Deed, harmless } from './rare.ts';
import type { Stage } from './stage.ts';
import { walkStart } from './stage.ts';

export interface Walked {
  /** Facts given to the machine, accepted or not. */
  readonly events: number;
  readonly accepted: number;
  readonly refused: number;
  /** Expressions that gave no usable value: the runtime makes an incident of these, nothing is saved. */
  readonly incidents: number;
  /** Types of the facts that were accepted. */
  readonly types: ReadonlySet<string>;
  readonly broken: { readonly what: string; readonly after: number } | null;
  readonly ended: boolean;
}

const env = { calendar: statutoryCalendar };

/** Operations of a seed for a definition: other definitions that come and go change nothing. */
export function opsOf(seed: number, name: string, count: number): Op[] {
  const salt = [...name].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, seed);
  const chance = chanceOf(salt);
  return Array.from({ length: count }, () => drawOp(chance));
}

export function walk(stage: Stage, seed: number, ops: readonly Op[]): Walked {
  const log: MachineEvent[] = [];
  const tasks = new Map<string, Task>();
  const timers = new Map<string, ArmedTimer>();
  const seen = new Set<string>();
  const types = new Set<string>();
  const children: { step: string; entry: number; child: string }[] = [];
  const calls: { step: string; call: string }[] = [];
  let last: Deed | null = null;
  const count = { events: 0, accepted: 0, refused: 0, incidents: 0 };
  let state: CaseState | null = null;
  let now = `${walkStart}T01:00:00.000Z`;
  let broken: string | null = null;

  const situation = (): Situation => ({
    ...{ stage, state: state as CaseState, tasks: [...tasks.values()], timers: [...timers.values()], children, calls, last, now },
  });
  const give = (fact: CaseFact, by: string): boolean => {
    const event: MachineEvent = { at: now, by, fact };
    const before = JSON.stringify(state);
    const ended = state !== null && contextOf(state).status === 'ended';
    count.events += 1;
    let decision: Decision;
    try {
      decision = state ? decide(stage.compiled, state, event, env) : openCase(stage.compiled, event, env);
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof BudgetExceeded)) {
        broken = `${fact.type} threw ${error instanceof Error ? (error.stack ?? error.message).slice(0, 300) : String(error)}`;
      }
      count.incidents += 1;
      return false;
    }
    if (JSON.stringify(state) !== before) broken = `${fact.type} changed the state it was given`;
    if (!decision.ok) {
      count.refused += 1;
      return false;
    }
    if (ended && decision.effects.length > 0) broken = `${fact.type} was accepted after the end`;
    const earlier: CaseState | null = state;
    state = decision.state;
    if (earlier && !harmless.includes(fact.type)) last = { fact, by, at: now, before: earlier, after: state };
    count.accepted += 1;
    types.add(fact.type);
    log.push(event);
    for (const effect of decision.effects) obey(effect);
    broken ??= brokenIn(earlier, situation());
    for (const effect of decision.effects) answer(effect);
    return true;
  };
  const obey = (effect: Effect): void => {
    switch (effect.type) {
      case 'task.open':
        if (seen.has(effect.task.id)) broken = `task ${effect.task.id} opened twice`;
        seen.add(effect.task.id);
        // A copy is a closed task of its reader.
        if (effect.task.status === 'open') tasks.set(effect.task.id, effect.task);
        break;
      case 'task.reopen':
        tasks.set(effect.task.id, effect.task);
        break;
      case 'task.update': {
        const task = tasks.get(effect.task);
        if (task) tasks.set(task.id, { ...task, ...effect.patch });
        break;
      }
      case 'task.close':
        if (!tasks.delete(effect.task)) broken = `task ${effect.task} closed that wasn't open`;
        break;
      case 'timer.arm':
        timers.set(effect.timer.id, effect.timer);
        break;
      case 'timer.cancel':
        timers.delete(effect.timer);
        break;
    }
  };
  /** What the runtime answers in the same transaction. */
  const answer = (effect: Effect): void => {
    if (effect.type === 'register') {
      const { step, validFrom, validTo } = effect;
      give(
        { type: 'entry.registered', step, entry: `entry-${count.events}`, number: 'N-1', validFrom, validTo, verification: 'V' },
        'system',
      );
    } else if (effect.type === 'lot') {
      const lot = { seed: `${seed} ${count.events}`, share: effect.share };
      give({ type: 'lot.drawn', step: effect.step, ...lot, ...drawShare(lot) }, 'system');
    } else if (effect.type === 'draw') {
      const { draw, step, exclude } = effect;
      const people = Array.from({ length: 20 }, (_, n) => `expert-${n}`).filter((id) => !exclude.includes(id));
      const reserve = draw.reserve ?? 0;
      const lot = {
        ...{ seed: String(seed), count: draw.count, reserve, mix: {}, excluded: [] },
        candidates: people.map((id) => ({ id, skills: [] })),
        drawn: people.slice(0, draw.count),
        reserves: people.slice(draw.count, draw.count + reserve),
      };
      give({ type: 'panel.drawn', step, pool: draw.pool, ...lot }, 'system');
    } else if (effect.type === 'seat.draw') {
      const { step, task, method } = effect;
      const holders = ['user-1', 'user-2'].map((id) => ({ id, load: 0 }));
      const user = holders[Number(task.split('.').at(-1)) % 3]?.id ?? null;
      give({ type: 'seat.drawn', step, task, method, seed: String(seed), turn: 1, holders, excluded: [], user }, 'system');
    } else if (effect.type === 'service.call') {
      calls.push({ step: effect.step, call: effect.call });
    } else if (effect.type === 'case.start') {
      const child = { step: effect.step, entry: effect.entry, child: `child-${count.events}` };
      children.push(child);
      give({ type: 'child.opened', ...child, number: 'C-1' }, 'system');
    }
  };

  const enterprise = stage.enterprises[seed % stage.enterprises.length]!;
  const window = stage.windows[seed % stage.windows.length] ?? null;
  give(
    {
      ...{ type: 'case.opened', caseId: 'case', number: 'N', programme: stage.compiled.workflow.id, definition: stage.compiled.hash },
      ...{ enterprise, window, applyType: null, registry: [] },
    },
    'applicant',
  );
  let after = 0;
  for (const op of ops) {
    if (state === null || broken !== null) break;
    const attempt = attemptOf(op, situation());
    after += 1;
    if (!attempt) continue;
    if (attempt.at !== undefined && attempt.at > now) now = attempt.at;
    if (attempt.fires !== undefined) timers.delete(attempt.fires);
    give(attempt.fact, attempt.by);
  }
  broken ??= replayBroken(stage, log, state);
  const ended = state !== null && contextOf(state as CaseState).status === 'ended';
  return { ...count, types, ended, broken: broken === null ? null : { what: broken, after } };
}

/** The log alone gives the same state. */
function replayBroken(stage: Stage, log: readonly MachineEvent[], expected: CaseState | null): string | null {
  let state: CaseState | null = null;
  for (const event of log) {
    const stored: CaseState | null = state === null ? null : (JSON.parse(JSON.stringify(state)) as CaseState);
    const decision: Decision = stored ? decide(stage.compiled, stored, event, env) : openCase(stage.compiled, event, env);
    if (!decision.ok) return `replay refuses ${event.fact.type}: ${decision.rejection.code}`;
    state = decision.state;
  }
  return JSON.stringify(state) === JSON.stringify(expected) ? null : 'replay gives another state';
}
