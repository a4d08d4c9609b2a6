/**
 * The chain of hashes tells nothing of what it is made of: who knows an event but for one number of few digits, and its hash, can't
 * find the number by trying, because a salt that is told to nobody is hashed with it.
 */
import { expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { WrittenFact } from '../../engine/model/upgrades/facts.ts';
import { hashEvent } from '../../engine/store/canonical.ts';
import { eventsOf, type StoredEvent } from '../../engine/store/events.ts';
import { eachStore, testClock } from '../support/stores.ts';
import { application, createOffice } from './office.ts';

const score = 73;
const guesses = Array.from({ length: 101 }, (_, guess) => guess);

/** What the hashes of an event would be by the number that stands in it, whatever else is known of it. */
function guessed(event: StoredEvent, salt: string | null): number[] {
  const fact = event.written as WrittenFact;
  return guesses.filter(
    (guess) => hashEvent({ ...event, salt, fact: { ...fact, data: { ...(fact.data as object), score: guess } } }) === event.hash,
  );
}

eachStore('the salt of an event', (harness) => {
  const start = async () => {
    const clock = testClock();
    const store = await harness.open(clock);
    const office = await createOffice(store, clock);
    const caseId = await office.submitted({ ...application, score });
    const events = () => eventsOf(store.read, caseId);
    const submitted = (await events()).find(({ fact }) => fact.type === 'task.completed');
    if (!submitted) throw new Error('nothing was submitted');
    return { store, office, caseId, events, submitted };
  };

  it('makes guessing by the hash vain, with every other salt of the case too', async () => {
    const { events, submitted } = await start();
    expect(guessed(submitted, submitted.salt)).toEqual([score]);
    const others = (await events()).filter(({ seq }) => seq !== submitted.seq).map(({ salt }) => salt);
    expect(others.length).toBeGreaterThan(0);
    for (const salt of [null, '', ...others]) expect(guessed(submitted, salt)).toEqual([]);
  });

  it('is long, and another for each event', async () => {
    const { events } = await start();
    const salts = (await events()).map(({ salt }) => salt ?? '');
    expect(new Set(salts).size).toBe(salts.length);
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-z]{32}$/);
  });

  it('belongs to what is verified: neither another nor none stands in its place', async () => {
    const { store, office, caseId } = await start();
    expect((await verify(office.runtime)).faults).toEqual([]);
    for (const salt of ['another', null]) {
      await store.writer.transact((tx) => tx.table('events').where({ case_id: caseId, seq: 2 }).update({ salt }));
      expect((await verify(office.runtime)).faults).toContainEqual({ caseId, kind: 'chain', message: 'event 2 was changed' });
    }
  });
});
