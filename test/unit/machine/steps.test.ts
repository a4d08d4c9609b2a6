import { describe, expect, it } from 'vitest';
import type { Step } from '../../../engine/model/steps.ts';
import { miniWorld, reviewBy, submitted } from './mini.ts';

describe('a form step', () => {
  it('waits for the signature, and goes back to filling when it is returned', () => {
    const world = miniWorld(
      {},
      {
        steps: {
          apply: { type: 'form', form: 'application', by: 'applicant', sign: { by: 'legal-representative' }, next: 'yes' },
          yes: { type: 'end', outcome: 'approved' },
        },
      },
    ).open();
    expect(world.tasks.map(({ kind, group }) => [kind, group])).toEqual([['fill', 'applicant:91410305MA9XTE0263:agent']]);
    world.as('agent').complete('submit', { data: { amount: 1 } });
    expect(world.tasks.map(({ kind, group }) => [kind, group])).toEqual([['sign', 'applicant:91410305MA9XTE0263:legal-representative']]);
    world.as('legal').complete('return');
    expect(world.state.data.declared).toEqual({ amount: 1 });
    expect(world.last('case.update')?.status).toBe('draft');
    world.as('agent').complete('submit', { data: { amount: 2 } });
    world.as('legal').complete('sign');
    expect(world.outcome).toBe('approved');
  });

  it('other than the application leaves its data under its id', () => {
    const world = submitted({ say: { type: 'form', form: 'opinion', by: 'applicant', next: 'yes' } });
    world.as('agent').complete('submit', { data: { text: 'words' } });
    expect(world.state.data.declared).toMatchObject({ amount: 100 });
    expect(world.result('say')).toMatchObject({ data: { text: 'words' } });
  });
});

describe('a correction', () => {
  const outcomes = { agree: { label: 'Agree', to: 'yes' }, correct: { label: 'Correct', to: 'fix' } };
  const steps: Record<string, Step> = {
    check: reviewBy(1, undefined, { outcomes }),
    fix: { type: 'correct', of: 'apply', rounds: 1, next: 'check', deadline: { amount: 10, unit: 'workingDays', onExpire: { to: 'no' } } },
  };
  const notes = [{ field: 'amount', reason: 'wrong' }];

  it('keeps what was before, and is offered as often as it may be', () => {
    const world = submitted(steps);
    expect(world.as('a').refused('correct')).toBe('input.invalid');
    world.as('a').complete('correct', { notes });
    world.as('agent').complete('submit', { data: { amount: 200, half: 100 } });
    expect(world.state.data).toMatchObject({ previous: { amount: 100 }, declared: { amount: 200 }, steps: { fix: { rounds: 1 } } });
    expect(world.as('a').refused('correct', { notes })).toBe('rounds.exhausted');
    world.as('a').complete('agree');
    expect(world.outcome).toBe('approved');
  });

  it('ends elsewhere when its deadline passes', () => {
    const world = submitted(steps);
    world.as('a').complete('correct', { notes });
    expect(world.last('timer.arm')?.timer).toMatchObject({ id: 'fix.deadline#1', fireAt: '2026-03-16T16:00:00.000Z', estimated: false });
    world.endOf('2026-03-16');
    expect(world.outcome).toBe('rejected');
    expect(world.last('task.close')).toMatchObject({ status: 'cancelled' });
  });
});

describe('parallel branches', () => {
  const branch = (role: string, extra: object = {}): Step => ({
    type: 'review',
    assign: { role },
    outcomes: { fine: { label: 'Fine' }, bad: { label: 'Bad' } },
    ...extra,
  });
  const parallel = (join: object, branches: object): Step => ({
    type: 'parallel',
    branches: branches as never,
    join,
    outcomes: { fine: { to: 'yes' }, bad: { to: 'no' } },
  });
  const three = { x: branch('x'), y: branch('y'), z: branch('z') };

  it('join when all have ended, with the least favourable outcome', () => {
    const world = submitted({ all: parallel({}, three) });
    expect(world.steps).toEqual(['x', 'y', 'z']);
    world.as('a').complete('fine', {}, 'y').as('a').complete('bad', {}, 'x');
    expect(world.steps).toEqual(['z']);
    world.as('a').complete('fine', {}, 'z');
    expect(world.outcome).toBe('rejected');
    expect(world.result('all')).toMatchObject({ outcome: 'bad', branches: { x: 'bad', y: 'fine', z: 'fine' } });
  });

  it('end at once by a veto, and the rest is cancelled', () => {
    const world = submitted({ all: parallel({ veto: ['bad'] }, three) });
    world.as('a').complete('bad', {}, 'y');
    expect(world.outcome).toBe('rejected');
    expect(world.all('task.close').filter(({ status }) => status === 'cancelled')).toHaveLength(2);
  });

  it('need only as many as the join says', () => {
    const world = submitted({ all: parallel({ need: 2 }, three) });
    world.as('a').complete('fine', {}, 'z').as('a').complete('fine', {}, 'x');
    expect(world.outcome).toBe('approved');
    expect(
      submitted({ all: parallel({ need: 'any' }, three) })
        .as('a')
        .complete('fine', {}, 'x').outcome,
    ).toBe('approved');
  });

  it('may be blocks with steps of their own, nested blocks too', () => {
    const block = {
      start: 'first',
      steps: {
        first: branch('x', { outcomes: { on: { label: 'On', to: 'inner' }, bad: { label: 'Bad' } } }),
        inner: {
          type: 'parallel',
          branches: { p: branch('p'), q: branch('q') },
          outcomes: { fine: { to: 'closed' }, bad: { to: 'closedBad' } },
        },
        closed: { type: 'end', outcome: 'fine' },
        closedBad: { type: 'end', outcome: 'bad' },
      },
    };
    const world = submitted({ all: parallel({}, { left: block, y: branch('y') }) });
    world.as('a').complete('on', {}, 'first');
    expect(world.steps).toEqual(['y', 'p', 'q']);
    world.as('a').complete('fine', {}, 'p').as('a').complete('fine', {}, 'q').as('a').complete('fine', {}, 'y');
    expect(world.outcome).toBe('approved');
    expect(world.result('all')).toMatchObject({ branches: { left: 'fine', y: 'fine' } });
  });

  it('skip a branch whose condition fails', () => {
    const world = submitted({ all: parallel({}, { x: branch('x', { when: 'application.amount > 1000' }), y: branch('y') }) });
    expect(world.steps).toEqual(['y']);
    world.as('a').complete('fine');
    expect(world.outcome).toBe('approved');
  });

  it('take silence at the deadline for an answer', () => {
    const quiet = { deadline: { amount: 5, unit: 'workingDays', warn: 1 }, silence: 'fine' };
    const world = submitted({ all: parallel({}, { x: branch('x', quiet), y: branch('y', quiet) }) });
    world.as('a').complete('fine', {}, 'x');
    world.endOf('2026-03-09');
    expect(world.outcome).toBe('approved');
    expect(world.result('y')).toMatchObject({ outcome: 'fine', people: [{ by: 'system', silent: true }] });
    expect(world.all('notify').map(({ to, template }) => [to, template])).toContainEqual(['y@office', 'deadline.near']);
  });
});

