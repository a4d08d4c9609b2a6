/**
 * Applicants and clerks who never give up: each command has an idempotency key and is sent again, to whatever node lives, until it
 * is answered. Every acknowledged event is noted for the checks.
 */
import type { Task } from '../../engine/model/task.ts';
import { people } from '../store/office.ts';
import { type Node, NodeKilled, Refused } from './nodes.ts';
import type { Command } from './protocol.ts';
import type { Chance } from './random.ts';

export interface Acknowledged {
  readonly command: Command;
  readonly caseId: string;
  readonly seq: number;
  /** Of an opened case. */
  readonly number?: string;
}
export interface Load {
  /** Acknowledged since the last call. */
  take(): Acknowledged[];
  readonly counts: { acknowledged: number; refused: number; sentAgain: number; repeatedRight: number };
  stop(): Promise<void>;
}

const byGroup: Record<string, string> = {
  'county-clerk': people.county.id,
  'reviewer-a': people.first.id,
  'reviewer-b': people.second.id,
  'reviewer-c': people.third.id,
  'city-clerk': people.clerk.id,
};

/** `patient`: what a node answers while its database is away (a fault) is tried again, too. */
export function startLoad(clients: number, chance: Chance, node: () => Node | null, patient = false): Load {
  let stopping = false;
  let noted: Acknowledged[] = [];
  const counts = { acknowledged: 0, refused: 0, sentAgain: 0, repeatedRight: 0 };
  let keys = 0;

  const deliver = async <T>(command: Command): Promise<T> => {
    for (let again = 0; ; again += 1) {
      const target = node();
      if (!target) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      try {
        if (again > 0) counts.sentAgain += 1;
        return await target.send<T>(command);
      } catch (error) {
        const away = patient && error instanceof Refused && error.code === 'fault';
        if (!(error instanceof NodeKilled) && !away) throw error;
        if (away) await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };

  /** Sends a command that makes an event; gives null when it was refused (a deadline was faster). */
  const act = async (command: Exclude<Command, { verb: 'tasks' | 'draft' }>): Promise<Acknowledged | null> => {
    try {
      const answer = await deliver<{ caseId: string; seq: number; number?: string }>(command);
      const known: Acknowledged = { command, ...answer };
      noted.push(known);
      counts.acknowledged += 1;
      if (chance.next() < 0.1) await repeat(known);
      return known;
    } catch (error) {
      if (!(error instanceof Refused) || error.code === 'fault') throw error;
      counts.refused += 1;
      return null;
    }
  };

  /** The same key again gives the first answer, whatever happened since. */
  const repeat = async (known: Acknowledged) => {
    const again = await deliver<{ caseId: string; seq: number; number?: string }>(known.command);
    if (again.caseId !== known.caseId || again.seq !== known.seq || again.number !== known.number) {
      throw new Error(`a repeated command was answered ${JSON.stringify(again)} instead of ${JSON.stringify(known)}`);
    }
    counts.repeatedRight += 1;
  };

  const key = () => {
    keys += 1;
    return `k${keys}`;
  };
  const openTasks = (caseId: string) => deliver<Task[]>({ verb: 'tasks', by: 'agent', caseId });

  const complete = (task: Task) => {
    const role = task.group.split('@')[0]!;
    const by = byGroup[role] ?? people.agent.id;
    const outcomes: Record<string, string[]> = {
      fill: ['submit'],
      correct: ['submit'],
      review:
        task.step === 'county'
          ? ['accept', 'accept', 'accept', 'accept', 'correct', 'reject']
          : ['agree', 'agree', 'agree', 'agree', 'agree', 'disagree'],
      objection: ['dismissed'],
    };
    const outcome = chance.pick(outcomes[task.kind]!);
    const data = { product: 'Spindle', score: chance.between(55, 99), text: 'x'.repeat(500) };
    return act({
      ...{ verb: 'complete', by, key: key() },
      input: {
        ...{ taskId: task.id, outcome, reason: 'as seen' },
        ...(outcome === 'submit' && { data }),
        ...(outcome === 'correct' && { notes: [{ field: 'product', reason: 'name it' }] }),
      },
    });
  };

  const client = async () => {
    while (!stopping) {
      const opened = await act({ verb: 'open', by: people.agent.id, key: key() });
      if (!opened) continue;
      const { caseId } = opened;
      if (chance.next() < 0.3)
        await deliver({ verb: 'draft', by: people.agent.id, taskId: `${caseId}.1`, version: 0 }).catch(ignoreRefusal);
      while (!stopping) {
        const tasks = await openTasks(caseId);
        if (tasks.length === 0) break;
        const task = chance.pick(tasks);
        if (task.assignee === null && chance.next() < 0.2) {
          const role = byGroup[task.group.split('@')[0]!] ?? people.agent.id;
          await act({ verb: 'claim', by: role, key: key(), taskId: task.id });
        }
        await complete(task);
      }
    }
  };

  const running = Promise.all(Array.from({ length: clients }, client));
  // An error shows when the load is stopped; until then it must not end the process.
  running.catch(() => {});
  return {
    counts,
    take() {
      const taken = noted;
      noted = [];
      return taken;
    },
    async stop() {
      stopping = true;
      await running;
    },
  };
}

function ignoreRefusal(error: unknown): void {
  // A draft sent again after its first answer was lost is `stale`: nobody's work is overwritten.
  if (!(error instanceof Refused) || error.code === 'fault') throw error;
}
