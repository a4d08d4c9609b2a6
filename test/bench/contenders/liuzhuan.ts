/** The product in process: policy, form validation, events with hash chain, tasks, timers, messages; every step acknowledged after its commit. */
import type { Runtime } from '../../../engine/commands/runtime.ts';
import type { User } from '../../../engine/model/user.ts';
import { commonCase, enterprise, people } from '../common-case.ts';
import { applicationOf, type Contender, timed } from '../contender.ts';
import { completeTask, createRuntime, fireTimer, openCase, openStore, publishDefinition, saveEnterpriseRow } from '../product.ts';

const clock = { now: () => new Date().toISOString() };
/** After every notice of the run: the bench doesn't wait five working days. */
const afterNotice = '2099-01-01T00:00:00.000Z';

/** A runtime with the common case published. */
export async function benchRuntime(where: { readonly databaseUrl?: string; readonly dataDir: string }): Promise<Runtime> {
  const store = await openStore({ ...where, now: clock.now });
  const runtime = await createRuntime({ store, clock });
  await publishDefinition(runtime, { by: people.admin, package: commonCase });
  await store.writer.transact((tx) => saveEnterpriseRow(tx, enterprise, 0, clock.now(), 'bench'));
  return runtime;
}

/** Runs one case; numbers of its tasks follow from the definition. */
export async function runCommonCase(runtime: Runtime, index: number, latency: (ms: number) => void): Promise<string> {
  const { caseId } = await openCase(runtime, { by: people.agent, programme: commonCase.workflow.id, uscc: enterprise.uscc });
  let task = 0;
  const complete = (by: User, outcome: string, data?: Record<string, unknown>) => {
    task += 1;
    const taskId = `${caseId}.${task}`;
    return timed(latency, () => completeTask(runtime, { by, taskId, outcome, idempotencyKey: taskId, data }));
  };
  await complete(people.agent, 'submit', applicationOf(index));
  await complete(people.county, 'approve');
  for (const reviewer of people.city) await complete(reviewer, 'approve');
  const command = fireTimer(runtime, caseId, 'notice.end#1');
  const answer = await timed(latency, () =>
    runtime.store.writer.run({ ...command, plan: (view) => command.plan({ ...view, now: afterNotice }) }),
  );
  if (answer.result !== 'fired') throw new Error(`the notice of ${caseId} did not end`);
  return caseId;
}

export async function liuzhuan(name: string, where: { readonly databaseUrl?: string; readonly dataDir: string }): Promise<Contender> {
  const runtime = await benchRuntime(where);
  return {
    name,
    runCase: async (index, latency) => {
      await runCommonCase(runtime, index, latency);
    },
    close: () => runtime.store.close(),
  };
}
