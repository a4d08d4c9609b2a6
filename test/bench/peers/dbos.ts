/** DBOS (MIT) on PostgreSQL: each step is a durable message to the workflow, recorded by a durable step. */
import { DBOS } from '@dbos-inc/dbos-sdk';
import { applicationOf, type Contender, timed } from '../contender.ts';

const steps = ['apply', 'county', 'city', 'city', 'city', 'notice'] as const;

async function caseWorkflow(application: Record<string, unknown>): Promise<string> {
  for (const step of steps.slice(0, 5)) {
    const message = await DBOS.recv<{ outcome: string }>('task', 600);
    if (message?.outcome !== 'approve') return 'refused';
    await DBOS.runStep(async () => ({ step, ...message }), { name: step });
  }
  if (Number(application.score) < 60) return 'refused';
  await DBOS.recv('task', 600);
  await DBOS.runStep(async () => ({ step: 'notice' }), { name: 'notice' });
  return 'approved';
}

export async function dbos(systemDatabaseUrl: string): Promise<Contender> {
  const workflow = DBOS.registerWorkflow(caseWorkflow, { name: 'case' });
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl, logLevel: 'error', runAdminServer: false, applicationVersion: '0.1.0' });
  await DBOS.launch();
  return {
    name: 'DBOS on PostgreSQL',
    async runCase(index, latency) {
      const handle = await DBOS.startWorkflow(workflow, { workflowID: `case-${process.pid}-${index}` })(applicationOf(index));
      for (const step of steps) await timed(latency, () => DBOS.send(handle.workflowID, { outcome: 'approve', step }, 'task'));
      const outcome = await handle.getResult();
      if (outcome !== 'approved') throw new Error(`DBOS ended with ${outcome}`);
    },
    close: () => DBOS.shutdown(),
  };
}
