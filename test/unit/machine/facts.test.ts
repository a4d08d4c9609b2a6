import { describe, expect, it } from 'vitest';
import { transition } from 'xstate';
import { calendarOf } from '../../../engine/calendar/calendar.ts';
import { statutoryYears } from '../../../engine/calendar/years.ts';
import { contextOf } from '../../../engine/machine/decide.ts';
import { exportXState } from '../../../engine/machine/export.ts';
import { restore, transit } from '../../../engine/machine/restore.ts';
import { accessFor, clockOf, flowOf, mayWithdraw, offeredOutcomes, openNotice, scopeOf } from '../../../engine/machine/view.ts';
import { statutoryCalendar } from '../../support/pure-world.ts';
import { miniWorld, reviewBy, submitted } from './mini.ts';
import { evaluation, inspected, signed, window } from './sample.ts';

describe('a fact that is not possible now is refused', () => {
  const deadline = { amount: 5, unit: 'workingDays' as const, onExpire: { to: 'no' } };

  it('when its task is closed, unknown or of another kind', () => {
    const world = submitted({ check: reviewBy(1), later: reviewBy(1) });
    const complete = (task: string) => world.refused({ type: 'task.completed', task, outcome: 'agree' }, 'a');
    expect(complete('case-1.1')).toBe('task.closed');
    expect(complete('case-1.9')).toBe('not-found');
    expect(complete('other.1')).toBe('not-found');
    expect(world.refused({ type: 'task.signed', task: 'case-1.2', contentHash: '' }, 'a')).toBe('state.wrong');
  });

  it('when the case has not begun, or has ended', () => {
    const world = submitted({ check: reviewBy(1) });
    expect(world.refused({ type: 'case.withdrawn', reason: '' })).toBe('state.wrong');
    const fresh = miniWorld({ check: reviewBy(1) });
    expect(fresh.refused({ type: 'calendar.changed', year: 2027 })).toBe('state.wrong');
    world.as('a').complete('agree');
    expect(world.refused({ type: 'task.claimed', task: 'case-1.2', user: 'a' })).toBe('state.wrong');
    expect(world.refused({ type: 'calendar.changed', year: 2027 })).toBe('accepted');
  });

  it('when a timer belongs to an earlier entry of the step', () => {
    const again = { outcomes: { agree: { label: 'A', to: 'yes' }, again: { label: 'B', to: 'check' } }, deadline };
    const world = submitted({ check: reviewBy(1, undefined, again) });
    world.as('a').complete('again');
    expect(world.refused({ type: 'timer.fired', timer: 'check.deadline#1' })).toBe('stale');
    expect(world.refused({ type: 'timer.fired', timer: 'check.other#2' })).toBe('stale');
    expect(world.refused({ type: 'timer.fired', timer: 'nonsense' })).toBe('stale');
    expect([...world.timers.keys()]).toEqual(['check.deadline#2']);
    world.must({ type: 'timer.fired', timer: 'check.deadline#2' });
    expect(world.outcome).toBe('rejected');
  });

  it('and says what is accepted', () => {
    const decision = signed().give({
      type: 'entry.registered',
      step: 'x',
      entry: '',
      number: '',
      validFrom: '',
      validTo: '',
      verification: '',
    });
    expect(decision).toMatchObject({
      ok: false,
      rejection: {
        code: 'state.wrong',
        params: { state: [{ title: '形式审查', titleEn: 'Formal check' }], accepted: 'case-1.3 accept: accept|correct|refuse' },
      },
    });
  });
});

describe('an imported calendar year', () => {
  const notice = { amount: 10, unit: 'workingDays' as const, warn: 2, onExpire: { to: 'no' } };

  it('makes estimated deadlines, and their tasks, certain', () => {
    const world = submitted({ check: reviewBy(1, undefined, { deadline: notice }) }, {}, '2026-12-25T02:00:00.000Z');
    const before = world.tasks[0];
    expect(before).toMatchObject({ estimated: true });
    const holidays = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05'];
    const year = { year: 2027, status: 'published' as const, source: 'test', holidays, workdays: [] };
    world.calendar = calendarOf([...statutoryYears.filter((known) => known.year !== 2027), year]);
    world.must({ type: 'calendar.changed', year: 2027 });
    expect(world.tasks[0]).toMatchObject({ estimated: false });
    expect(world.tasks[0]?.dueAt).not.toBe(before?.dueAt);
    expect(world.timers.get('check.deadline#1')).toMatchObject({ fireAt: world.tasks[0]?.dueAt, estimated: false });
    expect(world.last('task.update')).toMatchObject({ patch: { dueAt: world.tasks[0]?.dueAt, estimated: false } });
  });

  it('changes nothing that was certain', () => {
    const world = submitted({ check: reviewBy(1, undefined, { deadline: notice }) });
    const { length } = world.effects;
    world.must({ type: 'calendar.changed', year: 2027 });
    expect(world.effects).toHaveLength(length);
  });
});

