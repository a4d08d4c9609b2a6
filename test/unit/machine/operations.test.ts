/** Operations on officers' tasks beyond the matrix: what joint answers, delegates, substitutes and rules of absence mean. */
import { describe, expect, it } from 'vitest';
import { addedPeople } from '../../../engine/machine/added.ts';
import { contextOf } from '../../../engine/machine/decide.ts';
import type { SignerPlace } from '../../../engine/model/operation.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import type { PureWorld } from '../../support/pure-world.ts';
import { expectSound, playOut } from './matrix/invariants.ts';
import { takeBack } from './matrix/operations.ts';
import { miniWorkflow, reviewBy, submitted } from './mini.ts';

const task = (world: PureWorld, user = ''): string => {
  const found = world.tasks.find((open) => (user ? open.assignee === user : true));
  if (!found) throw new Error(`no task of ${user}`);
  return found.id;
};
const add = (world: PureWorld, user: string, place: SignerPlace, by = 'a', of = task(world)) =>
  world.must({ type: 'signer.added', task: of, user, place }, by);
const answer = (world: PureWorld, id: string, outcome: string, by: string, more: object = {}) =>
  world.must({ type: 'task.completed', task: id, outcome, ...more }, by);

describe('added signers 加签', () => {
  it('before: the holder waits for them', () => {
    const world = submitted({ check: reviewBy(1) });
    add(world, 's', 'before');
    const [own] = world.tasks;
    expect(world.refused({ type: 'task.completed', task: own?.id ?? '', outcome: 'agree' }, 'a')).toBe('task.waiting');
    answer(world, task(world, 's'), 'agree', 's');
    expect(world.outcome).toBeNull();
    answer(world, own?.id ?? '', 'agree', 'a');
    expect(world.outcome).toBe('approved');
    expect(world.result('check')?.people).toMatchObject([{ by: 's', added: 'before' }, { by: 'a' }]);
  });

  it('after: they are asked when the holder has answered, and the answer is theirs too', () => {
    const world = submitted({ check: reviewBy(1, { type: 'any' }) });
    add(world, 's', 'after');
    expect(world.tasks).toHaveLength(1);
    expect(addedPeople(world.state, task(world))?.people).toEqual([{ user: 's', by: 'a', how: 'after', status: 'waiting' }]);
    answer(world, task(world), 'agree', 'a');
    expect([world.outcome, world.tasks.map(({ group }) => group)]).toEqual([null, ['user:s']]);
    expectSound(world);
    answer(world, task(world, 's'), 'doubt', 's');
    expect(world.outcome).toBe('rejected');
  });

  it('parallel: any of a seat may veto, and the seat counts once', () => {
    const world = submitted({ check: reviewBy(3, { type: 'quorum', need: 2 }) });
    const [first, second] = world.tasks;
    add(world, 's', 'parallel', 'a', first?.id);
    answer(world, first?.id ?? '', 'agree', 'a');
    answer(world, second?.id ?? '', 'agree', 'b');
    expect(world.outcome).toBeNull();
    answer(world, task(world, 's'), 'agree', 's');
    expect(world.outcome).toBe('approved');
    const all = submitted({ check: reviewBy(2, { type: 'all' }) });
    add(all, 's', 'parallel', 'a');
    answer(all, task(all, 's'), 'refuse', 's');
    expect(all.outcome).toBe('rejected');
  });

  it('dropped again, what is left decides', () => {
    const world = submitted({ check: reviewBy(1) });
    add(world, 's', 'parallel');
    const own = task(world);
    answer(world, own, 'agree', 'a');
    expect(world.outcome).toBeNull();
    world.must({ type: 'signer.dropped', task: own, user: 's' }, 'a');
    expect(world.outcome).toBe('approved');
    const acted = submitted({ check: reviewBy(2, { type: 'all' }) });
    add(acted, 's', 'parallel');
    answer(acted, task(acted, 's'), 'agree', 's');
    expect(acted.refused({ type: 'signer.dropped', task: task(acted), user: 's' }, 'a')).toBe('task.closed');
    expect(acted.refused({ type: 'signer.dropped', task: task(acted), user: 'nobody' }, 'a')).toBe('not-found');
  });

  it('are asked by silence like everybody, those after the holder too', () => {
    const deadline = { amount: 5, unit: 'workingDays' } as const;
    const world = submitted({ check: reviewBy(2, { type: 'sequence' }, { deadline, silence: 'agree' }) });
    add(world, 's', 'after');
    add(world, 'p', 'parallel');
    world.endOf('2026-03-09');
    expect(world.outcome).toBe('approved');
    expect(world.result('check')?.people).toHaveLength(4);
    expectSound(world);
  });

  it('may be forbidden by the step, or limited to places', () => {
    const none = submitted({ check: reviewBy(1, undefined, { addSigners: false }) });
    expect(none.refused({ type: 'signer.added', task: task(none), user: 's', place: 'before' }, 'a')).toBe('operation.not-offered');
    const after = submitted({ check: reviewBy(1, undefined, { addSigners: { places: ['after'] } }) });
    expect(after.refused({ type: 'signer.added', task: task(after), user: 's', place: 'before' }, 'a')).toBe('operation.not-offered');
    add(after, 's', 'after');
  });
});

