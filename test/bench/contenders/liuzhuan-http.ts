/**
 * The product over HTTP: sign-in, session, CSRF, policy, validation. Six durable requests a case: open, submit, county, three
 * reviewers; the notice then ends by itself. Client and server share the machine.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { commonCase, enterprise, people } from '../common-case.ts';
import { applicationOf, type Contender, timed } from '../contender.ts';
import { httpClient } from '../http-client.ts';

export async function liuzhuanHttp(name: string, where: { readonly databaseUrl?: string; readonly dataDir: string }): Promise<Contender> {
  const server = spawn(
    process.execPath,
    ['--enable-source-maps', '--max-semi-space-size=128', fileURLToPath(new URL('./http-server.mjs', import.meta.url))],
    {
      env: {
        ...process.env,
        ...{ DATA_DIR: where.dataDir, DATABASE_URL: where.databaseUrl ?? '', NODE_OPTIONS: '' },
        BENCH_CASE: JSON.stringify({ commonCase, enterprise, people }),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  const port = Number(line.replace('port ', ''));
  const client = await httpClient(port, 64);

  const call = async (method: string, path: string, body: unknown, head: string) => {
    const answer = await client.send(method, `/api${path}`, head, JSON.stringify(body));
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    return { head: answer.head, body: JSON.parse(answer.body || '{}') as Record<string, unknown> };
  };
  /** Header lines of a person who signed in. */
  const signIn = async (login: string): Promise<string> => {
    const { head, body } = await call('POST', '/session', { login, password: 'bench' }, '');
    const cookies = [...head.matchAll(/\r\nset-cookie: *([^;\r]+)/gi)].map((match) => match[1]);
    return `cookie: ${cookies.join('; ')}\r\nx-csrf-token: ${body.csrfToken}\r\nprefer: return=minimal\r\n`;
  };
  const sessions = new Map<string, string>();
  for (const { login } of [people.agent, people.county, ...people.city]) sessions.set(login, await signIn(login));

  return {
    name,
    async runCase(index, latency) {
      const as = (login: string, key: string) => `${sessions.get(login)}idempotency-key: ${key}\r\n`;
      const opened = await timed(latency, () =>
        call('POST', '/cases', { programme: commonCase.workflow.id, uscc: enterprise.uscc }, as('agent', `open-${index}`)),
      );
      const id = String(opened.body.id);
      const turns = [['agent', 'submit'], ['county', 'approve'], ...people.city.map(({ login }) => [login, 'approve'] as const)] as const;
      for (const [at, [login, outcome]] of turns.entries()) {
        const body = { outcome, ...(outcome === 'submit' && { data: applicationOf(index) }) };
        await timed(latency, () => call('POST', `/tasks/${id}.${at + 1}/complete`, body, as(login, `${index}-${at}`)));
      }
    },
    async close() {
      client.close();
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}
