import { describe, expect, it } from 'vitest';
import { everyNode, isTaken, standingOf } from '../../../../designer/workbench/flow/standing.ts';
import type { FlowNodeDto } from '../../../../engine/model/dto/case.ts';
import type { Edge } from '../../../../engine/soundness/edges.ts';

const node = (id: string, state: FlowNodeDto['state'], more: Partial<FlowNodeDto> = {}): FlowNodeDto => ({
  ...{ id, state, type: 'review', title: id, outcome: null, at: null, people: [], dueAt: null, light: 'none', branches: [] },
  ...more,
});
const edge = (from: string, to: string, outcome?: string) =>
  ({ from: { id: from }, to, kind: 'outcome', at: [], ...(outcome === undefined ? {} : { outcome }) }) as unknown as Edge;

describe('how the steps of a case stand in its picture', () => {
  it('tells of a step inside items by the one that is furthest from over, with the people of all', () => {
    const items = [node('visit~0', 'done', { people: ['甲'] }), node('visit~1', 'live', { people: ['乙'] }), node('visit~2', 'skipped')];
    const standing = standingOf([
      node('each', 'live', { branches: items.map((one, index) => ({ id: String(index), title: '', nodes: [one] })) }),
    ]);
    expect(standing.get('visit')).toMatchObject({ state: 'live', people: ['甲', '乙'] });
    expect([...standing.keys()]).toEqual(['each', 'visit']);
  });

  it('lights the way that was taken, and no other way between the same steps', () => {
    const standing = standingOf([node('county', 'done', { outcome: 'accept' }), node('city', 'live'), node('fix', 'ahead')]);
    expect(isTaken(edge('county', 'city', 'accept'), standing)).toBe(true);
    expect(isTaken(edge('county', 'city', 'skip'), standing)).toBe(false);
    expect(isTaken(edge('county', 'fix', 'accept'), standing)).toBe(false);
    expect(isTaken(edge('city', 'fix'), standing)).toBe(false);
  });

  it('lights no way to a step that the server does not tell of', () => {
    expect(isTaken(edge('county', 'secret'), standingOf([node('county', 'done')]))).toBe(false);
  });

  it('goes through branches inside branches', () => {
    const inner = node('inner', 'ahead');
    const outer = node('outer', 'live', {
      branches: [{ id: 'a', title: '', nodes: [node('mid', 'live', { branches: [{ id: 'b', title: '', nodes: [inner] }] })] }],
    });
    expect(everyNode([outer]).map(({ id }) => id)).toEqual(['outer', 'mid', 'inner']);
  });
});
