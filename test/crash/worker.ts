/**
 * A node under test: the real runtime with its loops on a real database. Waits for `start`, then answers commands over IPC, each
 * after its commit. It has no way to end itself well: it is killed.
 */
import { claimTask } from '../../engine/commands/claim-task.ts';
import { completeTask } from '../../engine/commands/complete-task.ts';
import { openCase } from '../../engine/commands/open-case.ts';
import { createRuntime, type Runtime } from '../../engine/commands/runtime.ts';
import { saveDraft } from '../../engine/commands/save-draft.ts';
import { Rejection } from '../../engine/model/errors.ts';
import type { User } from '../../engine/model/user.ts';
import { startLoops } from '../../engine/outbox/loops.ts';
import { openStore } from '../../engine/store/db.ts';
import { tasksOfCase } from '../../engine/store/tasks.ts';
import { commonWorkflow, enterprise, people } from '../store/office.ts';
import { businessClock } from './clock.ts';
import type { Command, Reply, StartMessage } from './protocol.ts';

const persons: Record<string, User> = people;
const say = (message: Reply) => process.send?.(message);

async function start({ place, clockStart }: StartMessage): Promise<Runtime> {
  const clock = businessClock(clockStart);
  const store = await openStore({ ...place, now: clock.now });
  const runtime = await createRuntime({ store, clock });
  startLoops(runtime, {
    // Business days pass in half seconds: a look every few milliseconds is a look every few hours.
    pollMs: 40,
    post: { publicUrl: '', mailer: { send: async ({ id: letter }) => void say({ type: 'letter', letter }), close() {} } },
    onError: (error) => say({ type: 'trouble', message: String((error as Error).stack ?? error) }),
  });
  return runtime;
}

async function answer(runtime: Runtime, command: Command): Promise<unknown> {
  const by = persons[command.by]!;
  switch (command.verb) {
    case 'open':
      return openCase(runtime, { by, programme: commonWorkflow.id, uscc: enterprise.uscc, idempotencyKey: command.key });
    case 'complete':
      return completeTask(runtime, { ...command.input, by, idempotencyKey: command.key });
    case 'claim':
      return claimTask(runtime, { taskId: command.taskId, by, idempotencyKey: command.key });
    case 'draft':
      return saveDraft(runtime, { by, taskId: command.taskId, data: { product: 'half' }, version: command.version });
    case 'tasks':
      return (await tasksOfCase(runtime.store.read, command.caseId)).filter((task) => task.status === 'open');
  }
}

let runtime: Runtime | null = null;
process.on('message', async (message: StartMessage | (Command & { id: number })) => {
  if ('place' in message) {
    runtime = await start(message);
    say({ type: 'started' });
    return;
  }
  try {
    say({ type: 'answer', id: message.id, ok: true, value: await answer(runtime!, message) });
  } catch (error) {
    const refused = error instanceof Rejection;
    say({ type: 'answer', id: message.id, ok: false, code: refused ? error.code : 'fault', message: String((error as Error).stack) });
  }
});
process.on('disconnect', () => process.exit());
say({ type: 'ready' });
