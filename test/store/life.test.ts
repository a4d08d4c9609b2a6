import { expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import { runDue } from '../../engine/outbox/loops.ts';
import { readCase } from '../../engine/store/cases.ts';
import { messagePage } from '../../engine/store/messages.ts';
import { entriesOfCase, entryLog } from '../../engine/store/registry.ts';
import { timersOfCase } from '../../engine/store/timers.ts';
import { eachStore, testClock } from '../support/stores.ts';
import { createOffice, people } from './office.ts';

eachStore('the life of a case', (harness) => {
  it('goes from application to registry entry, and replays', async () => {
    const clock = testClock();
    const store = await harness.open(clock);
    const office = await createOffice(store, clock);
    const caseId = await office.submitted();
    await office.act(caseId, people.county, 'accept');
    for (const person of [people.first, people.second, people.third]) await office.act(caseId, person, 'agree');
    expect((await readCase(store.read, caseId))?.summary.steps).toEqual(['notice']);
    clock.advance(20 * 86_400_000);
    const due = await runDue(office.runtime);
    expect(due).toMatchObject({ fired: 1, failed: 0 });
    expect(due.delivered).toBeGreaterThan(0);
    const kase = await readCase(store.read, caseId);
    expect(kase?.summary).toMatchObject({ status: 'ended', outcome: 'approved', number: 'CC2026000001' });
    const [entry] = await entriesOfCase(store.read, caseId);
    expect(entry).toMatchObject({ number: 'LY-2026-00001', status: 'valid', flags: [] });
    expect((await messagePage(store.read, 'agent', { limit: 10 })).items).toContainEqual(
      expect.objectContaining({ template: 'custom', caseId, params: { subject: 'Approved', body: 'You are on the list.' } }),
    );
    expect(await verify(office.runtime)).toMatchObject({ cases: 1, faults: [] });

    // The years of the entry: two missed updates, a reminder, the re-review, the end.
    clock.set('2030-01-01T00:00:00.000Z');
    await runDue(office.runtime);
    expect((await entriesOfCase(store.read, caseId))[0]).toMatchObject({ status: 'expired', flags: ['no-renewal'] });
    const types = (await entryLog(store.read, entry!.id)).map((item) => item.type);
    expect(types).toEqual(['registered', 'update-missed', 'update-missed', 'update-missed', 'renewal-opened', 'reminded', 'expired']);
    expect(await timersOfCase(store.read, caseId)).toEqual([]);
    expect(await verify(office.runtime)).toMatchObject({ faults: [] });
  });
});
