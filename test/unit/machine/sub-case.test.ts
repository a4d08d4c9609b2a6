import { describe, expect, it } from 'vitest';
import type { CaseStep, Step } from '../../../engine/model/steps.ts';
import type { PureWorld } from '../../support/pure-world.ts';
import { miniWorld, submitted } from './mini.ts';

const ask = (extra: Partial<CaseStep> = {}): CaseStep => ({
  type: 'case',
  programme: 'other',
  data: { sum: 'application.amount' },
  next: 'yes',
  ...extra,
});
const opened = (step: string, child = 'child-1', entry = 1) => ({ type: 'child.opened' as const, step, entry, child, number: 'N-1' });
const ended = (step: string, outcome: string, entry = 1) => ({
  type: 'child.ended' as const,
  step,
  entry,
  child: 'child-1',
  outcome,
  data: { n: 1 },
});
const cancelled = (world: PureWorld) => world.all('case.cancel').map(({ child }) => child);

describe('a step that opens another case', () => {
  it('asks for it with data, and goes where its outcome leads', () => {
    const world = submitted({ ask: ask({ outcomes: { rejected: { to: 'no' } } }) });
    expect(world.last('case.start')).toMatchObject({ step: 'ask', entry: 1, programme: 'other', data: { sum: 100 }, submit: true });
    world.must(opened('ask')).must(ended('ask', 'rejected'));
    expect(world.outcome).toBe('rejected');
    expect(world.result('ask')).toEqual({ entry: 1, case: 'child-1', number: 'N-1', outcome: 'rejected', data: { n: 1 } });
    expect(world.replay()).toEqual(world.state);
  });

  it('takes each answer once, and none of an earlier entry', () => {
    const world = submitted({ ask: ask({ next: 'again' }), again: ask({ next: 'yes' }) });
    world.must(opened('ask'));
    const seen = world.state;
    world.must(opened('ask'));
    expect(world.state).toEqual(seen);
    expect(world.refused(ended('ask', 'approved', 2))).toBe('stale');
    world.must(ended('ask', 'approved'));
    expect(world.refused(ended('ask', 'approved'))).toBe('stale');
    expect(world.steps).toEqual(['again']);
  });

  it('withdraws it when it is left before, unless it is to be left alone', () => {
    const late = { deadline: { amount: 1, unit: 'workingDays' as const, onExpire: { to: 'no' } } };
    const world = submitted({ ask: ask(late) });
    world.must(opened('ask')).endOf('2026-03-03');
    expect([world.outcome, cancelled(world)]).toEqual(['rejected', ['child-1']]);
    const left = submitted({ ask: ask({ ...late, onCancel: 'leave' }) });
    left.must(opened('ask')).endOf('2026-03-03');
    expect([left.outcome, cancelled(left)]).toEqual(['rejected', []]);
  });

  it('goes on at once when it does not wait, and still learns the number', () => {
    const look: Step = { type: 'review', assign: { role: 'r' }, outcomes: { ok: { label: 'Ok', to: 'yes' } } };
    const world = submitted({ ask: ask({ await: false, next: 'look' }), look });
    expect(world.steps).toEqual(['look']);
    world.must(opened('ask'));
    expect(world.result('ask')).toMatchObject({ case: 'child-1', number: 'N-1' });
    world.as('a').complete('ok');
    expect([world.outcome, cancelled(world)]).toEqual(['approved', []]);
  });

  it('may be one for each row, each with its own', () => {
    const inner = { ask: ask({ data: { name: 'item' }, next: 'closed' }), closed: { type: 'end', outcome: 'fine' } as Step };
    const each: Step = {
      type: 'each',
      over: '["a", "b"]',
      block: { start: 'ask', steps: inner },
      outcomes: { fine: { to: 'yes' } },
      on: { stop: { to: 'no' } },
    };
    const messages = { stop: { title: 'Stop', from: ['applicant' as const] } };
    const world = submitted({ all: each }, { messages });
    expect(world.all('case.start').map(({ step, data }) => [step, data])).toEqual([
      ['ask~0', { name: 'a' }],
      ['ask~1', { name: 'b' }],
    ]);
    world.must(opened('ask~0', 'c0')).must(opened('ask~1', 'c1')).must(ended('ask~0', 'approved'));
    expect(world.steps).toEqual(['ask~1']);
    expect(world.replay()).toEqual(world.state);
    world.must({ type: 'message.received', name: 'stop', data: {} });
    expect([world.outcome, cancelled(world)]).toEqual(['rejected', ['c1']]);
  });

  it('is told at the end of the case it opened, however that ends', () => {
    const parent = { caseId: 'p', step: 'ask', entry: 2 };
    const look: Step = { type: 'review', assign: { role: 'r' }, outcomes: { ok: { label: 'Ok', to: 'yes' } } };
    const child = miniWorld({ look });
    const [opening] = miniWorld({ look }).open().events;
    if (opening?.fact.type !== 'case.opened') throw new Error('not opened');
    child.must({ ...opening.fact, parent }, 'system').must({ type: 'case.cancelled', reason: 'parent' });
    expect([child.outcome, child.tasks, child.last('case.tell')]).toEqual([
      'withdrawn',
      [],
      { type: 'case.tell', parent, outcome: 'withdrawn' },
    ]);
  });
});
