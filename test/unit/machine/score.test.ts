import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../engine/machine/compile.ts';
import { diverging, scoreOf } from '../../../engine/machine/scoring.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseFact } from '../../../engine/model/event.ts';
import type { ScoreStep } from '../../../engine/model/steps.ts';
import { drawLot } from '../../../engine/policy/draw.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import panel from '../../definitions/panel.json' with { type: 'json' };
import { PureWorld } from '../../support/pure-world.ts';

const pkg = panel as unknown as ProgrammePackage;
const experts = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id, index) => ({
  id,
  skills: index < 2 ? ['automation', 'finance'] : ['automation'],
}));

/** Opened and submitted; the lot still to be answered. */
function begun(change: Partial<ScoreStep> = {}): PureWorld {
  const step = { ...pkg.workflow.steps.panel, ...change } as ScoreStep;
  const workflow = { ...pkg.workflow, steps: { ...pkg.workflow.steps, panel: step } };
  const world = new PureWorld(compileProgramme({ ...pkg, workflow }, 'hash')).open();
  return world.as('agent').complete('submit', { data: { fields: ['automation'] } });
}
/** As the runtime answers a `draw` effect. */
function answer(world: PureWorld, among = experts, seed = 'seed'): Extract<CaseFact, { type: 'panel.drawn' }> {
  const asked = world.last('draw');
  if (!asked) throw new Error('no lot is asked for');
  const { draw, exclude } = asked;
  const candidates = among.filter(({ id }) => !exclude.includes(id));
  const lot = { seed, count: draw.count, reserve: draw.reserve ?? 0, mix: draw.mix ?? {}, candidates };
  const fact = { type: 'panel.drawn' as const, step: 'panel', pool: draw.pool, ...lot, excluded: [], ...drawLot(lot) };
  world.must(fact);
  return fact;
}
const seats = (world: PureWorld) => world.tasks.filter(({ kind }) => kind === 'score').map(({ assignee }) => assignee ?? '');
const sheet = (basis: number, build = 30, manage = 22) => ({ data: { basis, build, manage } });

