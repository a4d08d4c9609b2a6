/**
 * Loads the demonstration's data set: enterprises with their people, windows, and cases played through the API on a clock that runs from
 * the first month to the day asked for. The same data set, programmes and day give the same store, but for what has to stay secret.
 */
import { addDays, addMonths, dateOf, yearOf } from '../../calendar/date.ts';
import { createIds, samplingAs } from '../../commands/ids.ts';
import { createPasswords } from '../../effects/password.ts';
import { type App, type AppOptions, createApp } from '../../main.ts';
import { chance, draws } from '../../sandbox/chance.ts';
import { type MovableClock, movableClock } from '../../sandbox/clock.ts';
import { Person } from '../../sandbox/person.ts';
import { fallsIn } from '../../sandbox/scenario.ts';
import { startServices } from '../../sandbox/services.ts';
import { canonicalJson, sha256 } from '../../store/canonical.ts';
import { saveEnterpriseRow } from '../../store/enterprises.ts';
import { insertExpert } from '../../store/experts.ts';
import { deleteExpiredSessions } from '../../store/sessions.ts';
import { saveUser, userByLogin } from '../../store/users.ts';
import type { Config } from '../config.ts';
import { readDemonstration } from '../seed.ts';
import type { DataSet } from './data-set.ts';
import { createDays } from './days.ts';
import { detoursOf } from './detours.ts';
import { type MadeEnterprise, makeEnterprises } from './enterprises.ts';
import { type MadeExpert, makeExperts } from './experts.ts';
import { rateEnded, setTargets, supervise } from './office-life.ts';
import { beginsByCalendar } from './openings.ts';
import { company, type Play, perform } from './perform.ts';
import { createPlan } from './plan.ts';
import { type ScenarioProgramme, servicesFor, withScenarios } from './programmes.ts';
import { createStops, type Stop } from './stops.ts';
import { createWatch } from './watch.ts';
import { openWindows } from './windows.ts';

export interface LoadOptions {
  readonly set: DataSet;
  readonly enterprises: number;
  readonly cases: number;
  /** UTC instant up to which everything has happened. */
  readonly until: string;
  /** Told at the beginning of each month. */
  tell(month: string, cases: number): void;
}
export interface Loaded {
  readonly enterprises: number;
  readonly people: number;
  readonly plays: number;
  /** Deeds that the scenarios tell and that could not be done. */
  readonly failures: readonly string[];
  /** Password of everybody, when they were made now; null: those who were there keep theirs, and the new ones have the same. */
  readonly password: string | null;
}

const sessionHours = 24 * 365 * 5;
const never = '9999-12-31T23:59:59.999Z';
/** What is older has been read. */
const unreadDays = 8;
/** Days before the end from which on it matters how cases have ended. */
const lookDays = 75;

