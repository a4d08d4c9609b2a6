import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootFolder } from '../../engine/main.ts';
import { password } from './world.ts';

export interface Move {
  readonly workingDays?: number;
  /** To 09:00 Asia/Shanghai of a date. */
  readonly date?: string;
}
export interface Server {
  readonly url: string;
  /** Moves the server's clock; resolves with its date after everything due was done. */
  move(move: Move): Promise<string>;
  stop(): Promise<void>;
}

/** The interface as built; `DESIGNER_DIST` names another build of it. */
const built = process.env.DESIGNER_DIST ?? join(rootFolder(), 'dist', 'designer');

/** Starts `serve.ts` on an empty folder. The interface must have been built (`npm run build`). */
export async function startServer(start = '2026-03-02T01:00:00.000Z'): Promise<Server> {
  if (!existsSync(join(built, 'index.html'))) throw new Error('dist/designer is missing: run `npm run build` first');
  const dataDir = mkdtempSync(join(tmpdir(), 'liuzhuan-journey-'));
  const root = privateRoot(dataDir);
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'serve.ts')], {
    env: { ...process.env, DATA_DIR: join(dataDir, 'data'), ROOT: root, CLOCK_START: start, DEMO_PASSWORD: password },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { ready } = await answer<{ ready: string }>(child);
  return {
    url: ready,
    async move(move) {
      const answered = answer<{ moved?: string; failed?: string }>(child);
      child.send({ move });
      const { moved, failed } = await answered;
      if (!moved) throw new Error(failed ?? 'the clock did not move');
      return moved;
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
  cpSync(built, join(root, 'dist', 'designer'), { recursive: true });
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
