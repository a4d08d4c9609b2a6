/** Every store suite runs on both databases, each test on a fresh one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { openStore, type Store } from '../../engine/store/db.ts';
import type { Postgres } from './postgres.ts';
import { sharedPostgres } from './shared-postgres.ts';

/** A clock that stands until it is moved. */
export interface TestClock {
  now(): string;
  set(instant: string): void;
  advance(ms: number): void;
}
export function testClock(start = '2026-11-24T01:00:00.000Z'): TestClock {
  let now = start;
  return {
    now: () => now,
    set: (instant) => {
      now = instant;
    },
    advance: (ms) => {
      now = new Date(Date.parse(now) + ms).toISOString();
    },
  };
}

export interface StoreHarness {
  readonly dialect: 'sqlite' | 'postgres';
  /** A fresh database, closed after the test. */
  open(clock?: { now(): string }): Promise<Store>;
  /** Another store on the database that `open` gave last: a restart, or a second node. */
  openAgain(clock?: { now(): string }): Promise<Store>;
}

/** Runs a suite on SQLite and on PostgreSQL. */
export function eachStore(name: string, suite: (harness: StoreHarness) => void): void {
  describe.each(['sqlite', 'postgres'] as const)(`${name} on %s`, (dialect) => {
    let postgres: Postgres | null = null;
    let template: string | null = null;
    let place: { databaseUrl?: string; dataDir: string } = { dataDir: '' };
    const opened: Store[] = [];
    const folders: string[] = [];
    const openAt = async (clock: { now(): string }) => {
      const store = await openStore({ ...place, now: () => clock.now() });
      opened.push(store);
      return store;
    };

    beforeAll(async () => {
      if (dialect !== 'postgres') return;
      postgres = sharedPostgres();
      template = await postgres.createDatabase();
      await (await openStore({ databaseUrl: template, dataDir: '', now: () => testClock().now() })).close();
    });
    afterAll(() => postgres?.stop());
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    });

    suite({
      dialect,
      async open(clock = testClock()) {
        if (postgres && template) place = { databaseUrl: await postgres.createDatabase(template), dataDir: '' };
        else {
          place = { dataDir: mkdtempSync(join(tmpdir(), 'liuzhuan-store-')) };
          folders.push(place.dataDir);
        }
        return openAt(clock);
      },
      openAgain: (clock = testClock()) => openAt(clock),
    });
  });
}
