/**
 * A whole application on a temporary store: real store, real API, our clock. Reads like a clerk's day:
 * `await world.as('county').complete(id, 'accept'); await world.workingDays(5)`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lang } from '../messages/render.ts';
import type { LotAsked } from '../policy/draw.ts';
import { type MovableClock, movableClock } from './clock.ts';
import { password } from './deeds.ts';
import { Person, type Served } from './person.ts';

/** A whole application as a world needs it; tests see more of it. */
export interface WorldApp extends Served {
  runDue(): Promise<void>;
  close(): Promise<void>;
}
/** What makes one: the composition root's own function, given from above. */
export type CreateApp<A extends WorldApp> = (config: WorldConfig, options: WorldAppOptions) => Promise<A>;
interface WorldConfig {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly publicUrl: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly seed: boolean;
  readonly demoPassword: string;
  readonly logLevel: string;
  readonly sessionHours: number;
  readonly trustProxy: boolean;
  readonly root: string;
  readonly programmes: readonly string[] | undefined;
  readonly services: Readonly<Record<string, string>>;
  readonly localWebhooks: boolean;
}
interface WorldAppOptions {
  readonly now: () => string;
  readonly loops: false;
  readonly passwordCost: { readonly memoryCost: number; readonly timeCost: number };
  readonly falls: Falls;
}

/** Does the lot of a sample fall on the case? */
type Falls = (lot: LotAsked) => boolean;

export interface WorldOptions {
  /** 09:00 Asia/Shanghai of a working day by default. */
  readonly start?: string;
  readonly databaseUrl?: string;
  /** Folder with `workflows/` and `forms/`. */
  readonly root: string;
  /** Programmes of the folder that are published, with what they need of others; all when it isn't given. */
  readonly programmes?: readonly string[];
  readonly logLevel?: string;
  /** Addresses of services outside by name. */
  readonly services?: Readonly<Record<string, string>>;
  /** Where letters go; none are written without. */
  readonly smtpUrl?: string;
  /** Webhooks may call this machine. */
  readonly localWebhooks?: boolean;
  /** Fills the empty data folder before the application opens it. */
  readonly prepare?: ((dataDir: string) => void) | undefined;
}

export class World<A extends WorldApp = WorldApp> {
  readonly app: A;
  readonly clock: MovableClock;
  readonly dataDir: string;
  /** What people are answered in from now on. */
  language: Lang = 'zh-CN';
  /** How lots of samples fall from now on. */
  falls: Falls = () => false;
  readonly #people = new Map<string, Promise<Person>>();
  constructor(app: A, clock: MovableClock, dataDir: string) {
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
    const person = new Person(this.app, login, () => this.language);
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

export async function openWorld<A extends WorldApp>(createApp: CreateApp<A>, options: WorldOptions): Promise<World<A>> {
  const clock = movableClock(options.start ?? '2026-03-02T01:00:00.000Z');
  const dataDir = mkdtempSync(join(tmpdir(), 'liuzhuan-'));
  options.prepare?.(dataDir);
  let world: World<A> | null = null;
  const app = await createApp(
    {
      port: 0,
      host: '127.0.0.1',
      dataDir,
      databaseUrl: options.databaseUrl,
      publicUrl: 'http://localhost:3000',
      smtpUrl: options.smtpUrl,
      mailFrom: 'liuzhuan@localhost',
      seed: true,
      demoPassword: password,
      logLevel: options.logLevel ?? 'silent',
      sessionHours: 24 * 365 * 5,
      trustProxy: false,
      root: options.root,
      programmes: options.programmes,
      services: options.services ?? {},
      localWebhooks: options.localWebhooks ?? false,
    },
    { now: () => clock.now(), loops: false, passwordCost: { memoryCost: 8, timeCost: 1 }, falls: (lot) => world?.falls(lot) ?? false },
  );
  world = new World(app, clock, dataDir);
  return world;
}
