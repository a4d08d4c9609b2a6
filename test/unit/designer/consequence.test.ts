/** What a reviewer is told before a decision is sent must be what the engine will do with it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { consequenceOf } from '../../../designer/workbench/decision/consequence.ts';
import type { ProgrammePackage, WorkflowDefinition } from '../../../engine/model/definition.ts';

const workflowOf = (name: string): WorkflowDefinition =>
  (JSON.parse(readFileSync(new URL(`../../definitions/${name}.json`, import.meta.url), 'utf8')) as ProgrammePackage).workflow;
const hands = workflowOf('many-hands');
const sites = workflowOf('site-inspection');

describe('what a decision will do', () => {
  it('moves a case on by one person, and names how many must agree', () => {
    expect(consequenceOf(hands, 'county', 'accept')).toEqual({ kind: 'moves', step: 'joint', people: 1 });
    expect(consequenceOf(hands, 'county', 'reject')).toEqual({ kind: 'ends', outcome: 'rejected' });
    expect(consequenceOf(hands, 'joint', 'agree')).toEqual({ kind: 'moves', step: 'ballot', people: 3 });
  });

  it('says of a veto that it ends the step, and promises nothing for one vote or opinion among several', () => {
    expect(consequenceOf(hands, 'joint', 'object')).toEqual({ kind: 'ends', outcome: 'rejected' });
    expect(consequenceOf(hands, 'joint', 'back')).toEqual({ kind: 'joins' });
    expect(consequenceOf(hands, 'ballot', 'pass')).toEqual({ kind: 'joins' });
    expect(consequenceOf(hands, 'ballot', 'fail')).toEqual({ kind: 'joins' });
  });

  it('follows a step inside an item to the next one of that item', () => {
    const [each] = Object.values(sites.steps).filter((step) => step.type === 'each');
    const block = each?.type === 'each' ? each.block.steps : {};
    const moving = Object.entries(block).flatMap(([id, step]) =>
      step.type === 'review' ? Object.entries(step.outcomes).map(([outcome, { to }]) => ({ id, outcome, to })) : [],
    );
    expect(moving.map(({ to }) => to)).toContain(undefined);
    for (const { id, outcome, to } of moving) {
      const expected = to === undefined || block[to]?.type === 'end' ? { kind: 'joins' } : expect.objectContaining({ step: to });
      expect(consequenceOf(sites, `${id}~1`, outcome)).toEqual(expected);
      expect(consequenceOf(sites, `${id}~0.2`, outcome)).toEqual(expected);
    }
    expect(moving.some(({ to }) => to !== undefined && block[to]?.type !== 'end')).toBe(true);
  });

  it('never takes the end of an item for the end of the case, unless that ends everything', () => {
    const withEnd = (terminate: boolean): WorkflowDefinition => ({
      ...hands,
      steps: {
        ...hands.steps,
        county: {
          type: 'each',
          title: '逐项',
          over: '[1, 2]',
          block: {
            start: 'visit',
            steps: {
              visit: {
                type: 'review',
                title: '核查',
                assign: { role: 'county-inspector' },
                outcomes: { pass: { label: '合格', to: 'over' }, fail: { label: '不合格', to: 'over' } },
              },
              over: { type: 'end', outcome: 'over', ...(terminate ? { terminate } : {}) },
            },
          },
          outcomes: { over: { to: 'joint' } },
        },
      } as unknown as WorkflowDefinition['steps'],
    });
    expect(consequenceOf(withEnd(false), 'visit~1', 'pass')).toEqual({ kind: 'joins' });
    expect(consequenceOf(withEnd(true), 'visit~1', 'pass')).toEqual({ kind: 'ends', outcome: 'over' });
  });
});
