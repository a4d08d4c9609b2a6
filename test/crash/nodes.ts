/** Nodes as processes: bundled once, spawned ahead of need (so that a restart costs no start-up), killed without warning. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { bundled } from '../support/bundled.ts';
import type { Command, Reply, StartMessage } from './protocol.ts';

export class NodeKilled extends Error {}
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface Node {
  /** Resolves with the answer; rejects with Refused, or with NodeKilled when the node died first (the command may have been done or not). */
  send<T>(command: Command): Promise<T>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  readonly alive: boolean;
}
export interface NodeRoom {
  start(message: StartMessage): Promise<Node>;
  /** Ends the spare processes. */
  close(): void;
  /** Ids of letters that left any node, with how often. */
  readonly letters: Map<string, number>;
  /** What loops complained of. */
  readonly troubles: string[];
}

export async function createNodeRoom(spares: number): Promise<NodeRoom> {
  const outfile = await bundled(join(import.meta.dirname, 'worker.ts'));

  const letters = new Map<string, number>();
  const troubles: string[] = [];
  const spare: ChildProcess[] = [];
  const refill = () => {
    while (spare.length < spares) spare.push(fork(outfile, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] }));
  };
  refill();
  return {
    letters,
    troubles,
    async start(message) {
      const child = spare.shift()!;
      refill();
      const node = nodeOf(child, letters, troubles);
      await node.started(message);
      return node;
    },
    close() {
      for (const child of spare.splice(0)) child.kill('SIGKILL');
    },
  };
}

function nodeOf(
  child: ChildProcess,
  letters: Map<string, number>,
  troubles: string[],
): Node & { started(message: StartMessage): Promise<void> } {
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let alive = true;
  let lastId = 0;
  let onStarted = () => {};
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.on('message', (reply: Reply) => {
    if (reply.type === 'started') onStarted();
    else if (reply.type === 'letter') letters.set(reply.letter, (letters.get(reply.letter) ?? 0) + 1);
    else if (reply.type === 'trouble') troubles.push(reply.message);
    else if (reply.type === 'answer') {
      const caller = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.ok) caller?.resolve(reply.value as never);
      else caller?.reject(new Refused(reply.code, reply.message));
    }
  });
  // Answers that had left the node before it died still count: they are read before this event.
  child.once('disconnect', () => {
    alive = false;
    for (const { reject } of waiting.values()) reject(new NodeKilled());
    waiting.clear();
  });
  return {
    get alive() {
      return alive;
    },
    started: (message) =>
      new Promise((resolve, reject) => {
        onStarted = resolve;
        child.once('exit', (code, signal) => reject(new Error(`node ended while starting: ${code} ${signal}`)));
        child.send(message);
      }),
    send: (command) =>
      new Promise((resolve, reject) => {
        if (!alive) {
          reject(new NodeKilled());
          return;
        }
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        child.send({ ...command, id: lastId }, (error) => {
          if (error) reject(new NodeKilled());
        });
      }),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
