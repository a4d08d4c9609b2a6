/**
 * The same random definitions and histories: wherever a case stands, it can go to a version in which every step is called
 * otherwise. Its state is then the same in other words, its rows follow, and undone it is exactly what it was.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../../engine/machine/compile.ts';
import { possibleTimers } from '../../../../engine/machine/migrate/effects.ts';
import { migrated } from '../../../../engine/machine/migrate/migrate.ts';
import type { ProgrammePackage } from '../../../../engine/model/definition.ts';
import { checkPackage, isSound } from '../../../../engine/soundness/check.ts';
import { checkMigration } from '../../../../engine/soundness/migration/check.ts';
import { tryCase } from '../../../../engine/soundness/migration/check-case.ts';
import { PureWorld } from '../../../support/pure-world.ts';
import { answerTo } from './answers.ts';
import { tapeOf } from './choose.ts';
import { deeds } from './deeds.ts';
import { randomPackage } from './definitions.ts';
import { disagreement, emptyTables, obey, type Tables, textOf } from './tables.ts';

const runs = process.env.LONG === '1' ? 1000 : 100;
const numbers = (length: number) => fc.array(fc.nat({ max: 2 ** 20 }), { maxLength: length, size: 'max' });

/** Ids of steps as they stand in JSON, those of items and timers included, and in titles of what has no title of its own. */
const ids = /"(s\d+(?:yes|no)?)(?=["~.#:]| · )/g;

describe('a version in which the steps are called otherwise', () => {
  it(`takes over a case wherever it stands, and gives it back as it was (${runs} seeds)`, () => {
    let tried = 0;
    fc.assert(
      fc.property(numbers(80), numbers(60), (shape, path) => {
        const pkg = randomPackage(tapeOf(shape).choose);
        fc.pre(isSound(checkPackage(pkg)));
        const from = compileProgramme(pkg, 'old');
        // An answer from outside is addressed to a step by its name.
        const kept = [...from.steps.values()].filter(({ step }) => step.type === 'service' || step.type === 'case').map(({ id }) => id);
        const renamed = (text: string) => text.replace(ids, (whole, id: string) => (kept.includes(id) ? whole : `"${id}x`));
        const to = compileProgramme(JSON.parse(renamed(JSON.stringify(pkg))) as ProgrammePackage, 'new');
        const steps = Object.fromEntries([...from.steps.keys()].map((id) => [id, JSON.parse(renamed(JSON.stringify(id))) as string]));
        const world = walk(new PureWorld(from, '2026-11-02T01:00:00.000Z').open(), path);
        const told = `${JSON.stringify(pkg.workflow)}\n${world.events.map(({ fact }) => JSON.stringify(fact)).join('\n')}`;
        expect(checkMigration(from, to, { steps }), told).toEqual([]);
        if (world.outcome !== null) return;
        tried += 1;

        const event = (there: boolean, timers: readonly string[]) => ({
          ...{ at: world.now, by: 'designer' },
          fact: {
            ...{ type: 'case.migrated' as const, from: 'old', to: 'new', plan: { steps }, hash: 'h', timers },
            ...(there ? {} : { undoes: 1 }),
          },
        });
        const tables = tablesOf(world);
        const before = textOf(tables);
        const armed = possibleTimers(from, world.state).filter((id) => world.timers.has(id));
        expect(
          [...world.timers.keys()].filter((id) => !armed.includes(id)),
          told,
        ).toEqual([]);
        const go = event(true, armed);
        const env = { calendar: world.calendar };
        expect(tryCase({ from, to }, world.state, go.fact, [], { ...env, at: go.at, by: go.by }).problems, told).toEqual([]);
        const there = migrated({ from, to }, world.state, null, go, env);
        if (!there.ok) throw there.rejection;
        const moved: Tables = { ...tables, state: there.state };
        for (const effect of there.effects) obey(moved, effect);
        const expected = JSON.parse(renamed(JSON.stringify(world.state))) as unknown;
        expect(JSON.stringify(sorted(unnamed(there.state))), told).toBe(JSON.stringify(sorted(unnamed(expected))));
        expect(disagreement(moved), told).toBeNull();
        expect([...moved.timers.keys()].sort(), told).toEqual([...world.timers.keys()].map((id) => renamed(`"${id}"`).slice(1, -1)).sort());

        const home = migrated({ from: to, to: from }, there.state, world.state, event(false, [...moved.timers.keys()]), env);
        if (!home.ok) throw home.rejection;
        const again: Tables = { ...moved, state: home.state };
        for (const effect of home.effects) obey(again, effect);
        expect(textOf(again), told).toBe(before);
      }),
      { numRuns: runs, seed: Number(process.env.SEED ?? 20261125), maxSkipsPerRun: 20 },
    );
    expect(tried).toBeGreaterThan(runs / 4);
  }, 1_200_000);
});

function walk(world: PureWorld, path: readonly number[]): PureWorld {
  const { choose, left } = tapeOf(path);
  let effects = 0;
  while (left() > 0 && world.outcome === null) {
    choose(deeds)(world, choose);
    for (; effects < world.effects.length; effects += 1) {
      const answer = answerTo(world.effects[effects]!, choose);
      if (answer) world.give(answer);
    }
  }
  return world;
}

function tablesOf(world: PureWorld): Tables {
  const tables = emptyTables();
  for (const effect of world.effects) obey(tables, effect);
  for (const id of [...tables.timers.keys()]) if (!world.timers.has(id)) tables.timers.delete(id);
  return { ...tables, state: world.state };
}

/** Tasks that are over keep the title that they had. */
function unnamed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, item: { status?: string; kind?: string; title?: string } | null) =>
    item !== null && item?.kind !== undefined && item.title !== undefined && item.status !== 'open' ? { ...item, title: '' } : item,
  ) as unknown;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