describe('the smaller steps', () => {
  it('skip a step whose condition fails', () => {
    const world = submitted({ check: { ...reviewBy(1), when: 'application.amount > 1000' } });
    expect(world.outcome).toBe('approved');
  });

  it('compute values into the scope of later steps', () => {
    const world = submitted({
      sum: { type: 'compute', values: { double: 'application.amount * 2' }, next: 'gate' },
      gate: { type: 'decide', branches: [{ when: 'sum.double = 200', to: 'yes' }], otherwise: 'no' },
    });
    expect(world.result('sum')).toEqual({ double: 200 });
    expect(world.outcome).toBe('approved');
  });

  it('tell people, with expressions in braces', () => {
    const world = submitted({
      tell: { type: 'notify', to: 'applicant', subject: '{enterprise.name}', body: 'Amount {application.amount}', next: 'yes' },
    });
    expect(world.all('notify')[0]).toMatchObject({
      to: 'applicant:91410305MA9XTE0263',
      params: { subject: '洛阳样例精密机械有限公司', body: 'Amount 100' },
    });
  });

  it('wait for a period', () => {
    const world = submitted({ pause: { type: 'wait', period: { amount: 3, unit: 'workingDays' }, next: 'yes' } });
    expect(world.steps).toEqual(['pause']);
    world.endOf('2026-03-05');
    expect(world.outcome).toBe('approved');
  });

  it('wait for a result from outside', () => {
    const external = {
      assign: { role: 'clerk' },
      form: 'opinion',
      outcomes: { in: { label: 'In', to: 'yes' }, out: { label: 'Out', to: 'no' } },
    };
    const world = submitted({ outside: { type: 'wait', external } });
    world.as('a').complete('out', { data: { text: 'letter' } });
    expect(world.result('outside')).toMatchObject({ outcome: 'out', data: { text: 'letter' } });
  });

  it('register, and go on when the number is there', () => {
    const world = submitted({
      list: {
        type: 'register',
        registry: 'list',
        valid: { amount: 3, unit: 'years' },
        certificate: {
          number: 'A-{yyyy}-{seq:5}',
          title: 'T',
          body: 'For {enterprise.name}',
          fields: [{ label: 'Amount', value: 'application.amount' }],
        },
        next: 'yes',
      },
    });
    expect(world.last('register')).toMatchObject({
      validFrom: '2026-03-02',
      validTo: '2029-03-01',
      certificate: { body: 'For 洛阳样例精密机械有限公司', fields: [{ label: 'Amount', value: '100' }] },
    });
    expect(world.result('list')).toMatchObject({ number: 'N-2026-00001', validTo: '2029-03-01' });
    expect(world.outcome).toBe('approved');
  });

  it('hold a batch member back for a later meeting', () => {
    const world = submitted({
      meeting: {
        type: 'batch',
        assign: { role: 'council' },
        documentNumber: 'required',
        outcomes: { pass: { label: 'Pass', to: 'yes' }, hold: { label: 'Hold', to: 'meeting' } },
      },
    });
    world.as('a').complete('hold');
    expect(world.tasks).toMatchObject([{ kind: 'batch', step: 'meeting', id: 'case-1.3' }]);
    expect(world.as('a').refused('pass')).toBe('input.invalid');
    world.as('a').complete('pass', { documentNumber: 'No. 1' });
    expect(world.result('meeting')).toMatchObject({ outcome: 'pass', documentNumber: 'No. 1', entry: 2 });
    expect(world.outcome).toBe('approved');
  });
});
