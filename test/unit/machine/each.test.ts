import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flowOf } from '../../../engine/machine/view.ts';
import type { EachStep, Step } from '../../../engine/model/steps.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import { application, miniWorkflow, submitted } from './mini.ts';

const visit = (extra: object = {}): Step => ({
  type: 'review',
  title: 'Visit',
  assign: { role: 'inspector', scope: 'item.district' },
  outcomes: { fine: { label: 'Fine' }, bad: { label: 'Bad' } },
  ...extra,
});
const sites =
  '[{name: "East", district: "d1", risk: 1}, {name: "West", district: "d2", risk: 5}, {name: "North", district: "d3", risk: 1}]';
const each = (extra: Partial<EachStep> = {}, inner: Step = visit()): EachStep => ({
  type: 'each',
  over: sites,
  label: 'item.name',
  block: { start: 'visit', steps: { visit: inner } },
  outcomes: { fine: { to: 'yes' }, bad: { to: 'no' } },
  ...extra,
});

describe('a block for each row', () => {
  it('opens every item at once, each with its own people and name', () => {
    const world = submitted({ sites: each() });
    expect(world.steps).toEqual(['visit~0', 'visit~1', 'visit~2']);
    expect(world.tasks.map(({ step, group, title }) => [step, group, title])).toEqual([
      ['visit~0', 'inspector@d1', 'Visit · East'],
      ['visit~1', 'inspector@d2', 'Visit · West'],
      ['visit~2', 'inspector@d3', 'Visit · North'],
    ]);
    world.as('a').complete('fine', {}, 'visit~1').as('b').complete('bad', {}, 'visit~0').as('c').complete('fine', {}, 'visit~2');
    expect(world.outcome).toBe('rejected');
    const outcomes = ((world.result('sites')?.items ?? []) as { label: string; outcome: string }[]).map(({ label, outcome }) => [
      label,
      outcome,
    ]);
    expect(outcomes).toEqual([
      ['East', 'bad'],
      ['West', 'fine'],
      ['North', 'fine'],
    ]);
    expect(world.replay()).toEqual(world.state);
  });

  it('goes on at once when there is no row', () => {
    expect(submitted({ sites: each({ over: '[]' }) }).outcome).toBe('approved');
  });

  it('in order asks one after the other', () => {
    const world = submitted({ sites: each({ mode: 'sequence' }) });
    expect(world.steps).toEqual(['visit~0']);
    world.as('a').complete('fine');
    expect(world.steps).toEqual(['visit~1']);
    world.as('a').complete('fine').as('a').complete('fine');
    expect(world.outcome).toBe('approved');
  });

  it('cancels the rest when enough have ended', () => {
    const world = submitted({ sites: each({ join: { need: 2 } }) });
    world.as('a').complete('fine', {}, 'visit~2').as('a').complete('fine', {}, 'visit~0');
    expect(world.outcome).toBe('approved');
    expect(world.all('task.close').filter(({ status }) => status === 'cancelled')).toHaveLength(1);
    expect(world.tasks).toEqual([]);
  });

  it('may decide when it is enough by what has come in so far', () => {
    const world = submitted({ sites: each({ join: { until: 'count(sites.items[outcome = "bad"]) >= 2' } }) });
    world.as('a').complete('bad', {}, 'visit~0').as('a').complete('fine', {}, 'visit~1');
    expect(world.outcome).toBeNull();
    const two = submitted({ sites: each({ join: { until: 'count(sites.items[outcome = "bad"]) >= 2' } }) });
    two.as('a').complete('bad', {}, 'visit~0').as('a').complete('bad', {}, 'visit~1');
    expect(two.outcome).toBe('rejected');
  });
});

describe('an item', () => {
  const steps: Record<string, Step> = {
    sort: { type: 'decide', branches: [{ when: 'item.risk > 3', to: 'visit' }], otherwise: 'note' },
    visit: visit({
      outcomes: { fine: { label: 'Fine' }, again: { label: 'Again', to: 'rest' }, bad: { label: 'Bad' } },
      deadline: { amount: 5, unit: 'workingDays', warn: 1, onExpire: { to: 'late' } },
    }),
    rest: { type: 'wait', period: { amount: 2, unit: 'workingDays' }, next: 'visit' },
    note: { type: 'compute', values: { points: 'item.risk * 10 + index' }, next: 'closed' },
    late: { type: 'end', outcome: 'bad' },
    closed: { type: 'end', outcome: 'fine' },
  };
  const routed = (extra: Partial<EachStep> = {}) => each({ block: { start: 'sort', steps }, ...extra });

  it('goes its own way, with results of its own', () => {
    const world = submitted({ sites: routed() });
    expect(world.steps).toEqual(['visit~1']);
    expect(world.result('note~0')).toEqual({ points: 11 });
    expect(world.result('note~2')).toEqual({ points: 13 });
    world.as('a').complete('again');
    expect(world.steps).toEqual(['rest~1']);
    expect([...world.timers.keys()]).toEqual(['rest~1.period#1']);
    world.workingDays(3);
    expect(world.steps).toEqual(['visit~1']);
    world.as('a').complete('fine');
    expect(world.outcome).toBe('approved');
    expect(world.result('sites')).toMatchObject({
      items: [{ results: { note: { points: 11 } } }, { results: { visit: { outcome: 'fine' } } }, {}],
    });
    expect(world.replay()).toEqual(world.state);
  });

  it('has deadlines of its own, and its timers go with it', () => {
    const world = submitted({ sites: routed() });
    expect([...world.timers.keys()].sort()).toEqual(['visit~1.deadline#1', 'visit~1.warn#1']);
    world.endOf('2026-03-09');
    expect(world.outcome).toBe('rejected');
    expect([...world.timers.keys()]).toEqual([]);
  });

  it('can be claimed, and the flow shows where each one is', () => {
    const world = submitted({ sites: routed() });
    world.as('a').claim('visit~1');
    expect(world.as('b').refused('fine')).toBe('task.taken');
    const node = flowOf(world.compiled, world.state, world.now).find(({ id }) => id === 'sites');
    expect(node?.branches.map(({ title, nodes }) => [title, nodes.find(({ state }) => state === 'live')?.id ?? null])).toEqual([
      ['East', null],
      ['West', 'visit~1'],
      ['North', null],
    ]);
  });

  it('is cancelled with its tasks and timers when the whole is left', () => {
    const world = submitted({ sites: routed({ deadline: { amount: 2, unit: 'workingDays', onExpire: { to: 'no' } } }) });
    world.endOf('2026-03-04');
    expect(world.outcome).toBe('rejected');
    expect(world.tasks).toEqual([]);
    expect([...world.timers.keys()]).toEqual([]);
    expect(Object.keys((world.state.snapshot.context as { live: object }).live)).toEqual([]);
  });
});

