import { describe, expect, it } from 'vitest';
import { clockOf, flowOf, resultsFor } from '../../../engine/machine/view.ts';
import { statutoryCalendar } from '../../support/pure-world.ts';
import { application, cleared, evaluation, inspected, inspection, ownInvention, provinceResult, published, signed } from './sample.ts';

const objection = { type: 'objection.filed', objection: 'o-1', name: '王五', contact: '13900000000', grounds: '材料不实' } as const;

describe('the evaluation, from the application to the registry', () => {
  it('is registered for three years from the announcement', () => {
    const world = published(cleared(inspected(signed())));
    expect(world.result('score')).toMatchObject({ total: 70, pass: true });
    expect(world.last('notice.publish')).toMatchObject({ from: '2026-03-02', until: '2026-03-06', estimated: false });
    world.endOf('2026-03-06');
    expect(world.last('notice.close')).toMatchObject({ outcome: 'clear' });
    world.as('council').complete('approve');
    expect(world.as('chief').refused('send')).toBe('input.invalid');
    world.as('chief').complete('send', { documentNumber: '洛工信〔2026〕8号' });
    world.as('city').complete('listed', { data: provinceResult });
    expect(world.last('register')).toMatchObject({ validFrom: '2026-06-01', validTo: '2029-05-31' });
    expect(world.outcome).toBe('approved');
    expect(world.state.data.ruleVersion).toBe('r2022-63');
    expect(world.tasks).toEqual([]);
    expect(world.timers.size).toBe(0);
  });

  it('recomputes the score on verified values', () => {
    const world = cleared(inspected(signed(), { rdY1: 314.99 }));
    expect(world.result('score')).toMatchObject({
      total: 65,
      items: expect.arrayContaining([expect.objectContaining({ id: 'rd', score: 10 })]),
    });
    expect(world.state.data.declared).toMatchObject({ rdY1: 315 });
  });

  it('hears the applicant when the recomputed score fails', () => {
    const world = cleared(inspected(signed(), { mainRevenueY1: 4000, liabilitiesY1: 9000 }));
    expect(world.result('score')).toMatchObject({ pass: false });
    expect(world.steps).toEqual(['statement']);
    world.as('agent').complete('submit', { data: { statement: '请复核研发费用口径。' } });
    world.as('chief').complete('adopt', { reason: '口径成立' });
    expect(world.steps).toEqual(['city']);
  });

  it('takes the direct path without a score', () => {
    const world = cleared(inspected(signed({}, { path: 'direct', direct: ['institution'], ips: [] })));
    expect(world.result('score')).toBeUndefined();
    expect(world.result('direct')).toMatchObject({ institution: true, award: false });
    expect(world.steps).toEqual(['city']);
  });
});

describe('the county', () => {
  const notes = [{ field: 'audit1', reason: '未赋码' }];

  it('asks for correction once; the clock stands meanwhile', () => {
    const world = signed();
    world.as('county').complete('correct', { notes });
    world.workingDays(3);
    const standing = clockOf(world.compiled, world.state, statutoryCalendar, world.now);
    expect(standing).toMatchObject({ used: 0, paused: 3, running: false });
    world.as('agent').complete('submit', { data: application });
    expect(world.steps).toEqual(['accept']);
    expect(clockOf(world.compiled, world.state, statutoryCalendar, world.now)).toMatchObject({ used: 0, left: 60, running: true });
    expect(world.as('county').refused('correct', { notes })).toBe('rounds.exhausted');
  });

  it('takes a missed correction for a withdrawal', () => {
    const world = signed();
    world.as('county').complete('correct', { notes }).endOf('2026-03-16');
    expect(world.outcome).toBe('withdrawn');
    world.workingDays(10);
    expect(clockOf(world.compiled, world.state, statutoryCalendar, world.now)).toMatchObject({ used: 0, running: false });
  });

  it('refuses with a reason', () => {
    const world = signed();
    expect(world.as('county').refused('refuse')).toBe('reason.required');
    world.as('county').complete('refuse', { reason: '不属于申报对象' });
    expect(world.outcome).toBe('notAccepted');
  });

  it('is reminded, then reported to the city when it is late; the task stays', () => {
    const world = signed();
    world.endOf('2026-03-09');
    const told = world.all('notify').map(({ to, template }) => [to, template]);
    expect(told).toEqual([
      ['applicant:91410305MA9XTE0263:legal-representative', 'task.opened'],
      ['county-clerk@410305', 'deadline.near'],
      ['city-chief@miit-luoyang', 'deadline.escalated'],
    ]);
    expect(world.steps).toEqual(['accept']);
  });

  it('sends two different inspectors', () => {
    const world = signed();
    world.as('county').complete('accept');
    expect(world.tasks.map(({ group }) => group)).toEqual(['county-inspector@410305', 'county-inspector@410305']);
    world.as('county').complete('consistent', { data: inspection });
    expect(world.as('county').refused('consistent', { data: inspection })).toBe('same-person');
  });
});

describe('the departments', () => {
  it('have no objection when they say nothing in five working days', () => {
    const world = inspected(signed());
    world.as('tax').complete('clear', {}, 'taxation').endOf('2026-03-09');
    expect(world.steps).toEqual(['city']);
    expect(world.result('depts')).toMatchObject({ outcome: 'clear' });
  });

  it('lead to a statement by one objection; silence then rejects', () => {
    const world = inspected(signed());
    world.as('safety').complete('object', { reason: '发生较大事故' }, 'emergency');
    expect(world.steps).toEqual(['statement']);
    world.endOf('2026-03-05');
    expect(world.outcome).toBe('rejected');
  });
});

