/**
 * The control-flow patterns of the Workflow Patterns Initiative (workflowpatterns.com), a definition each: it is sound, it goes the way
 * that is written down, and its history replays to the same state. `docs/patterns.md` is held to the same files.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../engine/machine/compile.ts';
import type { CaseFact } from '../../../engine/model/event.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import { packageOf, patterns as readPatterns } from '../../support/patterns.ts';
import { PureWorld } from '../../support/pure-world.ts';

interface Play {
  readonly live?: readonly string[];
  readonly complete?: string;
  readonly claim?: string;
  readonly outcome?: string;
  readonly by?: string;
  readonly message?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly refused?: string;
  readonly workingDays?: number;
  /** A case of this programme was asked for; `child` says how it ended. */
  readonly started?: string;
  readonly child?: string;
  readonly ended?: string;
}
const patterns = readPatterns<Play>();

function step(world: PureWorld, play: Play): void {
  if (play.live) expect([...world.steps].sort()).toEqual([...play.live].sort());
  if (play.message !== undefined) {
    const fact: CaseFact = { type: 'message.received', name: play.message, data: play.data ?? {} };
    if (play.refused) expect(world.refused(fact)).toBe(play.refused);
    else world.must(fact);
  }
  if (play.claim) world.as(play.by ?? 'a').claim(play.claim);
  if (play.complete && play.refused) expect(world.as(play.by ?? 'a').refused(play.outcome ?? '', {}, play.complete)).toBe(play.refused);
  else if (play.complete) world.as(play.by ?? 'a').complete(play.outcome ?? '', {}, play.complete);
  if (play.workingDays) world.workingDays(play.workingDays);
  const start = world.last('case.start');
  if (play.started) expect(start).toMatchObject({ programme: play.started, data: play.data });
  if (play.child && start) {
    const { step: id, entry } = start;
    world.must({ type: 'child.opened', step: id, entry, child: 'case-2', number: 'N-2' });
    world.must({ type: 'child.ended', step: id, entry, child: 'case-2', outcome: play.child, data: {} });
  }
  if (play.ended) expect([world.outcome, world.tasks.length, world.timers.size]).toEqual([play.ended, 0, 0]);
}

describe('a control-flow pattern', () => {
  it.each(patterns)('$pattern $name: $construct', ({ definition, play }) => {
    const pkg = packageOf(definition);
    expect(checkPackage(pkg).filter(({ severity }) => severity === 'error')).toEqual([]);
    const world = new PureWorld(compileProgramme(pkg, 'hash')).open();
    world.as('agent').complete('submit', { data: { amount: 100, half: 50, note: 'n' } }, 'apply');
    for (const item of play) {
      step(world, item);
      expect(world.replay()).toEqual(world.state);
    }
    expect(world.outcome).not.toBeNull();
  });
});

describe('the table in docs/patterns.md', () => {
  const rows = readFileSync(new URL('../../../docs/patterns.md', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, number, , rating] = /^\| (WCP-\d\d) +\| ([^|]+?) +\| (full|partial|none) /.exec(line) ?? [];
      return number ? [{ number, rating, line }] : [];
    });

  it('names all 43 patterns once', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 43 }, (_, index) => `WCP-${String(index + 1).padStart(2, '0')}`));
  });

  it('calls full those that have a definition here, and names it', () => {
    const full = rows.filter(({ rating }) => rating === 'full');
    expect(full.map(({ number }) => number)).toEqual(patterns.map(({ pattern }) => pattern));
    for (const { pattern, file } of patterns) expect(full.find(({ number }) => number === pattern)?.line).toContain(file);
  });
});
