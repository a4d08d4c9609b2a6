import { expect, it } from 'vitest';
import { changesOf, changeText } from '../../../../designer/workbench/application/changes.ts';
import { filterHistory } from '../../../../designer/workbench/history/filter-history.ts';
import { findIn } from '../../../../designer/workbench/viewer/pdf-search.ts';
import { pinched, scaleOf, stepFrom, turned } from '../../../../designer/workbench/viewer/zoom.ts';
import type { HistoryItemDto } from '../../../../engine/model/dto/case.ts';

it('fits a page by width or whole, blows nothing up beyond what is sensible, and steps from any size', () => {
  const page = { width: 600, height: 800 };
  const room = { width: 300, height: 200 };
  expect(scaleOf('width', page, room)).toBe(0.5);
  expect(scaleOf('page', page, room)).toBe(0.25);
  expect(scaleOf('page', page, { width: 6000, height: 8000 }, 1)).toBe(1);
  expect(scaleOf(2, page, room)).toBe(2);
  expect(scaleOf('width', { width: 0, height: 0 }, room)).toBe(1);
  expect([stepFrom(0.5, 1), stepFrom(0.52, -1), stepFrom(9, 1), stepFrom(0.01, -1)]).toEqual([0.67, 0.5, 5, 0.25]);
  expect([pinched(1, 1.5), pinched(1, 100), pinched(1, 0)]).toEqual([1.5, 5, 0.25]);
  expect(turned(page, 90)).toEqual({ width: 800, height: 600 });
  expect(turned(page, 180)).toEqual(page);
});

it('finds a text that a PDF cuts into pieces, whatever the width of its letters and the spaces between', () => {
  const pages = [{ pieces: ['营业', ' 执照 ', 'ABC公司'] }, { pieces: ['无'] }, { pieces: ['ａｂｃ', '公司、abc公司'] }];
  expect(findIn(pages, '业执')).toEqual([{ page: 1, from: 0, to: 1 }]);
  expect(findIn(pages, 'abc 公司')).toEqual([
    { page: 1, from: 2, to: 2 },
    { page: 3, from: 0, to: 1 },
    { page: 3, from: 1, to: 1 },
  ]);
  expect(findIn(pages, '  ')).toEqual([]);
  expect(findIn(pages, '公司', 2)).toHaveLength(2);
});

it('says by how much a figure changed: in per cent, of shares in points, and nothing where nothing can be said', () => {
  expect(changeText({}, 8000, 10000, 'p')).toBe('+25 %');
  expect(changeText({}, 3, 2, 'p')).toBe('−33.3 %');
  expect(changeText({ format: 'percent' }, 3.75, 3, 'p')).toBe('−0.75 p');
  expect(changeText({ 'x-unit': '%' }, 0, 3, 'p')).toBe('+3 p');
  for (const [from, to] of [
    [0, 5],
    [5, 5],
    ['5', 6],
    [null, 6],
  ])
    expect(changeText({}, from, to, 'p')).toBeNull();
});

it('compares all fields of a round, and of another year those that both asked', () => {
  const before = { a: 1, b: [{ x: 1, y: 2 }], gone: 1 };
  const now = { a: 2, b: [{ y: 2, x: 1 }], added: 1 };
  expect([...changesOf(before, now)].sort()).toEqual(['a', 'added', 'gone']);
  expect([...changesOf(before, now, true)]).toEqual(['a']);
});

it('filters a history by kind and by words that may stand in sentence, reason, step, name or note', () => {
  const item = (seq: number, more: Partial<HistoryItemDto>): HistoryItemDto => ({
    ...{ seq, at: '', by: 'u', byName: '陈建国', type: 'task.claimed', step: 's', stepTitle: '初审', text: '认领', outcome: null },
    ...{ reason: null, notes: [], adviceFor: null, takenBack: false, vote: null, hash: '' },
    ...more,
  });
  const items = [
    item(1, {}),
    item(2, { type: 'task.completed', outcome: 'accept', text: '受理', reason: '材料 Complete' }),
    item(3, { by: 'system', byName: '系统', type: 'timer.fired', text: '到期提醒', notes: [{ field: 'a', reason: '缺章' }] }),
  ];
  const seqs = (kind: Parameters<typeof filterHistory>[1]['kind'], words = '') =>
    filterHistory(items, { kind, words }).map(({ seq }) => seq);
  expect(seqs('all')).toEqual([3, 2, 1]);
  expect([seqs('decisions'), seqs('work'), seqs('system')]).toEqual([[2], [1], [3]]);
  expect(seqs('all', '陈建国 complete')).toEqual([2]);
  expect(seqs('all', '缺章')).toEqual([3]);
  expect(seqs('all', '没有这个词')).toEqual([]);
});