describe('a panel that is drawn', () => {
  it('is sound as a definition', () => {
    expect(checkPackage(pkg)).toEqual([]);
  });

  it('asks for lots with the skills of the application, and gives each expert a task of the own', () => {
    const world = begun();
    expect(world.last('draw')).toMatchObject({ step: 'panel', skills: ['automation'], exclude: [], reason: null });
    expect(world.tasks).toEqual([]);
    const { drawn } = answer(world);
    expect(seats(world)).toEqual(drawn);
    expect(world.tasks.map(({ group }) => group)).toEqual(drawn.map((id) => `user:${id}`));
    expect(
      world
        .all('notify')
        .filter(({ template }) => template === 'task.opened')
        .map(({ to }) => to),
    ).toEqual(drawn);
    expect(world.replay()).toEqual(world.state);
  });

  it('shows no sheet before all are in, then gives the trimmed mean and what it is made of', () => {
    const world = begun();
    const { drawn } = answer(world);
    for (const [index, expert] of drawn.entries()) {
      expect(world.result('panel')).toBeUndefined();
      world.as(expert).complete('score', sheet([18, 20, 22, 24, 26][index] ?? 0));
    }
    // 70, 72, 74, 76, 78 without the highest and the lowest.
    expect(world.result('panel')).toMatchObject({
      score: 74,
      spread: 8,
      items: { basis: 22 },
      below: [],
      met: true,
      scores: 5,
      abstained: 0,
      rounds: 1,
    });
    expect(world.outcome).toBe('approved');
    expect(world.replay()).toEqual(world.state);
  });

  it('leaves out who abstains and items left blank; neither is zero', () => {
    const world = begun({ aggregate: { method: 'mean' } });
    const [a = '', b = '', c = '', d = '', e = ''] = answer(world).drawn;
    world.as(a).complete('score', sheet(20));
    world.as(b).complete('score', sheet(24));
    world.as(c).complete('abstain', { reason: '不熟悉该领域' });
    world.as(d).complete('score', { data: { basis: 28, build: 30 } });
    world.as(e).complete('abstain');
    expect(world.result('panel')).toMatchObject({ score: 74, scores: 2, abstained: 2, items: { basis: 24, build: 30, manage: 22 } });
  });

  it('calls one second look when the scores are far apart, asking only those who scored', () => {
    const world = begun();
    const [a = '', b = '', c = '', d = '', e = ''] = answer(world).drawn;
    world.as(a).complete('score', sheet(5));
    for (const expert of [b, c, d]) world.as(expert).complete('score', sheet(28));
    world.as(e).complete('abstain');
    expect(seats(world)).toEqual([a, b, c, d]);
    expect(world.last('notify')?.template).toBe('score.second-look');
    world.as(a).complete('score', sheet(6));
    for (const expert of [b, c, d]) world.as(expert).complete('score', sheet(28));
    const { sheets, ...result } = world.result('panel') ?? {};
    expect(result).toMatchObject({ rounds: 2, spread: 22, scores: 4, abstained: 1, score: 80 });
    expect(sheets).toHaveLength(9);
    expect(world.replay()).toEqual(world.state);
  });

  it('refuses a total out of the range, and fails the case when an item is under its least score', () => {
    const world = begun();
    const { drawn } = answer(world);
    expect(world.as(drawn[0] ?? '').refused('score', sheet(5, 10, 5))).toBe('input.invalid');
    for (const expert of drawn) world.as(expert).complete('score', sheet(17, 40, 30));
    expect(world.result('panel')).toMatchObject({ score: 87, below: ['basis'], met: false });
    expect(world.outcome).toBe('rejected');
  });

  it('is scored in person: a substitute was not drawn', () => {
    const world = begun();
    const [expert = ''] = answer(world).drawn;
    const fact = { type: 'task.completed' as const, task: world.taskFor(expert).id, outcome: 'score', ...sheet(24), onBehalfOf: expert };
    expect(world.refused(fact, 'substitute')).toBe('task.not-yours');
  });

  it('takes silence for an abstention', () => {
    const world = begun();
    const { drawn } = answer(world);
    for (const expert of drawn.slice(0, 3)) world.as(expert).complete('score', sheet(24));
    world.endOf('2026-03-11');
    expect(world.result('panel')).toMatchObject({ score: 76, scores: 3, abstained: 2 });
    expect(world.tasks).toEqual([]);
    expect(world.replay()).toEqual(world.state);
  });

  it('gives the seat of an expert who declines to a reserve, then to another who is drawn, then asks who organises the panel', () => {
    const world = begun();
    const { drawn, reserves } = answer(world, experts.slice(0, 7));
    const decline = (expert: string) =>
      world.must({ type: 'panel.declined', task: world.taskFor(expert).id, reason: '本人曾任该企业顾问' }, expert);
    decline(drawn[4] ?? '');
    expect(seats(world)).toEqual([...drawn.slice(0, 4), reserves[0]]);
    decline(drawn[3] ?? '');
    expect(world.last('draw')).toMatchObject({
      draw: { count: 1, reserve: 0 },
      exclude: [...drawn, ...reserves],
      reason: '本人曾任该企业顾问',
    });
    const second = answer(world, experts.slice(0, 7));
    expect(second.drawn).toHaveLength(1);
    decline(second.drawn[0] ?? '');
    answer(world, experts.slice(0, 7));
    expect(world.tasks.map(({ kind, group }) => [kind, group]).at(-1)).toEqual(['panel', 'city-clerk@miit-luoyang']);
    expect(world.as('clerk').refused('proceed', {})).toBe('reason.required');
    world.must({ type: 'task.completed', task: world.tasks.at(-1)?.id ?? '', outcome: 'proceed', reason: '库内无其他专家' }, 'clerk');
    for (const expert of seats(world)) world.as(expert).complete('score', sheet(24));
    expect(world.result('panel')).toMatchObject({ scores: 4 });
    expect(world.replay()).toEqual(world.state);
  });

  it('is drawn anew with a reason, as long as nobody has scored', () => {
    const world = begun();
    const first = answer(world).drawn;
    world.must({ type: 'panel.redrawn', step: 'panel', reason: '抽取时专家库未更新' }, 'clerk');
    expect(world.tasks).toEqual([]);
    expect(world.last('draw')).toMatchObject({ exclude: [], reason: '抽取时专家库未更新' });
    const { drawn } = answer(world, experts, 'another');
    expect(seats(world)).toEqual(drawn);
    expect(drawn).not.toEqual(first);
    world.as(drawn[0] ?? '').complete('score', sheet(24));
    expect(world.refused({ type: 'panel.redrawn', step: 'panel', reason: 'x' }, 'clerk')).toBe('state.wrong');
  });
});

