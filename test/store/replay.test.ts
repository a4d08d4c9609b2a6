/**
 * Random definitions and histories through the real commands on a real database: after each step a new process, which knows
 * nothing but the database, finds every table to be what the log says. (`test/unit/machine/replay` does the same without a store.)
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { claimTask } from '../../engine/commands/claim-task.ts';
import { completeTask } from '../../engine/commands/complete-task.ts';
import { countAll } from '../../engine/commands/count-board.ts';
import { openCase } from '../../engine/commands/open-case.ts';
import { publishDefinition } from '../../engine/commands/publish-definition.ts';
import { releaseTask } from '../../engine/commands/release-task.ts';
import { createRuntime, type Runtime } from '../../engine/commands/runtime.ts';
import { verifyCases } from '../../engine/commands/verify.ts';
import { verifyBoard } from '../../engine/commands/verify-board.ts';
import { withdrawCase } from '../../engine/commands/withdraw-case.ts';
import { offeredOutcomes } from '../../engine/machine/view.ts';
import { Rejection } from '../../engine/model/errors.ts';
import type { User } from '../../engine/model/user.ts';
import { runDue } from '../../engine/outbox/loops.ts';
import { checkPackage, isSound } from '../../engine/soundness/check.ts';
import { countedUntil } from '../../engine/store/board-write.ts';
import { readCase } from '../../engine/store/cases.ts';
import { tasksOfCase } from '../../engine/store/tasks.ts';
import { eachStore, type TestClock, testClock } from '../support/stores.ts';
import { type Choose, tapeOf } from '../unit/machine/replay/choose.ts';
import { answerFor } from '../unit/machine/replay/deeds.ts';
import { randomPackage } from '../unit/machine/replay/definitions.ts';
import { createOffice, enterprise, people } from './office.ts';

const seeds = { sqlite: 10, postgres: 4 };
const numbers = (length: number) => fc.array(fc.nat({ max: 2 ** 20 }), { minLength: length / 2, maxLength: length, size: 'max' });
const officers = ['first', 'second', 'third'].map(
  (id): User => ({
    ...people[id as 'first'],
    grants: ['r1', 'r2', 'r3', 'chief'].flatMap((role) => [{ role, org: 'city', district: enterprise.district }]),
  }),
);

eachStore('a random history', (harness) => {
  const runs = seeds[harness.dialect] * (process.env.LONG === '1' ? 10 : 1);
  it(`leaves tables that are what its log says, after each step (${runs} seeds)`, async () => {
    const clock = testClock();
    const store = await harness.open(clock);
    await createOffice(store, clock);
    let programmes = 0;
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(numbers(60), numbers(50), async (shape, path) => {
        const pkg = randomPackage(tapeOf(shape).choose);
        fc.pre(isSound(checkPackage(pkg)));
        programmes += 1;
        const programme = `random-${programmes}`;
        const fresh = () => createRuntime({ store, clock });
        await publishDefinition(await fresh(), { by: people.admin, package: { ...pkg, workflow: { ...pkg.workflow, id: programme } } });
        const { caseId } = await openCase(await fresh(), { by: people.agent, programme, uscc: enterprise.uscc });
        const { choose, left } = tapeOf(path);
        while (left() > 0 && (await readCase(store.read, caseId))?.summary.status !== 'ended') {
          await step(await fresh(), caseId, choose, clock);
          steps += 1;
          expect(await verifyCases(await fresh(), [caseId]), JSON.stringify(pkg.workflow)).toEqual([]);
          // The board is counted now and then; what waits is passed over.
          if (choose([true, false, false])) await countAll(await fresh());
          if (choose([true, false, false, false])) expect(await verifyBoard(await fresh())).toEqual([]);
        }
        await countAll(await fresh());
        expect(await countedUntil(store.read)).toMatchObject({ waiting: 0 });
        expect(await verifyBoard(await fresh()), JSON.stringify(pkg.workflow)).toEqual([]);
      }),
      { numRuns: runs, seed: Number(process.env.SEED ?? 20261126), maxSkipsPerRun: 20 },
    );
    console.log(`replay on ${harness.dialect}: ${programmes} definitions, ${steps} steps, verified after each`);
    expect(steps).toBeGreaterThan(runs * 4);
  }, 1_200_000);
});

/** One thing that somebody tries; what is refused must leave no trace either. */
async function step(runtime: Runtime, caseId: string, choose: Choose, clock: TestClock): Promise<void> {
  const { read } = runtime.store;
  const tasks = (await tasksOfCase(read, caseId)).filter(({ status }) => status === 'open');
  const kase = await readCase(read, caseId);
  const compiled = await runtime.programme(kase?.summary.definition ?? '');
  const task = tasks.length > 0 ? choose(tasks) : undefined;
  const by = task?.group.startsWith('applicant:') ? people.legal : choose(officers);
  const what = choose(['complete', 'complete', 'complete', 'time', 'claim', 'release', 'withdraw'] as const);
  try {
    if (what === 'time' || !task || !kase || !compiled) {
      clock.advance(choose([3, 1, 9]) * 86_400_000);
      await runDue(runtime);
    } else if (what === 'claim') await claimTask(runtime, { by, taskId: task.id });
    else if (what === 'release') await releaseTask(runtime, { by, taskId: task.id });
    else if (what === 'withdraw') await withdrawCase(runtime, { by: people.agent, caseId, reason: 'No' });
    else {
      const offered = offeredOutcomes(compiled, kase.state, task.id, clock.now());
      if (offered.length === 0) return;
      const outcome = choose(offered);
      const notes = outcome.correction ? { notes: [{ field: 'note', reason: 'Unclear' }] } : {};
      await completeTask(runtime, { by, taskId: task.id, outcome: outcome.id, reason: 'Because', data: answerFor(task, choose), ...notes });
    }
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
  }
}
