import type { BulkPreviewInput } from '../model/dto/bulk.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { type Rehearsed, rehearse } from '../store/writer/rehearse.ts';
import { type CaseVerb, caseCommand } from './case-command.ts';
import { claiming } from './claim-task.ts';
import { completion } from './complete-task.ts';
import { reminding } from './remind-task.ts';
import type { Runtime } from './runtime.ts';
import { transferring } from './transfer-task.ts';

/** What would become of each of these tasks, by the very commands that would do it. Nothing is written. */
export async function previewTasks(
  runtime: Runtime,
  by: User,
  input: BulkPreviewInput & { readonly outcome: string },
): Promise<Rehearsed[]> {
  const commands = input.tasks.map((taskId) => caseCommand(runtime, verbOf(by, taskId, input)));
  return runtime.store.writer.transact((tx) => rehearse(tx, commands, runtime.clock.now()));
}

function verbOf(by: User, taskId: string, { op, outcome, reason, to = null }: BulkPreviewInput & { readonly outcome: string }): CaseVerb {
  if (op === 'claim') return claiming({ by, taskId });
  if (op === 'remind') return reminding({ by, taskId });
  if (op === 'transfer') return transferring({ by, taskId, to, reason: reason ?? '' });
  return completion({ by, taskId, outcome, reason, bulk: true });
}

/** Why a rehearsed command would be refused; a rule that can't be evaluated is `case.stuck`, as it would be then. */
export function refusalOf({ outcome }: Rehearsed): Rejection | null {
  if (outcome.ok) return null;
  return outcome.error instanceof Rejection ? outcome.error : new Rejection('case.stuck');
}
