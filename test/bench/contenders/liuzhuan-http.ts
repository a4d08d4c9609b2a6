/**
 * The product over HTTP: sign-in, session, CSRF, policy, validation. Six durable requests a case: open, submit, county, three
 * reviewers; the notice then ends by itself. Client and server share the machine.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { commonCase, enterprise, people } from '../common-case.ts';
import { applicationOf, type Contender, timed } from '../contender.ts';

interface Session {
  readonly cookie: string;
  readonly csrf: string;
}

export async function liuzhuanHttp(name: string, where: { readonly databaseUrl?: string; readonly dataDir: string }): Promise<Contender> {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const server = spawn(
    process.execPath,
    ['--max-semi-space-size=64', '--import', tsx, fileURLToPath(new URL('./http-server.ts', import.meta.url))],
    {
      env: { ...process.env, DATA_DIR: where.dataDir, ...(where.databaseUrl ? { DATABASE_URL: where.databaseUrl } : { DATABASE_URL: '' }) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  const port = Number(line.replace('port ', ''));
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });

  const call = (method: string, path: string, body: unknown, session: Session | null, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; cookie: string; body: Record<string, unknown> }>((resolve, reject) => {
      const text = JSON.stringify(body);
      const sent = request(
        {
          ...{ agent, host: '127.0.0.1', port, method, path: `/api${path}` },
          headers: {
            ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
            ...(session && { cookie: session.cookie, 'x-csrf-token': session.csrf }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const cookie = (response.headers['set-cookie'] ?? []).map((value) => value.split(';')[0]).join('; ');
            const answer = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
            if ((response.statusCode ?? 500) >= 400)
              reject(new Error(`${method} ${path}: ${response.statusCode} ${JSON.stringify(answer)}`));
            else resolve({ status: response.statusCode ?? 0, cookie, body: answer });
          });
        },
      );
      sent.on('error', reject);
      sent.end(text);
    });
  const signIn = async (login: string): Promise<Session> => {
    const { cookie, body } = await call('POST', '/session', { login, password: 'bench' }, null);
    return { cookie, csrf: String(body.csrfToken) };
  };
  const sessions = new Map<string, Session>();
  for (const { login } of [people.agent, people.county, ...people.city]) sessions.set(login, await signIn(login));
  const minimal = { prefer: 'return=minimal' };

  return {
    name,
    async runCase(index, latency) {
      const as = (login: string) => sessions.get(login) as Session;
      const opened = await timed(latency, () =>
        call('POST', '/cases', { programme: commonCase.workflow.id, uscc: enterprise.uscc }, as('agent'), {
          'idempotency-key': `open-${index}`,
          ...minimal,
        }),
      );
      const id = String(opened.body.id);
      const turns = [['agent', 'submit'], ['county', 'approve'], ...people.city.map(({ login }) => [login, 'approve'] as const)] as const;
      for (const [at, [login, outcome]] of turns.entries()) {
        const body = { outcome, ...(outcome === 'submit' && { data: applicationOf(index) }) };
        await timed(latency, () =>
          call('POST', `/tasks/${id}.${at + 1}/complete`, body, as(login), { 'idempotency-key': `${index}-${at}`, ...minimal }),
        );
      }
    },
    async close() {
      agent.destroy();
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}
