/**
 * Composition root: the only file that knows everything. `createApp` builds a whole application for a configuration (tests bring
 * their own clock); run as a program it reads the environment, starts, and stops gracefully.
 */
import { accessSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { type Config, ConfigError, readConfig } from './cli/config.ts';
import { type PublishedProgramme, publishAll } from './cli/publish.ts';
import { type Demonstration, readDemonstration, type Seeded, seed } from './cli/seed.ts';
import { explainStart, greet } from './cli/start-words.ts';
import { createIds, fallingAs, type Ids } from './commands/ids.ts';
import { createRuntime, type Runtime } from './commands/runtime.ts';
import { createCertificatePrinter } from './effects/certificate.ts';
import { createFileStore } from './effects/files.ts';
import { createIdentityProvider } from './effects/identity.ts';
import { createMailer } from './effects/mail.ts';
import { createPasswords, type PasswordCost, type Passwords } from './effects/password.ts';
import { createServices } from './effects/services.ts';
import { readTemplates } from './effects/templates.ts';
import { createUploads } from './effects/uploads.ts';
import { createWebhooks } from './effects/webhook.ts';
import type { Sandbox } from './http/deps.ts';
import { createPeople } from './http/people.ts';
import { createProgrammes } from './http/programmes.ts';
import { createServer } from './http/server.ts';
import { createSessions } from './http/sessions.ts';
import { createAddressLimit } from './http/sign-in-limits.ts';
import type { Patience } from './http/slow-clients.ts';
import type { ProgrammeDocument } from './model/studio.ts';
import { runDue, startLoops } from './outbox/loops.ts';
import type { LotAsked } from './policy/draw.ts';
import { engineMark } from './sandbox/engine-mark.ts';
import { playUnseen } from './sandbox/remembered.ts';
import { playAll, tryOut } from './sandbox/try-out.ts';
import { turns } from './sandbox/turns.ts';
import { openStore, type Store } from './store/db.ts';
import { latestDefinitions } from './store/definitions.ts';
import { greenAmong, rememberGreen } from './store/green-scenarios.ts';
import { organisations } from './store/organisations.ts';

export interface AppOptions {
  /** UTC instant; default the system's clock. */
  readonly now?: () => string;
  readonly ids?: Ids;
  /** How lots of samples fall, where nothing depends on them. */
  readonly falls?: (lot: LotAsked) => boolean;
  readonly passwordCost?: PasswordCost;
  /** How passwords are told, in place of the usual way. */
  readonly passwords?: Passwords;
  /** `false`: commits needn't survive a power cut, of a store that is filled from the beginning if one comes. */
  readonly durable?: boolean;
  /** How long the server waits for slow clients. */
  readonly patience?: Patience;
  /** `false`: timers and outbox run only by `runDue`, as tests want it. */
  readonly loops?: boolean;
}
export interface App {
  readonly server: FastifyInstance;
  readonly store: Store;
  readonly runtime: Runtime;
  readonly published: readonly PublishedProgramme[];
  /** The demonstration's log-ins, when they were made now. */
  readonly seeded: Seeded | null;
  /** Fires and delivers everything due now. */
  runDue(): Promise<void>;
  /** Ends streams, finishes requests and rounds under way, closes the database. */
  close(): Promise<void>;
}

export const version = '0.1.0';

/** @throws UnsoundProgrammes, ProgrammeFileError, ConfigError, and what the database says when it can't be opened */
export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const now = options.now ?? systemClock();
  checkDataDir(config.dataDir);
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, now, durable: options.durable });
  try {
    const ids = options.ids ?? createIds(now);
    const runtime = await createRuntime({ store, clock: { now }, ids: options.falls ? fallingAs(ids, options.falls) : ids });
    const published = await publishAll(runtime, config.root, config.programmes);
    const passwords = options.passwords ?? createPasswords(options.passwordCost);
    const demonstration = config.seed ? readDemonstration(config.root, config.programmes && published.map(({ id }) => id)) : null;
    const seeded = demonstration
      ? await seed(demonstration, { store, passwords, now: now(), newId: () => runtime.ids.next(), password: config.demoPassword })
      : null;
    const mailer = createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom });
    const ways = {
      post: mailer && { mailer, publicUrl: config.publicUrl },
      webhooks: createWebhooks({ localAllowed: config.localWebhooks ?? false }),
      services: createServices(config.services ?? {}),
    };
    const files = createFileStore(config.dataDir);
    const designer = join(config.root, 'dist', 'designer');
    const server = await createServer({
      store,
      runtime,
      clock: now,
      sessions: createSessions(store, { clock: now, hours: config.sessionHours }),
      programmes: createProgrammes(runtime),
      people: createPeople(store.read),
      passwords,
      identity: config.provider ? createIdentityProvider(config.provider, config.publicUrl) : null,
      addressLimit: createAddressLimit(),
      publicLimit: createAddressLimit(60),
      codeLimit: createAddressLimit(300),
      files,
      uploads: createUploads(config.dataDir, files),
      certificates: createCertificatePrinter(),
      sandbox: sandboxFor(store, demonstration, now),
      templates: readTemplates(config.root),
      patience: options.patience,
      config: {
        publicUrl: config.publicUrl,
        sessionHours: config.sessionHours,
        https: config.publicUrl.startsWith('https:'),
        trustProxy: config.trustProxy,
        logLevel: config.logLevel,
        version,
        services: Object.keys(config.services ?? {}),
        mail: mailer !== null,
        staticRoot: existsSync(designer) ? designer : null,
      },
    });
    const loops =
      options.loops === false ? null : startLoops(runtime, { ...ways, onError: (error) => server.log.error({ err: error }, 'loop') });
    return {
      server,
      store,
      runtime,
      published,
      seeded,
      async runDue() {
        await runDue(runtime, ways);
      },
      async close() {
        await server.close();
        await loops?.stop();
        mailer?.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Drafts are played in applications of their own, with this one's office and programmes around them. */
function sandboxFor(store: Store, demonstration: Demonstration | null, now: () => string): Sandbox {
  const around = async () => ({
    others: (await latestDefinitions(store.read)).map((one) => one.package),
    organisations: await organisations(store.read),
    more: demonstration,
  });
  const memory = {
    known: (hashes: readonly string[]) => greenAmong(store.read, hashes),
    remember: (hashes: readonly string[]) => store.writer.transact((tx) => rememberGreen(tx, hashes, now())),
  };
  // One core at most is left to try-outs: the office goes on.
  const inTurn = turns(1);
  return {
    async play(document) {
      const [engine, surroundings] = [await engineMark(dirname(fileURLToPath(import.meta.url))), await around()];
      const play = (changed: ProgrammeDocument) => inTurn(() => playAll(createApp, surroundings, changed, 'zh-CN'));
      return playUnseen(memory, { document, around: surroundings, engine, play });
    },
    tryOut: (request, lang) => inTurn(async () => tryOut(createApp, await around(), request, lang)),
  };
}

function checkDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new ConfigError(`DATA_DIR ${dataDir}: ${(error as Error).message}`);
  }
}

