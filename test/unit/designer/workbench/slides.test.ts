import { describe, expect, it } from 'vitest';
import { type AgendaState, emptyAgenda } from '../../../../designer/workbench/meeting/agenda-state.ts';
import { membersOf, overview, resultOf, results, slidesOf } from '../../../../designer/workbench/meeting/projector/slides.ts';
import type { BatchDto } from '../../../../engine/model/dto/registry.ts';

const member = (taskId: string, place: 'in' | 'waiting') => ({
  taskId,
  enterpriseName: taskId,
  ranking: { place, proposed: null, rank: 1 },
});
const batch = {
  outcomes: [
    { id: 'pass', label: '通过', reason: 'none', conditions: 'none' },
    { id: 'refuse', label: '不通过', reason: 'none', conditions: 'none' },
  ],
  vote: { text: { quorum: '1/2', majority: '1/2' }, on: 'all', seats: null, tie: null, ballot: 'secret' },
  members: [member('b', 'waiting'), member('a', 'in')],
} as unknown as BatchDto;
const state = (more: Partial<AgendaState>): AgendaState => ({ ...emptyAgenda, present: { heads: '5' }, total: '5', ...more });
const [, first] = batch.members;

describe('what the projector shows', () => {
  it('is the whole agenda while nothing is selected, those beyond the places last, and then what is selected', () => {
    expect(slidesOf(batch, { state: emptyAgenda, done: null })).toEqual([overview, 'a', 'b', results]);
    expect(membersOf(batch, { state: state({ selected: new Set(['b']) }), done: null }).map(({ taskId }) => taskId)).toEqual(['b']);
  });

  it('is no result before the vote carries it', () => {
    const shown = (votes: string, outcome = 'pass') => ({
      done: null,
      state: state({
        selected: new Set(['a']),
        decisions: {
          a: { outcome, reason: '', conditions: [], voices: {}, revoices: {}, votes: { heads: votes }, revotes: {}, cast: '' as const },
        },
      }),
    });
    if (!first) throw new Error('no member');
    expect(resultOf(batch, { state: state({ selected: new Set(['a']) }), done: null }, first, '暂缓')).toBeNull();
    expect(resultOf(batch, shown(''), first, '暂缓')).toBeNull();
    expect(resultOf(batch, shown('2'), first, '暂缓')).toBeNull();
    expect(resultOf(batch, shown('3'), first, '暂缓')).toBe('通过');
    expect(resultOf(batch, shown('2', 'refuse'), first, '暂缓')).toBe('不通过');
    expect(resultOf(batch, shown('2', 'hold'), first, '暂缓')).toBeNull();
  });
});
