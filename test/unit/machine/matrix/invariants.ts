/** What holds after every fact, whatever was done. */
import { expect } from 'vitest';
import type { TimerName } from '../../../../engine/machine/config.ts';
import { contextOf } from '../../../../engine/machine/decide.ts';
import { seatsOf } from '../../../../engine/machine/people.ts';
import { fireAt, timerId, timersOfDeadline } from '../../../../engine/machine/timers.ts';
import { offeredOutcomes } from '../../../../engine/machine/view.ts';
import type { PureWorld } from '../../../support/pure-world.ts';

/** No task lost or doubled, timers exactly those of live steps, seats filled, and the history gives the same state again. */
export function expectSound(world: PureWorld): void {
  expectTasks(world);
  expectTimers(world);
  expectSeats(world);
  expect(JSON.stringify(world.replay())).toBe(JSON.stringify(world.state));
}

/** The open tasks are those that effects opened and didn't close, with the assignee and group they were given. */
function expectTasks(world: PureWorld): void {
  const rows = new Map<string, { assignee: string | null; group: string }>();
  const opened: string[] = [];
  for (const effect of world.effects) {
    if (effect.type === 'task.open') {
      opened.push(effect.task.id);
      if (effect.task.status === 'open') rows.set(effect.task.id, { assignee: effect.task.assignee, group: effect.task.group });
    } else if (effect.type === 'task.reopen') {
      expect(rows.has(effect.task.id)).toBe(false);
      rows.set(effect.task.id, { assignee: effect.task.assignee, group: effect.task.group });
    } else if (effect.type === 'task.close') {
      expect(rows.delete(effect.task)).toBe(true);
    } else if (effect.type === 'task.update') {
      const row = rows.get(effect.task);
      expect(row).toBeDefined();
      if (row)
        Object.assign(
          row,
          effect.patch.assignee === undefined ? {} : { assignee: effect.patch.assignee },
          effect.patch.group ? { group: effect.patch.group } : {},
        );
    }
  }
  expect(new Set(opened).size).toBe(opened.length);
  const stored = [...rows].map(([id, row]) => ({ id, ...row })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const open = world.tasks.map(({ id, assignee, group }) => ({ id, assignee, group })).sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(open).toEqual(stored);
}

/** Armed are the timers of the live steps that haven't fired. */
function expectTimers(world: PureWorld): void {
  const fired = new Set(world.events.flatMap(({ fact }) => (fact.type === 'timer.fired' ? [fact.timer] : [])));
  const { timers } = world.compiled;
  const expected: Record<string, string> = {};
  for (const [id, live] of Object.entries(contextOf(world.state).live)) {
    const periods = (['end', 'period'] as const).filter((name) => timers.eventOf.has(`${id}.${name}`));
    for (const name of [...timersOfDeadline(world.compiled, id), ...periods] as TimerName[]) {
      const at = fireAt(live, name);
      if (at !== null && !fired.has(timerId(id, name, live.entry))) expected[timerId(id, name, live.entry)] = at;
    }
  }
  expect(Object.fromEntries([...world.timers.values()].map((timer) => [timer.id, timer.fireAt]))).toEqual(expected);
}

/** Each seat of a live review has one holder; of a sequence, one seat after the other. */
function expectSeats(world: PureWorld): void {
  for (const [id, live] of Object.entries(contextOf(world.state).live)) {
    const step = world.compiled.steps.get(id)?.step;
    if (step?.type !== 'review') continue;
    const holders = live.tasks.filter((task) => task.origin === undefined && task.status !== 'cancelled');
    expect(new Set(holders.map(({ seat }) => seat)).size).toBe(holders.length);
    if (step.policy?.type === 'sequence')
      expect(live.tasks.filter((task) => task.status === 'open' && !task.origin).length).toBeLessThanOrEqual(1);
    else expect(holders.length).toBe(seatsOf(step).length);
    const waiting = live.tasks.filter((task) => task.status === 'open');
    expect(waiting.length).toBeGreaterThan(0);
  }
}

/** Does everything that is left, favourably, until the case ends; gives its outcome. */
export function playOut(world: PureWorld): string | null {
  for (let turn = 0; turn < 80 && world.outcome === null; turn += 1) {
    const able = world.tasks.find(
      (task) => offeredOutcomes(world.compiled, world.state, task.id, world.now).length > 0 && !waits(world, task.id),
    );
    if (!able) {
      const next = [...world.timers.values()].map(({ fireAt: at }) => at).sort()[0];
      if (next === undefined) throw new Error(`stuck in ${world.steps.join(', ')}`);
      world.until(next);
    } else {
      const [first] = offeredOutcomes(world.compiled, world.state, able.id, world.now);
      const by = able.assignee ?? `end-${able.id}`;
      const batch = able.kind === 'batch' ? { batch: { id: 'm' } } : {};
      const reason = able.kind === 'objection' ? { reason: '已核实' } : {};
      world.must({ type: 'task.completed', task: able.id, outcome: first?.id ?? '', ...reason, ...batch }, by);
    }
    expectSound(world);
  }
  return world.outcome;
}

function waits(world: PureWorld, id: string): boolean {
  const context = contextOf(world.state);
  return Object.values(context.live).some((live) =>
    live.tasks.some(
      (task) =>
        `${context.caseId}.${task.n}` === id &&
        live.tasks.some(
          ({ status, origin }) => status === 'open' && origin?.of === task.n && (origin.how === 'delegate' || origin.how === 'before'),
        ),
    ),
  );
}