describe('delegation 委派', () => {
  it('is advice: the holder decides, and it is no vote', () => {
    const world = submitted({ check: reviewBy(2, { type: 'all' }) });
    const own = task(world);
    world.must({ type: 'task.delegated', task: own, to: 'd', reason: '请核实' }, 'a');
    answer(world, task(world, 'd'), 'refuse', 'd', { reason: '数据不符' });
    expect(world.outcome).toBeNull();
    expect(world.tasks.find(({ id }) => id === own)?.assignee).toBe('a');
    answer(world, own, 'agree', 'a');
    expect(world.result('check')?.people).toMatchObject([
      { by: 'a', outcome: 'agree', advice: [{ by: 'd', outcome: 'refuse', reason: '数据不符' }] },
    ]);
    expect(playOut(world)).toBe('approved');
  });

  it('can be withdrawn, and is closed when silence answers for the holder', () => {
    const deadline = { amount: 5, unit: 'workingDays' } as const;
    const world = submitted({ check: reviewBy(2, { type: 'all', veto: [] }, { deadline, silence: 'agree' }) });
    const own = task(world);
    world.must({ type: 'task.delegated', task: own, to: 'd' }, 'a');
    world.must({ type: 'signer.dropped', task: own, user: 'd' }, 'a');
    expect(world.tasks).toHaveLength(2);
    world.must({ type: 'task.delegated', task: own, to: 'e' }, 'a');
    world.endOf('2026-03-09');
    expect(world.outcome).toBe('approved');
    expectSound(world);
  });

  it('isn’t passed on', () => {
    const world = submitted({ check: reviewBy(1) });
    world.must({ type: 'task.delegated', task: task(world), to: 'd' }, 'a');
    const asked = task(world, 'd');
    for (const fact of [
      { type: 'task.delegated', task: asked, to: 'e' },
      { type: 'task.transferred', task: asked, to: 'e', reason: 'r' },
      { type: 'signer.added', task: asked, user: 'e', place: 'before' },
    ] as const)
      expect(world.refused(fact, 'd')).toBe('operation.not-offered');
  });
});

describe('taking an answer back 拿回', () => {
  it('brings the state before it back, but for the counters', () => {
    const world = submitted({ check: reviewBy(2, { type: 'sequence' }, { verify: { fields: ['amount'] } }) });
    const before = world.state;
    const own = task(world);
    answer(world, own, 'agree', 'a', { verified: { amount: 1 } });
    expect(takeBack(world, own, before)).toBe('done');
    expect(world.state.data).toEqual(before.data);
    expect({ ...contextOf(world.state), tasks: 0, entries: {} }).toEqual({ ...contextOf(before), tasks: 0, entries: {} });
    expect(world.tasks.map(({ id }) => id)).toEqual([own]);
    expect(playOut(world)).toBe('approved');
    expect(new Set(world.all('task.open').map((effect) => effect.task.id)).size).toBe(world.all('task.open').length);
  });

  it('is too late once the applicant or the public was told, or a number drawn', () => {
    const to = { correct: { label: '补正', to: 'fix' }, agree: { label: '同意', to: 'yes' } };
    const fix = { type: 'correct' as const, of: 'apply', rounds: 2, next: 'check' };
    const world = submitted({ check: reviewBy(1, undefined, { outcomes: to }), fix });
    const before = world.state;
    const own = task(world);
    answer(world, own, 'correct', 'a', { notes: [{ field: 'amount', reason: '有误' }] });
    expect(takeBack(world, own, before)).toBe('take-back.too-late');
  });
});

describe('consultation 征求意见', () => {
  const deadline = { amount: 5, unit: 'workingDays' } as const;
  it('goes on when everybody answered, whatever they said', () => {
    const world = submitted({ check: reviewBy(2, { type: 'consult' }) });
    world.as('a').complete('refuse');
    expect(world.outcome).toBeNull();
    world.as('b').complete('doubt');
    expect(world.outcome).toBe('approved');
    expect(world.result('check')).toMatchObject({ outcome: 'agree', people: [{ outcome: 'refuse' }, { outcome: 'doubt' }] });
  });

  it('goes on at the deadline with what was said', () => {
    const world = submitted({ check: reviewBy(2, { type: 'consult' }, { deadline }) });
    world.as('a').complete('refuse');
    world.endOf('2026-03-09');
    expect(world.outcome).toBe('approved');
    expect(world.result('check')?.people).toHaveLength(1);
    expectSound(world);
  });
});

