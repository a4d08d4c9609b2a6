/**
 * A whole application on a temporary store: real store, real API, our clock. Reads like a clerk's day:
 * `await world.as('county').complete(id, 'accept'); await world.workingDays(5)`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp, rootFolder } from '../../main.ts';
import { type MovableClock, movableClock } from './clock.ts';
import { Person } from './person.ts';

export const password = 'a clerk remembers this';

export interface WorldOptions {
  /** 09:00 Asia/Shanghai of a working day by default. */
  readonly start?: string;
  readonly databaseUrl?: string;
  readonly root?: string;
  readonly logLevel?: string;
  /** Addresses of services outside by name. */
  readonly services?: Readonly<Record<string, string>>;
}

export class World {
  readonly app: App;
  readonly clock: MovableClock;
  readonly dataDir: string;
  readonly #people = new Map<string, Promise<Person>>();
  constructor(app: App, clock: MovableClock, dataDir: string) {
    this.app = app;
    this.clock = clock;
    this.dataDir = dataDir;
  }

  /** A person of the demonstration, signed in once. */
  as(login: string): Promise<Person> {
    let person = this.#people.get(login);
    if (!person) {
      person = this.#signIn(login);
      this.#people.set(login, person);
    }
    return person;
  }
  async #signIn(login: string): Promise<Person> {
    const person = new Person(this.app, login);
    await person.signIn(password);
    return person;
  }
  /** Somebody who isn't signed in. */
  stranger(): Person {
    return new Person(this.app, 'stranger');
  }

  /** Moves the clock over n working days, running what becomes due on each of them. */
  async workingDays(n: number): Promise<void> {
    for (let day = 0; day < n; day += 1) {
      this.clock.workingDays(1);
      await this.settle();
    }
  }
  async toDate(date: string): Promise<void> {
    this.clock.toDate(date);
    await this.settle();
  }
  async hours(n: number): Promise<void> {
    this.clock.addHours(n);
    await this.settle();
  }
  /** Fires timers and delivers messages due now. Sessions last long enough not to matter. */
  async settle(): Promise<void> {
    await this.app.runDue();
  }

  async close(): Promise<void> {
    await this.app.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const clock = movableClock(options.start ?? '2026-03-02T01:00:00.000Z');
  const dataDir = mkdtempSync(join(tmpdir(), 'liuzhuan-'));
  const app = await createApp(
    {
      port: 0,
      host: '127.0.0.1',
      dataDir,
      databaseUrl: options.databaseUrl,
      publicUrl: 'http://localhost:3000',
      smtpUrl: undefined,
      mailFrom: 'liuzhuan@localhost',
      seed: true,
      demoPassword: password,
      logLevel: options.logLevel ?? 'silent',
      sessionHours: 24 * 365 * 5,
      trustProxy: false,
      root: options.root ?? rootFolder(),
      services: options.services ?? {},
    },
    { now: () => clock.now(), loops: false, passwordCost: { memoryCost: 8, timeCost: 1 } },
  );
  return new World(app, clock, dataDir);
}
