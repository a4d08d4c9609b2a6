/** A second person over what the organiser of a panel asks for. */
import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../engine/machine/compile.ts';
import { drawRequest, redrawable } from '../../../engine/machine/view.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { DrawAct } from '../../../engine/model/panel.ts';
import type { ScoreStep } from '../../../engine/model/steps.ts';
import { drawLot } from '../../../engine/policy/draw.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import supervised from '../../definitions/supervised-panel.json' with { type: 'json' };
import { PureWorld } from '../../support/pure-world.ts';

const pkg = supervised as unknown as ProgrammePackage;
const pool = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => ({ id, skills: ['automation', 'finance'] }));

/** Submitted, with an approver of the organiser's own position for these acts. */
function begun(of?: readonly DrawAct[]): PureWorld {
  const { assign, ...step } = pkg.workflow.steps.panel as ScoreStep;
  const draw = { ...assign.draw, approve: { role: 'city-clerk', ...(of && { of }) } } as ScoreStep['assign']['draw'];
  const steps = { ...pkg.workflow.steps, panel: { ...step, assign: { ...assign, draw } } as ScoreStep };
  const world = new PureWorld(compileProgramme({ ...pkg, workflow: { ...pkg.workflow, steps } }, 'hash')).open();
  return world.as('agent').complete('submit', { data: { fields: ['automation'] } });
}
function answer(world: PureWorld): readonly string[] {
  const asked = world.last('draw');
  if (!asked) throw new Error('no lot is asked for');
  const candidates = pool.filter(({ id }) => !asked.exclude.includes(id));
  const lot = { seed: 'seed', count: asked.draw.count, reserve: asked.draw.reserve ?? 0, mix: asked.draw.mix ?? {}, candidates };
  const fact = { type: 'panel.drawn' as const, step: 'panel', pool: 'experts', ...lot, excluded: [], ...drawLot(lot) };
  world.must(fact);
  return fact.drawn;
}
const ask = (of: 'redraw' | 'replace', seat?: string) =>
  ({ type: 'draw.requested', step: 'panel', of, reason: '有误', ...(seat && { seat }) }) as const;
const approval = (world: PureWorld) => world.tasks.find(({ kind }) => kind === 'approval');
const reply = (world: PureWorld, outcome: string) =>
  ({ type: 'task.completed', task: approval(world)?.id ?? '', outcome, reason: '知悉' }) as const;