export async function loadDataSet(config: Config, { set, enterprises, cases, until, tell }: LoadOptions): Promise<Loaded> {
  const today = dateOf(until);
  const from = addMonths(today, -set.months);
  const clock = movableClock(`${from}T01:00:00.000Z`);
  const now = () => clock.now();
  const programmes = withScenarios(config);
  const services = await startServices(...servicesFor(programmes, cases));
  const draw = draws(set.seed);
  // How often chance is asked depends on the database: what begins cases mustn't depend on that.
  const seedOf = (sample: object) => sha256(canonicalJson({ seed: set.seed, ...sample }));
  const ids = samplingAs(
    createIds(now, () => Math.floor(draw() * 32)),
    seedOf,
  );
  // Nobody can reach this application from outside, so it takes everybody's word.
  const passwords = { hash: createPasswords().hash, verify: async (hashed: string | null) => hashed !== null };
  const quiet = { logLevel: 'silent', seed: true, sessionHours, smtpUrl: undefined, ...(services && { services: services.addresses }) };
  // Lots of samples fall as each scenario tells of its own cases.
  const lots = new Map<string, Play['lots']>();
  const falls: AppOptions['falls'] = ({ caseId, step }) => fallsIn(lots.get(caseId), step);
  const app = await createApp({ ...config, ...quiet }, { now, loops: false, durable: false, ids, passwords, falls });
  try {
    // As the application has seeded it: of some programmes only, a part.
    const base = readDemonstration(config.root, config.programmes && app.published.map(({ id }) => id));
    if (!base) throw new Error(config.root);
    const made = makeEnterprises(set, enterprises, today);
    const known = await userByLogin(app.store.read, base.users[0]?.login ?? '');
    const experts = makeExperts(set, base, Math.round((set.experts * enterprises) / set.enterprises));
    await insertMade(app, made, experts, known?.passwordHash ?? '', () => ids.next(), now());
    const as = company(async (login) => {
      const person = new Person(app, login);
      await person.signIn('-');
      return person;
    });
    const windows = await openWindows({ set, base, as, programmes, from, today });
    await setTargets({ set, base, as });
    const compiled = await Promise.all(programmes.map((one) => compiledOf(app, one)));
    const plan = createPlan({ set, base, programmes: compiled, enterprises: made, cases, from, to: today, windows });
    const detours = new Map(compiled.flatMap((one) => [...detoursOf(one.compiled, set.otherwise)]));
    const stops = createStops({ to: today, luck: chance(set.seed), calendar: beginsByCalendar, detours });
    const watch = createWatch(app.store, clock, stops);
    const days = createDays(clock);
    const stage = { clock, as, stranger: () => new Person(app, 'stranger') };
    const failures: string[] = [];
    let opened = 0;
    let plays = 0;
    const begin = async (play: Play | null, stop: Stop | null) => {
      if (!play) return;
      plays += 1;
      const { caseId, failures: own } = await perform(play, days, stage, (deeds, id) => {
        lots.set(id, play.lots);
        return watch.did(play, id, deeds);
      });
      watch.ended(play);
      failures.push(...own);
      if (own.length > 0) stop?.failed();
      if (caseId !== '') opened += 1;
      await rateEnded({ set, play, caseId, days, stage });
    };
    for (const play of plan.plays) days.start(play.on, () => begin(play, null));
    for (const turn of plan.turns)
      days.start(turn.on, () => {
        const stop = stops.on(turn.on, turn.parts);
        return begin(turn.tell(stop ?? {}), stop);
      });
    let month = '';
    let read = false;
    await days.run(today, async (date) => {
      await app.runDue();
      await watch.look();
      if (date >= addDays(today, -lookDays)) stops.ended(await outcomesSoFar(app));
      for (const stop of stops.due(date)) {
        const play = plan.tell(stop.part, date, stop);
        if (play) days.start(date, () => begin(play, stop));
        else stop.failed();
      }
      if (date.slice(0, 7) !== month) tell(date.slice(0, 7), opened);
      month = date.slice(0, 7);
      if (!read && date >= addDays(today, -unreadDays)) {
        read = true;
        for (const { login, grants = [] } of base.users)
          if (grants.length > 0) await (await as(login)).ask('POST', '/api/messages/read-all', {});
      }
    });
    await end(app, clock, until, () => supervise({ set, base, as, luck: chance(set.seed) }));
    // Sessions of the loading would be good for years, though nobody knows their tokens.
    await app.store.writer.transact((tx) => deleteExpiredSessions(tx, never));
    return {
      ...{ enterprises: made.length, people: made.length * 2, plays, failures },
      password: app.seeded?.password ?? null,
    };
  } finally {
    await app.close();
    services?.close();
  }
}

/** The supervisor looks at what stands on the last evening; what falls due until the instant happens. */
async function end(app: App, clock: MovableClock, until: string, watch: () => Promise<void>): Promise<void> {
  await app.runDue();
  await watch();
  clock.set(until);
  await app.runDue();
}

async function insertMade(
  { store }: App,
  made: readonly MadeEnterprise[],
  experts: readonly MadeExpert[],
  passwordHash: string,
  newId: () => string,
  now: string,
): Promise<void> {
  for (let at = 0; at < made.length; at += 100)
    await store.writer.transact(async (tx) => {
      for (const { enterprise, members } of made.slice(at, at + 100)) {
        await saveEnterpriseRow(tx, enterprise, 0, now, 'system');
        // Without an address: nobody is written to.
        for (const user of members) await saveUser(tx, { user, passwordHash, email: null, disabled: false }, now);
      }
    });
  await store.writer.transact(async (tx) => {
    for (const { user, pool, skills } of experts) {
      await saveUser(tx, { user, passwordHash, email: null, disabled: false }, now);
      await insertExpert(tx, { id: newId(), pool, user: user.id, skills, relations: [], active: true }, now, 'system');
    }
  });
}

async function outcomesSoFar({ store }: App): Promise<string[]> {
  const rows = await store.read('cases').distinct('programme', 'outcome').where({ status: 'ended' });
  return (rows as { programme: string; outcome: string }[]).map(({ programme, outcome }) => `${programme} =${outcome}`);
}

async function compiledOf({ published, runtime }: App, { id, file }: ScenarioProgramme) {
  const hash = published.find((one) => one.id === id)?.hash ?? '';
  const compiled = await runtime.programme(hash);
  if (!compiled) throw new Error(`${id} ${yearOf(runtime.clock.now())}`);
  return { compiled, file };
}
