/**
 * A random walker over every definition: shipped, and in `test/definitions/`, the control-flow patterns among them. `npm run test:long` walks a million events (LONG=1);
 * SEED=<n> walks one seed. A failing seed is printed with the fewest operations that still fail.
 */
import { describe, expect, it } from 'vitest';
import { shippedPackages, testPackages } from '../../support/definitions.ts';
import { patternPackages } from '../../support/patterns.ts';
import { firstProgramme } from '../../support/world.ts';
import { brokenIn } from '../../walker/invariants.ts';
import type { Op } from '../../walker/ops.ts';
import { situationAfter } from '../../walker/probe.ts';
import { shrink } from '../../walker/shrink.ts';
import { type Stage, stageOf } from '../../walker/stage.ts';
import { opsOf, walk } from '../../walker/walk.ts';

const wanted = process.env.LONG ? 1_000_000 : 20_000;
const length = 90;
/** What a walk begins with is generated, which takes minutes for the large programmes: by night all are walked. */
const shipped = shippedPackages().filter(({ name }) => process.env.LONG || name === firstProgramme);
const stages = [...shipped, ...testPackages(), ...patternPackages()].flatMap((named) => stageOf(named) ?? []);

function failureOf(stage: Stage, seed: number, ops: readonly Op[]): string | null {
  const { broken } = walk(stage, seed, ops);
  if (!broken) return null;
  const kind = broken.what.slice(0, 12);
  const least = shrink(ops, (fewer) => walk(stage, seed, fewer).broken?.what.startsWith(kind) ?? false);
  const what = walk(stage, seed, least).broken?.what ?? broken.what;
  return `${stage.name}, seed ${seed}: ${what}\n  ${least.map((op) => JSON.stringify(op)).join('\n  ')}`;
}

describe('a random walker', () => {
  it(`breaks nothing in ${wanted} events`, { timeout: process.env.LONG ? 3_600_000 : 120_000 }, () => {
    const totals = { events: 0, accepted: 0, refused: 0, incidents: 0, ended: 0, walks: 0 };
    const types = new Set<string>();
    const failures: string[] = [];
    const first = Number(process.env.SEED ?? 1);
    for (let seed = first; totals.events < wanted && failures.length < 3; seed += 1) {
      for (const stage of stages) {
        const ops = opsOf(seed, stage.name, length);
        const walked = walk(stage, seed, ops);
        for (const key of ['events', 'accepted', 'refused', 'incidents'] as const) totals[key] += walked[key];
        totals.ended += walked.ended ? 1 : 0;
        totals.walks += 1;
        for (const type of walked.types) types.add(type);
        if (walked.broken) failures.push(failureOf(stage, seed, ops) ?? walked.broken.what);
      }
      if (process.env.SEED) break;
    }
    console.log(
      `walker: seeds from ${first}, ${stages.length} definitions, ${JSON.stringify(totals)}, accepted ${[...types].sort().join(' ')}`,
    );
    expect(failures.join('\n')).toBe('');
    expect(totals.accepted).toBeGreaterThan(totals.events / 10);
    expect(totals.ended).toBeGreaterThan(totals.walks / 20);
    expect(totals.incidents).toBeLessThan(totals.events / 100);
  });

  it('no longer loses a request for more time when more is asked of its own task', () => {
    const stage = stages.find(({ name }) => name === 'limits/decision');
    const found = [
      ['complete', 419, 500, 393],
      ['complete', 143, 28, 318],
      ['extend', 867, 62, 972],
      ['extend', 879, 12, 803],
    ] as const;
    const { broken, types } = walk(
      stage as Stage,
      44,
      found.map(([deed, a, b, c]) => ({ do: deed, a, b, c })),
    );
    expect({ broken, asked: types.has('extension.requested') }).toEqual({ broken: null, asked: true });
  });

  it('is shrunk to what makes it fail', () => {
    const fails = (items: readonly number[]) => items.includes(7) && items.includes(40) && items.indexOf(7) < items.indexOf(40);
    expect(
      shrink(
        Array.from({ length: 100 }, (_, n) => n),
        fails,
      ),
    ).toEqual([7, 40]);
  });

  it('notices a state that is not what the effects say', () => {
    const [stage] = stages;
    const situation = situationAfter(stage as Stage);
    expect(brokenIn(null, situation)).toBeNull();
    expect(brokenIn(null, { ...situation, tasks: [] })).toContain('tasks:');
    const timer = { id: 'nowhere.deadline#1', step: 'nowhere', name: 'deadline', fireAt: '2026-03-02T00:00:00.000Z', estimated: false };
    expect(brokenIn(null, { ...situation, timers: [timer] })).toContain('without a live step');
  });
});
