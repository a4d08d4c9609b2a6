/** Services outside, in a sandbox: on this computer only, each answering what the scenario put down for it, in order; then `{}`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** By service's name; `null` fails for good. */
export type ServiceAnswers = Readonly<Record<string, readonly (Readonly<Record<string, unknown>> | null)[]>>;

export interface SandboxServices {
  readonly addresses: Readonly<Record<string, string>>;
  close(): void;
}

export async function startServices(names: readonly string[], answers: ServiceAnswers): Promise<SandboxServices | null> {
  if (names.length === 0) return null;
  const left = new Map(names.map((name) => [name, [...(answers[name] ?? [])]]));
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const name = decodeURIComponent((request.url ?? '').split('/')[1] ?? '');
      const own = left.get(name);
      const body = own && own.length > 0 ? own.shift() : {};
      if (body === null) response.writeHead(400).end();
      else response.end(JSON.stringify(body));
    });
  });
  // A line that one side closes for silence while the other is about to speak would be an answer that never came.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    addresses: Object.fromEntries(names.map((name) => [name, `http://127.0.0.1:${port}/${encodeURIComponent(name)}`])),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