/** As `mkdir -p`; node's own goes round for ever where a folder can't be made, as under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** Folder that holds `workflows/`: above this file, whether it runs as source or built. */
export function rootFolder(from = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'workflows')) && existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) return process.cwd();
  }
}

async function start(): Promise<void> {
  const config = readConfig(process.env, rootFolder());
  const app = await createApp(config);
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    app.server.log.info({ signal }, 'stopping');
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  try {
    await app.server.listen({ port: config.port, host: config.host });
  } catch (error) {
    await app.close();
    throw error;
  }
  greet(config, app.published, app.seeded);
}

function isProgram(): boolean {
  const script = process.argv[1];
  return script !== undefined && existsSync(script) && realpathSync(script) === realpathSync(fileURLToPath(import.meta.url));
}

if (isProgram())
  start().catch((error: unknown) => {
    console.error(explainStart(error));
    process.exitCode = 1;
    // A database that can't be reached keeps the process otherwise.
    setTimeout(() => process.exit(1), 1000).unref();
  });

/** Instants of the system's clock; the text is made once a millisecond. */
function systemClock(): () => string {
  let last = 0;
  let text = '';
  return () => {
    const ms = Date.now();
    if (ms !== last) {
      text = new Date(ms).toISOString();
      last = ms;
    }
    return text;
  };
}
