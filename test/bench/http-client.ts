/**
 * A keep-alive HTTP/1.1 client as light as can be, so that the load generator, which shares two cores with the server, takes little
 * of them (node:http takes a third of a core at this load). It reads what Fastify sends: a status, headers, `Content-Length`, a body.
 */
import { once } from 'node:events';
import { connect, Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}
export interface HttpClient {
  /** Sends one request; `head` holds further header lines, each ended by CRLF. */
  send(method: string, path: string, head: string, body: string): Promise<Answer>;
  close(): void;
}

interface Line {
  /** Another one after the server closed it, as it does with those that are silent for long. */
  socket: Socket;
  settle: ((answer: Answer) => void) | null;
  fail: ((error: Error) => void) | null;
  read: Buffer;
}

/** Opens `size` connections; a request takes a free one, or waits for it. */
export async function httpClient(port: number, size: number): Promise<HttpClient> {
  const waiting: ((line: Line) => void)[] = [];
  const open = async (line: Line) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    line.socket = socket;
    line.read = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => received(line, chunk));
    const broken = (error?: Error) => line.fail?.(error ?? new Error('the server closed the connection'));
    socket.on('error', broken).on('close', () => broken());
  };
  const all = Array.from({ length: size }, (): Line => ({ socket: new Socket(), settle: null, fail: null, read: Buffer.alloc(0) }));
  for (const line of all) await open(line);
  const free = [...all];
  const release = (line: Line) => {
    const next = waiting.shift();
    if (next) next(line);
    else free.push(line);
  };
  return {
    async send(method, path, head, body) {
      const line = free.pop() ?? (await new Promise<Line>((resolve) => waiting.push(resolve)));
      if (!line.socket.writable) await open(line);
      const answer = new Promise<Answer>((resolve, reject) => {
        line.settle = resolve;
        line.fail = reject;
      });
      const length = Buffer.byteLength(body);
      line.socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n${head}\r\n${body}`,
      );
      const got = await answer;
      line.settle = null;
      line.fail = null;
      release(line);
      return got;
    },
    close() {
      for (const line of all) {
        line.fail = null;
        line.socket.destroy();
      }
    },
  };
}

function received(line: Line, chunk: Buffer): void {
  line.read = line.read.length === 0 ? chunk : Buffer.concat([line.read, chunk]);
  const end = line.read.indexOf('\r\n\r\n');
  if (end < 0) return;
  const head = line.read.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head);
  if (!length) {
    line.fail?.(new Error(`an answer without a length: ${head}`));
    return;
  }
  const whole = end + 4 + Number(length[1]);
  if (line.read.length < whole) return;
  const answer = { status: Number(head.slice(9, 12)), head, body: line.read.toString('utf8', end + 4, whole) };
  line.read = line.read.subarray(whole);
  line.settle?.(answer);
}