describe('the public notice', () => {
  it('waits for objections to be resolved, then goes on when all are dismissed', () => {
    const world = published(cleared(inspected(signed())));
    world.must(objection, 'public').endOf('2026-03-06');
    expect(world.steps).toEqual(['notice']);
    expect(world.refused({ ...objection, objection: 'o-2' }, 'public')).toBe('state.wrong');
    world.as('city').complete('accept');
    expect(world.as('city').refused('dismissed')).toBe('reason.required');
    world.as('city').complete('dismissed', { reason: '经查不实' });
    expect(world.steps).toEqual(['meeting']);
    expect(world.result('notice')).toMatchObject({ outcome: 'clear', objections: [{ id: 'o-1', outcome: 'dismissed' }] });
    expect(JSON.stringify(resultsFor(world.state, 'applicant'))).not.toContain('王五');
  });

  it.each(['partly', 'upheld'])('hears the applicant when an objection is %s', (outcome) => {
    const world = published(cleared(inspected(signed())));
    world.must(objection, 'public');
    world.as('city').complete('accept');
    world.as('city').complete(outcome, { reason: '属实' }).endOf('2026-03-06');
    expect(world.steps).toEqual(['statement']);
  });

  it('is open to objections only while it is out', () => {
    expect(signed().refused(objection, 'public')).toBe('state.wrong');
  });
});

describe('the meeting', () => {
  it('holds one back while the case stays on the agenda', () => {
    const world = published(cleared(inspected(signed()))).endOf('2026-03-06');
    world.as('council').complete('hold', { reason: '补充材料' });
    expect(world.steps).toEqual(['meeting']);
    expect(world.tasks).toHaveLength(1);
    world.as('council').complete('approve');
    expect(world.steps).toEqual(['recommend']);
  });
});

describe('the applicant', () => {
  const withdrawal = { type: 'case.withdrawn', reason: '内部调整' } as const;

  it('may withdraw until the county accepted', () => {
    const world = signed().must(withdrawal, 'agent');
    expect(world.outcome).toBe('withdrawn');
    expect(world.timers.size).toBe(0);
    const late = signed();
    late.as('county').complete('accept');
    expect(late.refused(withdrawal, 'agent')).toBe('state.wrong');
  });

  it('may withdraw during a correction, and a draft', () => {
    const world = signed();
    world
      .as('county')
      .complete('correct', { notes: [{ field: 'audit1', reason: '未赋码' }] })
      .must(withdrawal, 'agent');
    expect(world.outcome).toBe('withdrawn');
    expect(evaluation().open().must(withdrawal, 'agent').outcome).toBe('withdrawn');
  });
});

describe('the scorecard of 2022', () => {
  const vectors: [string, Record<string, unknown>, number, boolean][] = [
    ['①', {}, 70, true],
    [
      '②',
      { ips: [{ ...ownInvention, kind: 'software', category: 'II' }], rdRatio: 5, growth: 15, debtRatio: 80, sei: false, mainRatio: 70 },
      70,
      true,
    ],
    ['③', { ips: [{ ...ownInvention, highValue: true }], rdRatio: 0.99, growth: -0.01, debtRatio: 55.01, mainRatio: 70 }, 55, false],
    ['④', { ips: [], rdRatio: 5, growth: 15, mainRatio: 54.99 }, 65, true],
    ['⑤', { ips: [], rdRatio: 4.99, growth: 15, mainRatio: 70 }, 75, false],
    ['⑥ transferred 11 months ago', { ips: [{ ...ownInvention, acquisition: 'transferred', transferredOn: '2025-04-02' }] }, 55, false],
    ['not related to the product', { ips: [{ ...ownInvention, related: false }] }, 55, false],
    [
      'utility model granted less than two years ago',
      { ips: [{ ...ownInvention, kind: 'utility-model', category: 'II', grantedOn: '2024-03-03' }] },
      55,
      false,
    ],
    ['4.9996 % is not 5 %', { rdRatio: 4.9996 }, 70, true],
  ];
  it.each(vectors)('golden vector %s', (_name, changes, total, pass) => {
    const world = cleared(inspected(signed({}, changes)));
    expect(world.result('score')).toMatchObject({ total, pass });
  });
});

describe('the flow picture', () => {
  it('shows what is done, live, ahead and skipped, branches included', () => {
    const world = inspected(signed());
    world.as('tax').complete('clear', {}, 'taxation');
    const nodes = Object.fromEntries(flowOf(world.compiled, world.state, world.now).map((node) => [node.id, node]));
    expect(Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, node.state]))).toMatchObject({
      apply: 'done',
      accept: 'done',
      fix: 'skipped',
      verify: 'done',
      depts: 'live',
      score: 'done',
      city: 'ahead',
      statement: 'ahead',
      done: 'ahead',
      notAccepted: 'skipped',
    });
    expect(nodes.verify?.people).toEqual(['county', 'county2']);
    expect(nodes.depts?.branches.map((branch) => branch.nodes[0]?.state)).toEqual(['live', 'live', 'live', 'done']);
  });
});
