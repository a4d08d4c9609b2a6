/** The built product on a large store, and people who signed in to it over HTTP. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { connectPostgres } from '../../../engine/store/connection-postgres.ts';
import type { Place } from '../../support/large-store/fill.ts';
import { largePassword } from '../../support/large-store/office.ts';
import { httpClient } from '../http-client.ts';
import { processorMs, sessionsBeside } from './processor.ts';

export interface Served {
  /** The answer's body; `who` is a log-in. @throws when it is no success */
  get(who: string, path: string): Promise<Record<string, unknown>>;
  /** Processor milliseconds of the server and of the database's sessions so far. */
  processorMs(): number;
  close(): Promise<void>;
}

export async function serve(place: Place): Promise<Served> {
  const { dataDir, databaseUrl } = place;
  const session = databaseUrl ? await connectPostgres(databaseUrl, 'bench') : null;
  const [own] = (await session?.all<{ pid: number }>('select pg_backend_pid() as pid')) ?? [];
  const server = spawn(process.execPath, ['--max-semi-space-size=128', fileURLToPath(new URL('./server.mjs', import.meta.url))], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit').then(() => Promise.reject(new Error('the server ended')));
  ended.catch(() => {});
  const said = await Promise.race([once(createInterface({ input: server.stdout }), 'line'), ended]);
  // As many connections as a browser opens.
  const client = await httpClient(Number(String(said[0]).replace('port ', '')), 6);
  const sessions = new Map<string, Promise<string>>();
  const signIn = async (login: string) => {
    const answer = await client.send('POST', '/api/session', '', JSON.stringify({ login, password: largePassword }));
    if (answer.status !== 200) throw new Error(`sign-in of ${login}: ${answer.status} ${answer.body}`);
    const cookies = [...answer.head.matchAll(/\r\nset-cookie: *([^;\r]+)/gi)].map((match) => match[1]);
    return `cookie: ${cookies.join('; ')}\r\naccept-language: zh-CN\r\n`;
  };
  return {
    async get(who, path) {
      if (!sessions.has(who)) sessions.set(who, signIn(who));
      const answer = await client.send('GET', path, (await sessions.get(who)) ?? '', '');
      if (answer.status !== 200) throw new Error(`${who} ${path}: ${answer.status} ${answer.body.slice(0, 300)}`);
      return JSON.parse(answer.body) as Record<string, unknown>;
    },
    processorMs: () => processorMs([...(server.pid ? [server.pid] : []), ...(own ? sessionsBeside(own.pid) : [])]),
    async close() {
      await session?.close();
      client.close();
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}
