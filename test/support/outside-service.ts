/** A service outside, for real: it answers each case's calls with what was put down for them, `null` by failing for good. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OutsideService {
  readonly address: string;
  /** By case, in the order of its calls. */
  readonly answers: Map<string, (Readonly<Record<string, unknown>> | null)[]>;
  close(): void;
}

export async function startService(): Promise<OutsideService> {
  const answers: OutsideService['answers'] = new Map();
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const key = String(request.headers['idempotency-key']);
      const own = [...answers].find(([caseId]) => key.startsWith(caseId))?.[1];
      const body = own?.shift();
      if (body) response.end(JSON.stringify(body));
      else response.writeHead(400).end();
    });
  });
  // A line that one side closes for silence while the other is about to speak would be an answer that never came.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
