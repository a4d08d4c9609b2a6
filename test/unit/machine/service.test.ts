import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../engine/machine/compile.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import credit from '../../definitions/service.json' with { type: 'json' };
import { PureWorld } from '../../support/pure-world.ts';

const pkg = credit as unknown as ProgrammePackage;
const begun = () =>
  new PureWorld(compileProgramme(pkg, 'hash'))
    .open()
    .as('agent')
    .complete('submit', { data: { purpose: '贷款' } });
const answer = (body: unknown, call = 'credit#1') => ({ type: 'service.answered' as const, step: 'credit', call, status: 200, body });

describe('a service step', () => {
  it('is sound as a definition, and misspelt names of it are problems', () => {
    expect(checkPackage(pkg)).toEqual([]);
    const wrong = structuredClone(credit) as unknown as { workflow: { steps: { credit: Record<string, unknown> } } };
    Object.assign(wrong.workflow.steps.credit, { path: '/{enterprise.usc}', result: { level: 'respons.body' }, onFail: 'nowhere' });
    expect(checkPackage(wrong).map(({ code, pointer }) => [code, pointer])).toEqual(
      expect.arrayContaining([
        ['feel.name', '/steps/credit/path'],
        ['feel.name', '/steps/credit/result/level'],
        ['target.unknown', '/steps/credit/onFail'],
      ]),
    );
  });

  it('asks with the values of the case, URL-encoded in the path, and takes values from the answer', () => {
    const world = begun();
    expect(world.last('service.call')).toMatchObject({
      ...{ step: 'credit', call: 'credit#1', service: 'credit', method: 'POST', path: '/enterprises/91410305MA9XTE0263/credit' },
      ...{ body: { purpose: '贷款', year: 2026 }, timeout: 60, times: 3, wait: 30, branches: true },
    });
    world.must(answer({ level: 'A', records: [] }));
    expect(world.result('credit')).toMatchObject({ ok: true, status: 200, level: 'A', clean: true });
    expect(world.last('service.call')?.path).toBe(`/seal?name=${encodeURIComponent('洛阳样例精密机械有限公司')}`);
    expect(world.steps).toEqual(['seal']);
    expect(world.replay()).toEqual(world.state);
  });

  it('takes an answer once, and only that of the entry it waits in', () => {
    const world = begun();
    expect(world.refused(answer({}, 'credit#2'))).toBe('stale');
    world.must(answer({ level: 'B', records: [] }));
    expect(world.outcome).toBe('rejected');
    expect(world.refused(answer({ level: 'A', records: [] }))).toBe('state.wrong');
  });

  it('goes where failures go when the call is given up', () => {
    const world = begun();
    world.must({ type: 'service.failed', step: 'credit', call: 'credit#1', status: 503, reason: 'HTTP 503' });
    expect(world.result('credit')).toMatchObject({ ok: false, status: 503, reason: 'HTTP 503' });
    expect(world.steps).toEqual(['byHand']);
    expect(world.replay()).toEqual(world.state);
  });

  it('gives null for what an answer hasn’t got', () => {
    const world = begun().must(answer('not an object'));
    expect(world.result('credit')).toMatchObject({ level: null });
    expect(world.outcome).toBe('rejected');
  });

  it('is answered in each item of an each by itself', () => {
    const within = structuredClone(credit) as unknown as { workflow: { steps: Record<string, Record<string, unknown>> } };
    const { steps } = within.workflow;
    const { next: _next, onFail: _onFail, ...call } = steps.credit ?? {};
    const asked = { ...call, next: 'answered' };
    const answered = { type: 'end', title: '已查询', outcome: 'asked' };
    steps.credit = {
      ...{ type: 'each', title: '逐年查询', over: '[2025, 2026]', outcomes: { asked: { to: 'done' } } },
      block: { start: 'ask', steps: { ask: asked, answered } },
    };
    for (const name of ['gate', 'byHand', 'seal', 'refused']) delete steps[name];
    const world = new PureWorld(compileProgramme(within as unknown as ProgrammePackage, 'hash'))
      .open()
      .as('agent')
      .complete('submit', { data: { purpose: '贷款' } });
    const calls = world.effects.filter((effect) => effect.type === 'service.call');
    expect(calls.map(({ step, call }) => [step, call])).toEqual([
      ['ask~0', 'ask~0#1'],
      ['ask~1', 'ask~1#1'],
    ]);
    const second = { type: 'service.answered' as const, step: 'ask~1', call: 'ask~1#1', status: 200, body: { level: 'A', records: [] } };
    world.must(second);
    expect(world.steps).toEqual(['ask~0']);
    world.must({ ...second, step: 'ask~0', call: 'ask~0#1' });
    expect(world.outcome).toBe('approved');
    expect(world.replay()).toEqual(world.state);
  });
});