describe('a lot that two people draw', () => {
  it('is sound as a definition, and warned of where one person may be all there is', () => {
    expect(checkPackage(pkg)).toEqual([]);
    const alone = JSON.parse(JSON.stringify(pkg).replaceAll('city-chief', 'city-clerk')) as ProgrammePackage;
    expect(checkPackage(alone)).toMatchObject([{ code: 'draw.approve', severity: 'warning' }]);
    const nobody = JSON.parse(
      JSON.stringify(pkg).replace('"approve":{"role":"city-chief"', '"approve":{"role":"chief"'),
    ) as ProgrammePackage;
    expect(checkPackage(nobody).map(({ code }) => code)).toEqual(['role.undeclared', 'role.unused']);
    const scoped = JSON.parse(
      JSON.stringify(pkg).replace('"approve":{', '"approve":{"org":"o","scope":"enterprise.distrit",'),
    ) as ProgrammePackage;
    expect(checkPackage(scoped).map(({ code }) => code)).toEqual(['assign.both', 'feel.name']);
  });

  it('is never granted by who asked for it, also not in somebody’s stead', () => {
    const world = begun();
    answer(world);
    world.must(ask('redraw'), 'clerk');
    expect(drawRequest(world.state, approval(world) ?? { id: '', step: '' })).toMatchObject({ of: 'redraw', by: 'clerk', expert: null });
    expect(redrawable(world.compiled, world.state)).toEqual([]);
    expect(world.refused({ type: 'task.claimed', task: approval(world)?.id ?? '', user: 'clerk' }, 'clerk')).toBe('same-person');
    expect(world.refused(reply(world, 'approve'), 'clerk')).toBe('same-person');
    expect(world.refused({ ...reply(world, 'approve'), onBehalfOf: 'clerk' }, 'second')).toBe('same-person');
    world.must(reply(world, 'approve'), 'second');
    expect(world.tasks).toEqual([]);
    expect(answer(world)).toHaveLength(5);
    expect(world.replay()).toEqual(world.state);
  });

  it('leaves no way around: what must be granted is refused when it is simply done', () => {
    const world = begun();
    answer(world);
    const [seat] = world.tasks;
    expect(world.refused({ type: 'panel.redrawn', step: 'panel', reason: 'r' }, 'clerk')).toBe('state.wrong');
    const replaced = {
      type: 'panel.declined',
      task: seat?.id ?? '',
      reason: 'r',
      replaced: true,
      onBehalfOf: seat?.assignee ?? '',
    } as const;
    expect(world.refused(replaced, 'clerk')).toBe('state.wrong');
    // What the definition doesn't name needs nobody, and can't be asked for.
    const free = begun(['replace']);
    answer(free);
    expect(free.refused(ask('redraw'), 'clerk')).toBe('state.wrong');
    free.must({ type: 'panel.redrawn', step: 'panel', reason: 'r' }, 'clerk');
    answer(free);
    expect(free.refused(ask('replace', 'case-1.99'), 'clerk')).toBe('not-found');
  });

  it('refused, leaves the panel as it is; a request is over with the deadline', () => {
    const world = begun();
    const drawn = answer(world);
    world.must(ask('replace', world.tasks[0]?.id), 'clerk');
    expect(world.refused(ask('redraw'), 'clerk')).toBe('state.wrong');
    expect(world.refused({ ...reply(world, 'deny'), reason: ' ' }, 'second')).toBe('reason.required');
    world.must(reply(world, 'deny'), 'second');
    expect(world.tasks.map(({ assignee }) => assignee)).toEqual(drawn);
    expect(world.last('notify')).toMatchObject({ to: 'clerk', template: 'draw.refused', params: { reason: '知悉' } });
    world.must(ask('redraw'), 'clerk');
    world.endOf('2026-03-11');
    expect([world.outcome, world.tasks]).toEqual(['rejected', []]);
    expect(world.replay()).toEqual(world.state);
  });

  it('asks both for who is missing, too', () => {
    const world = begun(['draw']);
    expect(world.tasks.map(({ kind }) => kind)).toEqual(['panel']);
    world.must({ type: 'task.completed', task: world.tasks[0]?.id ?? '', outcome: 'start' }, 'clerk');
    expect(world.last('draw')).toBeUndefined();
    world.must(reply(world, 'deny'), 'second');
    expect(world.tasks.map(({ kind }) => kind)).toEqual(['panel']);
    expect(world.refused({ type: 'task.completed', task: world.tasks[0]?.id ?? '', outcome: 'proceed', reason: 'r' }, 'clerk')).toBe(
      'outcome.unknown',
    );
    world.must({ type: 'task.completed', task: world.tasks[0]?.id ?? '', outcome: 'start' }, 'clerk');
    world.must(reply(world, 'approve'), 'second');
    // The pool gives three of five: the organiser's matter, and again the second person's.
    const lot = { seed: 's', count: 5, reserve: 0, mix: {}, candidates: pool.slice(0, 3) };
    world.must({ type: 'panel.drawn', step: 'panel', pool: 'experts', ...lot, excluded: [], ...drawLot(lot) });
    const missing = world.tasks.find(({ kind }) => kind === 'panel');
    world.must({ type: 'task.completed', task: missing?.id ?? '', outcome: 'draw', reason: '库已补充' }, 'clerk');
    expect(world.tasks.map(({ kind }) => kind)).toEqual(['score', 'score', 'score', 'approval']);
    world.must(reply(world, 'approve'), 'second');
    expect(world.last('draw')).toMatchObject({ draw: { count: 2 }, reason: '库已补充' });
    answer(world);
    expect(world.tasks.map(({ kind }) => kind)).toEqual(Array(5).fill('score'));
    expect(world.replay()).toEqual(world.state);
  });
});