describe('a panel of holders of a position', () => {
  it('asks distinct people', () => {
    const world = begun({ assign: { role: 'city-clerk', count: 2 }, aggregate: { method: 'median' } });
    world.as('a').complete('score', sheet(20));
    expect(world.as('a').refused('score', sheet(20))).toBe('same-person');
    world.as('b').complete('score', sheet(24));
    expect(world.result('panel')).toMatchObject({ score: 74 });
  });
});

describe('an aggregate', () => {
  const sheets = (rows: readonly Readonly<Record<string, number>>[]) =>
    rows.map((items, index) => ({ by: `u${index}`, at: '', round: 1, items, abstained: false, reason: null, data: null }));
  const one = (values: readonly number[]) => sheets(values.map((x) => ({ x })));
  it.each([
    ['mean', {}, [1, 2, 4], 2.33],
    ['mean', { scale: 0 }, [1, 2], 2],
    ['median', {}, [9, 1, 5], 5],
    ['median', {}, [9, 1, 5, 6], 5.5],
    ['trimmedMean', {}, [0, 10, 20, 30, 100], 20],
    ['trimmedMean', { drop: 2 }, [0, 1, 50, 99, 100], 50],
    ['trimmedMean', { drop: 2 }, [1, 2, 3, 6], 3],
    ['mean', {}, [0.1, 0.2], 0.15],
    ['mean', {}, [], null],
  ] as const)('%s %j of %j is %j', (method, more, values, score) => {
    expect(scoreOf({ aggregate: { method, ...more } }, ['x'], one(values)).score).toBe(score);
  });

  it('weighs written and defence', () => {
    const aggregate = {
      method: 'weighted' as const,
      parts: { written: { weight: 0.4, items: ['w'] }, defence: { weight: 0.6, items: ['d'], method: 'median' as const } },
    };
    const given = sheets([{ w: 80, d: 90 }, { w: 90, d: 60 }, { w: 70 }]);
    expect(scoreOf({ aggregate }, ['w', 'd'], given)).toMatchObject({ score: 77, parts: { written: 80, defence: 75 }, scores: 2 });
    expect(scoreOf({ aggregate }, ['w', 'd'], sheets([{ w: 80 }]))).toMatchObject({ score: null, met: false });
  });
});

it.each([
  // Far from the others, who agree.
  [
    [88, 86, 84, 52],
    [false, false, false, true],
  ],
  [
    [60, 84, 86],
    [true, false, false],
  ],
  // The others lie as far apart themselves.
  [
    [90, 70, 50],
    [false, false, false],
  ],
  // Less than a tenth of the highest isn't far, however well the others agree.
  [
    [80, 80, 73],
    [false, false, false],
  ],
  // Of two nobody can say which.
  [
    [90, 40],
    [false, false],
  ],
  [[70], [false]],
  [[], []],
])('of totals %j those far from the others are told: %j', (totals, far) => {
  expect(diverging(totals)).toEqual(far);
});