describe('the rule version', () => {
  const settings = { reviewRule: 'r2022-63', newRule: 'unknown' };

  it('is pinned by kind of application and window, or by the day', () => {
    expect(signed({ applyType: 'renewal', window: { ...window, settings } }, { applyType: 'renewal' }).state.data.ruleVersion).toBe(
      'r2022-63',
    );
    expect(signed({ window: { ...window, settings } }).state.data.ruleVersion).toBe('r2022-63');
    expect(evaluation().open().state.data.ruleVersion).toBeNull();
  });
});

describe('views of a state', () => {
  it('offer outcomes with their conditions and rounds', () => {
    const world = signed();
    const ids = () => offeredOutcomes(world.compiled, world.state, world.tasks[0]?.id ?? '', world.now).map(({ id }) => id);
    expect(ids()).toEqual(['accept', 'correct', 'refuse']);
    world.as('county').complete('correct', { notes: [{ field: 'audit1', reason: '未赋码' }] });
    expect(ids()).toEqual(['submit']);
    expect(accessFor(world.compiled, world.state, world.tasks[0]?.id ?? '', 'applicant')).toMatchObject({ '*': 'read', audit1: 'edit' });
    world.as('agent').complete('submit', {});
    expect(ids()).toEqual(['accept', 'refuse']);
    expect(offeredOutcomes(world.compiled, world.state, 'case-1.1', world.now)).toEqual([]);
  });

  it('hide from a department what its step hides', () => {
    const world = inspected(signed());
    expect(accessFor(world.compiled, world.state, world.tasks[0]?.id ?? '', 'officer')).toMatchObject({ '*': 'read', legalId: 'hidden' });
    expect(accessFor(world.compiled, world.state, null, 'officer')).toEqual({ '*': 'read' });
  });

  it('name a null result for each step that has none', () => {
    const world = signed();
    expect(scopeOf(world.compiled, world.state, '2026-03-02')).toMatchObject({
      city: null,
      application: { path: 'score' },
      today: '2026-03-02',
    });
    expect(clockOf(world.compiled, world.state, statutoryCalendar, world.now)).toMatchObject({ amount: 60, left: 60, light: 'green' });
    expect(mayWithdraw(world.compiled, world.state)).toBe(true);
    expect(openNotice(world.compiled, world.state)).toBeNull();
    expect(flowOf(world.compiled, world.state, world.now).find((node) => node.state === 'live')?.id).toBe('accept');
  });

  it('keep form data out of the snapshot', () => {
    expect(JSON.stringify(inspected(signed()).state.snapshot)).not.toContain('精密主轴');
  });
});

describe('the machine', () => {
  it('exports as plain JSON with names only', () => {
    const config = exportXState(evaluation().compiled);
    expect(config).toMatchObject({ id: 'programme:innovative-sme-evaluation', initial: 'new' });
    expect(JSON.stringify(config)).toContain('"after":{"fix.warn"');
  });

  it('is restored and moved exactly as XState itself does it', () => {
    const world = inspected(signed());
    const { machine } = world.compiled;
    const context = contextOf(world.state);
    const value = world.state.snapshot.value as string;
    const event = {
      type: 'complete.taxation',
      task: world.tasks[3]?.id.split('.')[1],
      at: world.now,
      by: 'tax',
      today: world.today,
      calendar: world.calendar,
      fact: { type: 'task.completed', task: world.tasks[3]?.id, outcome: 'object', reason: 'x' },
    };
    const numbered = { ...event, task: Number(event.task) };
    const resolved = machine.resolveState({ value, context: context as never, status: 'active' });
    const [expected, actions] = transition(machine, resolved, numbered as never);
    for (let round = 0; round < 2; round += 1) {
      const [after, ours] = transit(machine, restore(machine, value, context), numbered);
      expect(after.value).toEqual(expected.value);
      expect(after.context).toEqual(expected.context);
      expect(ours.map(({ type }) => type)).toEqual(actions.map(({ type }) => type));
    }
    expect(expected.value).toEqual({ statement: 'fill' });
  });
});