describe('consent with conditions 附条件同意', () => {
  const outcomes = { agree: { label: '附条件同意', to: 'yes', conditions: 'required' as const }, no: { label: '不同意', to: 'no' } };
  it('asks for them and keeps all of them with the result', () => {
    const world = submitted({ check: reviewBy(2, { type: 'all' }, { outcomes }) });
    expect(world.as('a').refused('agree')).toBe('input.invalid');
    answer(world, task(world), 'agree', 'a', { conditions: ['三个月内完成整改'] });
    answer(world, task(world), 'agree', 'b', { conditions: ['按季报送进度', '三个月内完成整改'] });
    expect(world.result('check')).toMatchObject({ outcome: 'agree', conditions: ['三个月内完成整改', '按季报送进度'] });
  });
});

describe('the same person again', () => {
  const role = [{ role: 'chief' }];
  const steps = (samePerson: 'ask' | 'refuse' | 'skip') => ({
    check: reviewBy(1, undefined, {
      assign: role,
      outcomes: { agree: { label: '同意', to: 'again' }, refuse: { label: '不同意', to: 'no' } },
    }),
    again: reviewBy(1, undefined, { assign: role, samePerson }),
  });
  it('is asked again by default', () => {
    const world = submitted(steps('ask'));
    world.as('a').complete('agree').as('a').complete('agree');
    expect(world.outcome).toBe('approved');
  });
  it('is refused where the step says so, also by claim and transfer', () => {
    const world = submitted(steps('refuse'));
    world.as('a').complete('agree');
    const id = task(world);
    expect(world.as('a').refused('agree')).toBe('same-person');
    expect(world.refused({ type: 'task.claimed', task: id, user: 'a' }, 'a')).toBe('same-person');
    world.as('b').claim();
    expect(world.refused({ type: 'task.transferred', task: id, to: 'a', reason: 'r' }, 'b')).toBe('same-person');
    expect(world.refused({ type: 'signer.added', task: id, user: 'a', place: 'after' }, 'b')).toBe('same-person');
  });
  it('is skipped where the step says so: the favourable answer counts again', () => {
    const world = submitted(steps('skip'));
    world.as('a').complete('agree');
    expect(world.outcome).toBe('approved');
    expect(world.result('again')?.people).toMatchObject([{ by: 'a', outcome: 'agree', repeated: true }]);
    expectSound(world);
  });
});

describe('nobody can do it', () => {
  it('another position does, or it counts as answered', () => {
    const other = submitted({ check: reviewBy(1, undefined, { nobody: { role: 'boss' } }) });
    other.must({ type: 'task.unassignable', task: task(other) });
    expect(other.tasks.map(({ group }) => group)).toEqual(['boss@office']);
    expectSound(other);
    const answered = submitted({ check: reviewBy(1, undefined, { nobody: { outcome: 'agree' } }) });
    answered.must({ type: 'task.unassignable', task: task(answered) });
    expect(answered.outcome).toBe('approved');
    expect(answered.result('check')?.people).toMatchObject([{ by: 'system', nobody: true }]);
  });
});

describe('a substitute 代办', () => {
  it('answers what is the absent person’s, and both stand in the opinion', () => {
    const world = submitted({ check: reviewBy(1) });
    world.as('a').claim();
    expect(world.refused({ type: 'task.completed', task: task(world), outcome: 'agree' }, 'b')).toBe('task.taken');
    answer(world, task(world), 'agree', 'b', { onBehalfOf: 'a' });
    expect(world.result('check')?.people).toMatchObject([{ by: 'b', onBehalfOf: 'a' }]);
  });
  it('isn’t a second person', () => {
    const twice = reviewBy(1, { type: 'all' }, { assign: { role: 'inspector', count: 2 } });
    const world = submitted({ check: twice });
    answer(world, task(world), 'agree', 'b', { onBehalfOf: 'a' });
    expect(world.as('a').refused('agree')).toBe('same-person');
    expect(world.as('b').refused('agree')).toBe('same-person');
  });
});

describe('publishing', () => {
  it('finds roles and outcomes that rules of people name but the definition hasn’t got', () => {
    const check = reviewBy(1, undefined, { nobody: { outcome: 'agreed' }, addSigners: { by: 'bos', role: 'experts' } });
    const workflow = miniWorkflow({ check }, { roles: { r1: { title: 'R' }, boss: { title: 'B' } } });
    const codes = checkPackage({ workflow, forms: {}, vocabularies: {} }).map(({ code, pointer }) => `${code} ${pointer}`);
    expect(codes).toEqual(
      expect.arrayContaining([
        'outcome.undeclared /steps/check/nobody/outcome',
        'role.undeclared /steps/check/addSigners/by',
        'role.undeclared /steps/check/addSigners/role',
      ]),
    );
  });
});
