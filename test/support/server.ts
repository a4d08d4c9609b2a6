import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootFolder } from '../../engine/main.ts';
import type { Migration } from '../../engine/model/migration.ts';
import { beginAs, keepBeginning } from './beginnings.ts';
import { bundled } from './bundled.ts';
import { firstProgramme, password } from './world.ts';

export interface Move {
  readonly workingDays?: number;
  /** To 09:00 Asia/Shanghai of a date. */
  readonly date?: string;
}
export interface Server {
  readonly url: string;
  /** Moves the server's clock; resolves with its date after everything due was done. */
  move(move: Move): Promise<string>;
  /** Begins a migration of running cases as a server does that dies before the first of them. */
  cutOff(migration: Migration, programme: string): Promise<void>;
  /** Kills the process and starts another on the same port, folder and hour, after what people do meanwhile. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** The interface as built; `DESIGNER_DIST` names another build of it. */
const designer = process.env.DESIGNER_DIST ?? join(rootFolder(), 'dist', 'designer');

/** `serve.ts` in one file, built once in a process. */
let built: Promise<string> | null = null;
function serve(): Promise<string> {
  built ??= bundled(join(import.meta.dirname, 'serve.ts'));
  return built;
}

/** Starts `serve.ts` on a folder nobody has touched, with the first programme, or with those of `PROGRAMMES` in `more`. The interface must have been built (`npm run build`). */
export async function startServer(start = '2026-03-02T01:00:00.000Z', more: Readonly<Record<string, string>> = {}): Promise<Server> {
  if (!existsSync(join(designer, 'index.html'))) throw new Error('dist/designer is missing: run `npm run build` first');
  const dataDir = mkdtempSync(join(tmpdir(), 'liuzhuan-journey-'));
  const root = privateRoot(dataDir);
  const data = join(dataDir, 'data');
  const program = await serve();
  const begin = (clock: string, port: string) =>
    // Not as node's script: the engine's main file, which is in it, would take itself for the program.
    spawn(process.execPath, ['--input-type=module', '-e', `await import(${JSON.stringify(pathToFileURL(program))})`], {
      env: {
        ...process.env,
        DATA_DIR: data,
        ROOT: root,
        CLOCK_START: clock,
        PORT: port,
        DEMO_PASSWORD: password,
        PROGRAMMES: firstProgramme,
        ...more,
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  const beginning = `server ${more.PROGRAMMES ?? firstProgramme} ${start}`;
  const begun = beginAs(beginning, data);
  let child = begin(start, '0');
  const { ready } = await answer<{ ready: string }>(child);
  if (!begun) await keepBeginning(beginning, data);
  async function moveClock(move: Move): Promise<{ moved: string; at: string }> {
    const answered = answer<{ moved?: string; at?: string; failed?: string }>(child);
    child.send({ move });
    const { moved, at, failed } = await answered;
    if (!moved || !at) throw new Error(failed ?? 'the clock did not move');
    return { moved, at };
  }
  return {
    url: ready,
    move: async (move) => (await moveClock(move)).moved,
    async cutOff(migration, programme) {
      const answered = answer<{ begun?: true; failed?: string }>(child);
      child.send({ cutOff: { migration, programme } });
      const { begun, failed } = await answered;
      if (!begun) throw new Error(failed ?? 'the migration did not begin');
    },
    async restart(meanwhile) {
      const { at } = await moveClock({});
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      await ended;
      try {
        await meanwhile();
      } finally {
        child = begin(at, new URL(ready).port);
        await answer<{ ready: string }>(child);
      }
    },
    async stop() {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.disconnect();
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The programmes, and a copy of the interface: a build started meanwhile must not pull it from under the pages. */
function privateRoot(folder: string): string {
  const root = join(folder, 'root');
  cpSync(designer, join(root, 'dist', 'designer'), { recursive: true });
  for (const name of ['workflows', 'forms', 'package.json']) symlinkSync(join(rootFolder(), name), join(root, name));
  return root;
}

function answer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`the server process ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as T);
    });
  });
}