describe('items within items', () => {
  it('have an index for each level', () => {
    const inner = each({ over: 'item.rooms', label: 'item', outcomes: { fine: {}, bad: {} } }, visit({ assign: { role: 'inspector' } }));
    const outer: EachStep = {
      type: 'each',
      over: '[{name: "A", rooms: ["a1", "a2"]}, {name: "B", rooms: ["b1"]}]',
      label: 'item.name',
      block: { start: 'rooms', steps: { rooms: inner } },
      outcomes: { fine: { to: 'yes' }, bad: { to: 'no' } },
    };
    const world = submitted({ houses: outer });
    expect(world.steps).toEqual(['visit~0.0', 'visit~0.1', 'visit~1.0']);
    expect(world.tasks.map(({ title }) => title)).toEqual(['Visit · A · a1', 'Visit · A · a2', 'Visit · B · b1']);
    world.as('a').complete('fine', {}, 'visit~0.1').as('a').complete('fine', {}, 'visit~1.0').as('a').complete('fine', {}, 'visit~0.0');
    expect(world.outcome).toBe('approved');
    expect(world.replay()).toEqual(world.state);
  });
});

describe('an item that goes on beside the case', () => {
  const beside = (extra: Partial<EachStep> = {}) =>
    each({ join: { need: 'any', rest: 'continue' }, outcomes: { fine: { to: 'next' }, bad: { to: 'no' } }, ...extra });
  const next: Step = { type: 'review', assign: { role: 'clerk' }, outcomes: { ok: { label: 'Ok', to: 'yes' } } };

  it('is cancelled by an end that does not wait for it', () => {
    const world = submitted({ sites: beside(), next });
    world.as('a').complete('fine', {}, 'visit~0');
    expect([...world.steps].sort()).toEqual(['next', 'visit~1', 'visit~2']);
    world.as('a').complete('ok', {}, 'next');
    expect([world.outcome, world.tasks]).toEqual(['approved', []]);
    expect(Object.keys((world.state.snapshot.context as { live: object }).live)).toEqual([]);
    expect(world.replay()).toEqual(world.state);
  });

  it('is refused inside another item, and so is a meeting', () => {
    const meeting = { type: 'batch', assign: { role: 'inspector' }, outcomes: { fine: { label: 'Fine' } } } as Step;
    const inner = each({ join: { need: 'any', rest: 'continue' }, outcomes: { fine: {}, bad: {} } });
    const outer = each({ block: { start: 'inner', steps: { inner, meeting } } });
    const workflow = miniWorkflow({ outer }, { roles: { inspector: { title: 'I' } } });
    const codes = checkPackage({ workflow, forms: {}, vocabularies: {} }).map(({ code, pointer }) => `${code} ${pointer}`);
    expect(codes).toContain('each.continue /steps/outer/block/steps/inner/join/rest');
    expect(codes).toContain('each.batch /steps/outer/block/steps/meeting/type');
  });
});

describe('what expressions may read', () => {
  const codes = (steps: Record<string, Step>) =>
    checkPackage({ workflow: miniWorkflow(steps, { roles: { inspector: { title: 'I' } } }), forms: { application }, vocabularies: {} })
      .filter(({ severity }) => severity === 'error')
      .map(({ code, pointer }) => `${code} ${pointer}`);

  it('is the item inside, and nothing of an item outside', () => {
    const gate: Step = { type: 'decide', branches: [{ when: 'visit.outcome = "fine"', to: 'yes' }], otherwise: 'no' };
    expect(codes({ sites: each({ outcomes: { fine: { to: 'gate' }, bad: { to: 'no' } } }), gate })).toEqual([
      'feel.name /steps/gate/branches/0/when',
    ]);
    const outside: Step = { type: 'decide', branches: [{ when: 'item.name = "East"', to: 'yes' }], otherwise: 'no' };
    expect(codes({ outside, sites: each() })[0]).toBe('feel.name /steps/outside/branches/0/when');
  });

  it('is of the type of a row', () => {
    const pkg = JSON.parse(readFileSync(new URL('../../definitions/site-inspection.json', import.meta.url), 'utf8'));
    pkg.workflow.steps.sites.label = 'item.nam';
    expect(checkPackage(pkg).map(({ code, pointer }) => `${code} ${pointer}`)).toContain('feel.name /steps/sites/label');
  });
});
