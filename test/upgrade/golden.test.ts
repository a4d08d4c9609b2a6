/** The database of every release opens in this one: migrated, verified, and its cases go on. */
import { copyFileSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import { createApp, rootFolder } from '../../engine/main.ts';
import type { CaseRowDto, HistoryItemDto } from '../../engine/model/dto/case.ts';
import { type FactUpgrade, upgradeFact } from '../../engine/model/upgrades/facts.ts';
import { eventsOf } from '../../engine/store/events.ts';
import { movableClock } from '../support/clock.ts';
import { firstProgramme, password, World } from '../support/world.ts';

const folder = new URL('.', import.meta.url).pathname;
const goldens = readdirSync(folder).filter((name) => /^golden-.*\.sqlite$/.test(name));

let world: World | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

async function opened(golden: string): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'liuzhuan-upgrade-'));
  copyFileSync(join(folder, golden), join(dataDir, 'liuzhuan.sqlite'));
  const clock = movableClock('2026-04-20T01:00:00.000Z');
  const config = {
    ...{ port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined, publicUrl: 'http://localhost:3000', smtpUrl: undefined },
    ...{ mailFrom: 'liuzhuan@localhost', seed: true, demoPassword: password, logLevel: 'silent', sessionHours: 9999, trustProxy: false },
    root: rootFolder(),
    programmes: [firstProgramme],
  };
  const app = await createApp(config, { now: () => clock.now(), loops: false, passwordCost: { memoryCost: 8, timeCost: 1 } });
  world = new World(app, clock, dataDir);
  return world;
}

it('there is a golden database', () => {
  expect(goldens.length).toBeGreaterThan(0);
  for (const golden of goldens) expect(statSync(join(folder, golden)).size, golden).toBeLessThan(500_000);
});

describe.each(goldens)('%s', (golden) => {
  it('verifies clean, before anything is due and after', async () => {
    const { app, clock } = await opened(golden);
    const before = await verify(app.runtime);
    expect(before).toMatchObject({ faults: [] });
    expect([before.cases, before.events > 30]).toEqual([5, true]);
    const facts = new Set<string>();
    for (const { id } of (await app.store.read('cases').select('id')) as { id: string }[])
      for (const { fact } of await eventsOf(app.store.read, id)) facts.add(fact.type);
    expect([...facts]).toEqual(
      expect.arrayContaining(['case.opened', 'task.claimed', 'task.completed', 'timer.fired', 'entry.registered', 'case.migrated']),
    );
    await app.runDue();
    clock.workingDays(30);
    await app.runDue();
    expect(await verify(app.runtime)).toMatchObject({ faults: [] });
  });

  it('goes on: a claimed task, a notice that ends, a meeting, a draft, a migrated case, a certificate', async () => {
    const world_ = await opened(golden);
    const chief = await world_.as('chief');
    const at = async (step: string): Promise<CaseRowDto> => {
      const found = (await chief.cases('?limit=100')).find((kase) => kase.steps.includes(step));
      if (!found) throw new Error(`no case at ${step}`);
      return found;
    };
    const departments = await at('marketRegulation');
    await (await world_.as('market')).complete(departments.id, 'clear');
    expect((await chief.kase(departments.id)).steps).not.toContain('marketRegulation');
    // Hashes from before there were salts would let their reader find by trying what they are of: only newer ones are told.
    const { items } = await chief.ask<{ items: HistoryItemDto[] }>('GET', `/api/cases/${departments.id}/history`);
    const told = items.map(({ hash }) => hash !== '');
    expect([told.at(0), told.at(-1), told.filter(Boolean).length]).toEqual([false, true, 1]);
    const moved = await at('district');
    await (await world_.as('county')).complete(moved.id, 'accept');
    expect((await chief.kase(moved.id)).steps).toEqual(['ecology', 'safety']);
    const notice = await at('notice');
    await world_.settle();
    expect(await chief.kase(notice.id)).toMatchObject({ steps: ['meeting'] });
    await (await world_.as('council')).meet('meeting', 'approve', {}, [notice.id]);
    expect(await chief.kase(notice.id)).toMatchObject({ steps: ['recommend'] });
    const agent2 = await world_.as('agent2');
    const [draft] = await agent2.cases('?status=draft');
    expect((await agent2.task(draft?.id ?? '')).draft).toMatchObject({ data: { contact: '王五' } });
    const ended = (await chief.cases('?status=ended')).map(({ outcome }) => outcome);
    expect(ended).toContain('approved');
    expect(await verify(world_.app.runtime)).toMatchObject({ faults: [] });
  });
});

describe('facts of earlier releases', () => {
  const steps: FactUpgrade[] = [
    {
      ...{ name: 'reason-was-called-note', from: '2026-01-01' },
      applies: (fact) => fact.type === 'case.withdrawn' && 'note' in fact,
      upgrade: ({ note, ...fact }) => ({ ...fact, reason: note }),
    },
    {
      ...{ name: 'withdrawn-was-called-cancelled', from: '2026-02-01' },
      applies: (fact) => fact.type === 'case.cancelledByApplicant',
      upgrade: (fact) => ({ ...fact, type: 'case.withdrawn' }),
    },
  ];

  it('come in today’s shape, by every step that applies in order, and others as they are', () => {
    expect(upgradeFact({ type: 'case.withdrawn', note: 'n' }, steps)).toEqual({ type: 'case.withdrawn', reason: 'n' });
    expect(upgradeFact({ type: 'case.cancelledByApplicant', reason: 'r' }, steps)).toEqual({ type: 'case.withdrawn', reason: 'r' });
    const today = { type: 'task.released', task: 'c.1' };
    expect(upgradeFact(today, steps)).toBe(today);
  });
});
