import { afterAll, describe, expect, it, vi } from 'vitest';
import { goOn, newRun } from '../../../../designer/workbench/bulk/bulk-run.ts';
import { listRequest } from '../../../../designer/workbench/inbox/list-request.ts';
import { filtersIn, readListState, withFilter, withList, writeListState } from '../../../../designer/workbench/inbox/list-state.ts';
import { placeIn } from '../../../../designer/workbench/inbox/walk.ts';
import { fillOpinion, insertAt, placeholders, placeholderText } from '../../../../designer/workbench/opinions/fill.ts';

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('window', { addEventListener: () => {} });
});
afterAll(() => vi.unstubAllGlobals());

describe('the address of a list', () => {
  it('reads back what it says, and leaves out what the list doesn’t know', () => {
    const state = readListState('list=done&programme=grant&light=red&q=%20轴承%20&nonsense=1');
    expect(state).toEqual({ list: 'done', filter: { programme: 'grant', q: '轴承' } });
    expect(readListState(writeListState(state))).toEqual(state);
    expect(readListState('list=nonsense')).toEqual({ list: 'open', filter: {} });
  });

  it('takes filters along to another list as far as they fit, and a step leaves with its programme', () => {
    const state = readListState('list=open&programme=grant&step=county&light=red&sort=arrived&from=2026-03-01');
    expect(withList(state, 'followed').filter).toEqual({ programme: 'grant', from: '2026-03-01' });
    expect(withFilter(state, { programme: 'other' }).filter).toEqual({
      programme: 'other',
      light: 'red',
      sort: 'arrived',
      from: '2026-03-01',
    });
    expect(withFilter(state, { light: '' }).filter).not.toHaveProperty('light');
    expect(filtersIn(state)).toBe(4);
  });

  it('is asked for by the same request on the screen and for a sheet', () => {
    const asked = (search: string) => listRequest(readListState(search), search);
    expect(asked('list=open')).toEqual({ path: '/tasks', filter: { sort: 'due' } });
    expect(asked('list=unclaimed&light=red')).toEqual({ path: '/tasks', filter: { light: 'red', claimed: 'false', sort: undefined } });
    expect(asked('list=copies&unread=true')).toEqual({ path: '/tasks/copies', filter: { unread: 'true' } });
    expect(asked('list=followed&q=a')).toEqual({ path: '/cases/followed', filter: { q: 'a' } });
  });
});

describe('a walk through a list', () => {
  const step = (id: string, caseId = id) => ({ id, caseId, task: null, title: id });
  it('knows the case before and after, by the row where a case stands twice', () => {
    const walk = { list: '/workbench', steps: [step('1', 'a'), step('2', 'b'), step('3', 'a')], at: '3' };
    expect(placeIn(walk, 'a')).toEqual({ before: step('2', 'b'), after: null, n: 3, of: 3 });
    expect(placeIn({ ...walk, at: null }, 'a')).toMatchObject({ before: null, n: 1 });
    expect(placeIn(walk, 'c')).toBeNull();
  });
});

describe('common opinions', () => {
  const facts = {
    ...{ enterprise: '晨曦', uscc: '9141', number: '2026-1', programme: '补助', step: '审核' },
    ...{ submitted: null, today: '2026-03-02' },
  };
  it('say what the case says, in either language’s words, and leave what is unknown', () => {
    expect(fillOpinion('{企业名称}（{number}）于{今天}经{ 环节 }，{提交日期}，{其他}', facts, false)).toBe(
      '晨曦（2026-1）于2026年3月2日经审核，{提交日期}，{其他}',
    );
    expect(fillOpinion('{企业名称}', null, false)).toBe('{企业名称}');
    for (const english of [true, false])
      for (const name of placeholders)
        expect(fillOpinion(placeholderText(name, english), { ...facts, submitted: '2026-03-01' }, english)).not.toContain('{');
  });
  it('go where the cursor is, over what is selected', () => {
    expect(insertAt('同意。', '拟', 0, 0)).toEqual({ value: '拟同意。', cursor: 1 });
    expect(insertAt('拟不同意', '同意', 1, 4)).toEqual({ value: '拟同意', cursor: 3 });
  });
});

describe('several tasks, one after the other', () => {
  it('stop at a cut with the rest waiting, and go on under the same keys', async () => {
    const sent: string[] = [];
    let online = true;
    const answer = (url: string, key: string) => {
      sent.push(`${url} ${key}`);
      if (!online) return Promise.reject(new TypeError('network'));
      if (url.includes('two.1'))
        return Promise.resolve(
          new Response(JSON.stringify({ code: 'task.closed', status: 409, detail: '已办结', errors: [] }), {
            status: 409,
            headers: { 'content-type': 'application/problem+json' },
          }),
        );
      if (url.includes('three.1')) online = false;
      return Promise.resolve(new Response('{"id":"x","seq":1}', { status: 200, headers: { 'content-type': 'application/json' } }));
    };
    vi.stubGlobal('fetch', (url: string, init: { headers: Record<string, string> }) => answer(url, init.headers['idempotency-key'] ?? ''));
    const items = ['one', 'two', 'three', 'four'].map((id) => ({ task: `${id}.1`, caseId: id, number: id, name: id, seq: 3 }));
    const told: number[] = [];
    const first = await goOn(
      newRun({ op: 'complete', outcome: 'accept' }, '通过', items),
      (run) => told.push(run.items.filter(({ state }) => state === 'waiting').length),
      () => false,
    );
    expect(first.cut).toBe(true);
    expect(first.run.items.map(({ state, why }) => [state, why])).toEqual([
      ['done', undefined],
      ['refused', '已办结'],
      ['done', undefined],
      ['waiting', undefined],
    ]);
    expect(told).toEqual([3, 2, 1]);
    online = true;
    const second = await goOn(
      first.run,
      () => {},
      () => false,
    );
    expect(second.cut).toBe(false);
    expect(second.run.items.at(-1)?.state).toBe('done');
    const keys = sent.filter((line) => line.includes('four.1')).map((line) => line.split(' ')[1]);
    expect(new Set(keys).size).toBe(1);
    expect(keys.length).toBeGreaterThan(1);
  });
});
