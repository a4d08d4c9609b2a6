/**
 * A contender in a process of its own, so that none carries another's heap: what one keeps in memory would cost the others garbage
 * collection, and most of all the HTTP load generator.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Reading } from './contender.ts';
import type { Making } from './contenders/all.ts';

/** What the process is asked; it answers each with one message. */
export type Question =
  | { readonly ask: 'make'; readonly making: Making }
  | { readonly ask: 'measure'; readonly clients: number; readonly milliseconds: number; readonly firstIndex: number }
  | { readonly ask: 'close' };

export interface Isolated {
  readonly name: string;
  measure(clients: number, milliseconds: number, firstIndex: number): Promise<Reading>;
  close(): Promise<void>;
}

export async function isolated(making: Making): Promise<Isolated> {
  const child = fork(fileURLToPath(new URL('./contender-process.ts', import.meta.url)), [], {
    // As `npm start` runs the product; the same for all.
    execArgv: ['--import', 'tsx', '--max-semi-space-size=128'],
  });
  const ask = async <T>(question: Question): Promise<T> => {
    const answer = Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`the process of ${making.key} ended with ${code}`))),
    ]);
    child.send(question);
    const [said] = (await answer) as [T];
    return said;
  };
  const { name } = await ask<{ name: string }>({ ask: 'make', making });
  return {
    name,
    measure: (clients, milliseconds, firstIndex) => ask({ ask: 'measure', clients, milliseconds, firstIndex }),
    async close() {
      const ended = once(child, 'exit');
      await ask({ ask: 'close' });
      child.disconnect();
      await ended;
    },
  };
}
