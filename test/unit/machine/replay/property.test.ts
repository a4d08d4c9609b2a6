/**
 * Random definitions, random histories: after each step the process is dropped, and what the log gives must be what was stored.
 * A failing seed is printed by fast-check (`seed`, `path`) with its shrunk tapes; this adds the definition and the events they are.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../../engine/machine/compile.ts';
import { checkPackage, isSound } from '../../../../engine/soundness/check.ts';
import { PureWorld } from '../../../support/pure-world.ts';
import { answerTo } from './answers.ts';
import { tapeOf } from './choose.ts';
import { deeds } from './deeds.ts';
import { randomPackage } from './definitions.ts';
import { makers } from './makers.ts';
import { disagreement, emptyTables, obey, rebuilt, textOf } from './tables.ts';

const runs = process.env.LONG === '1' ? 1500 : 150;
const seed = Number(process.env.SEED ?? 20261124);
const numbers = (length: number) => fc.array(fc.nat({ max: 2 ** 20 }), { minLength: 0, maxLength: length, size: 'max' });

describe('the log alone', () => {
  const used = new Set<string>();
  const ends = new Set<string>();
  let sound = 0;
  let unsound = 0;
  let events = 0;

  it(`gives every other table, whatever the definition and after each step of any history (${runs} seeds)`, () => {
    fc.assert(
      fc.property(numbers(80), numbers(90), (shape, path) => {
        const pkg = randomPackage(tapeOf(shape).choose);
        if (!isSound(checkPackage(pkg))) {
          unsound += 1;
          return fc.pre(false);
        }
        sound += 1;
        for (const type of JSON.stringify(pkg.workflow).matchAll(/"type":"(\w+)"/g)) used.add(type[1] ?? '');
        const world = new PureWorld(compileProgramme(pkg, 'hash'), '2026-11-02T01:00:00.000Z').open();
        const stored = emptyTables();
        let effects = 0;
        const { choose, left } = tapeOf(path);
        const check = () => {
          const fresh = world.effects.slice(effects);
          effects = world.effects.length;
          for (const effect of fresh) obey(stored, effect);
          stored.state = world.state;
          for (const id of [...stored.timers.keys()]) if (!world.timers.has(id)) stored.timers.delete(id);
          const told = `${JSON.stringify(pkg.workflow)}\n${world.events.map(({ at, by, fact }) => JSON.stringify({ at, by, fact })).join('\n')}`;
          expect(disagreement(stored), told).toBeNull();
          expect(textOf(rebuilt(pkg, 'hash', world)), told).toBe(textOf(stored));
          for (const effect of fresh) {
            const answer = answerTo(effect, choose);
            if (answer && world.give(answer).ok) check();
          }
        };
        check();
        while (left() > 0 && world.outcome === null) {
          const before = world.events.length;
          choose(deeds)(world, choose);
          if (world.events.length > before) check();
        }
        ends.add(world.outcome ?? 'running');
        events += world.events.length;
        return true;
      }),
      { numRuns: runs, seed, maxSkipsPerRun: 20 },
    );
    console.log(`replay: seed ${seed}, ${sound} sound definitions, ${unsound} left out, ${events} events, rebuilt from the log after each`);
  }, 1_200_000);

  it('and the definitions hold every step type there is a maker for, nested, and end in every way', () => {
    expect([...used]).toEqual(expect.arrayContaining([...Object.keys(makers), 'correct', 'end']));
    expect([...ends].sort()).toEqual(['approved', 'rejected', 'running', 'withdrawn']);
    expect(sound / (sound + unsound)).toBeGreaterThan(0.8);
  });
});
