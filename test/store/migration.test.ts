/** Migration of running cases on both databases: rows follow, a batch cut off goes on. */
import { expect, it } from 'vitest';
import { claimTask } from '../../engine/commands/claim-task.ts';
import { migrateCases } from '../../engine/commands/migrate-cases.ts';
import { publishDefinition } from '../../engine/commands/publish-definition.ts';
import { undoMigration } from '../../engine/commands/undo-migration.ts';
import { verify } from '../../engine/commands/verify.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import { runDue } from '../../engine/outbox/loops.ts';
import { readCase } from '../../engine/store/cases.ts';
import { tasksOfCase } from '../../engine/store/tasks.ts';
import { timersOfCase } from '../../engine/store/timers.ts';
import { eachStore, testClock } from '../support/stores.ts';
import { commonPackage, createOffice, people } from './office.ts';

const renamed = JSON.parse(JSON.stringify(commonPackage).replaceAll('"county"', '"district"')) as ProgrammePackage;
const plan = { steps: { county: 'district' } };

eachStore('a migration', (harness) => {
  it('moves rows of cases, tasks and timers, goes on where it was cut off, and is undone', async () => {
    const clock = testClock();
    const store = await harness.open(clock);
    const office = await createOffice(store, clock);
    const { runtime } = office;
    const ids = [await office.submitted(), await office.submitted(), await office.submitted()];
    const [claimed = '', acted = ''] = ids;
    await claimTask(runtime, { by: people.county, taskId: await office.task(claimed, 'county') });
    const from = (await readCase(store.read, claimed))?.summary.definition ?? '';
    const before = { tasks: await tasksOfCase(store.read, claimed), timers: await timersOfCase(store.read, claimed) };
    const { hash: to } = await publishDefinition(runtime, { by: people.admin, package: renamed });
    const migration = { from, to, plan };

    // Cut off: one case fails for a reason of ours, the others are done; asked for again, it is done too.
    const run = runtime.store.writer.run;
    const failing = {
      ...runtime,
      store: {
        ...store,
        writer: {
          ...store.writer,
          run: ((command) => (command.caseId === acted ? Promise.reject(new Error('power cut')) : run(command))) as typeof run,
        },
      },
    };
    await expect(migrateCases(failing, { by: people.designer, migration })).rejects.toThrow('power cut');
    const again = await migrateCases(runtime, { by: people.designer, migration });
    expect(again.refused).toEqual([]);
    for (const id of ids) expect((await readCase(store.read, id))?.summary).toMatchObject({ definition: to, steps: ['district'] });
    const open = (await tasksOfCase(store.read, claimed)).filter((task) => task.status === 'open');
    expect(open).toMatchObject([{ step: 'district', definition: to, assignee: 'county' }]);
    expect((await timersOfCase(store.read, claimed)).map((timer) => timer.id).sort()).toEqual(['district.deadline#1', 'district.warn#1']);
    expect(await verify(runtime)).toMatchObject({ cases: 3, faults: [] });

    await office.act(acted, people.county, 'accept');
    const { id } = again;
    expect(await undoMigration(runtime, { by: people.designer, id })).toMatchObject({
      undone: 2,
      refused: [{ caseId: acted, code: 'migration.moved' }],
    });
    expect({ tasks: await tasksOfCase(store.read, claimed), timers: await timersOfCase(store.read, claimed) }).toEqual(before);
    expect(await verify(runtime)).toMatchObject({ faults: [] });
    clock.advance(30 * 86_400_000);
    await runDue(runtime);
    expect((await readCase(store.read, claimed))?.summary).toMatchObject({ status: 'ended', outcome: 'rejected' });
    expect(await verify(runtime)).toMatchObject({ faults: [] });
  });
});
