/** Cases that the calendar opens: who hasn't dealt with the last one yet gets the next when that has ended, and isn't tried till then. */
import { expect, it } from 'vitest';
import type { Enterprise } from '../../engine/model/enterprise.ts';
import { sha256 } from '../../engine/store/canonical.ts';
import { heldKeys } from '../../engine/store/scheduled.ts';
import schedule from '../definitions/language/schedule.json' with { type: 'json' };
import { openWorld } from '../support/world.ts';

it('are opened once the one before has ended where only one may be open', async () => {
  const world = await openWorld({ start: '2026-01-05T01:00:00.000Z' });
  try {
    const [admin, clerk] = [await world.as('admin'), await world.as('city')];
    const every = { id: 'monthly', every: 'month', day: 15, for: { enterprises: 'enterprise.status = "active"' } };
    const workflow = { ...schedule.workflow, uniqueness: ['enterprise.uscc'], schedule: [every] };
    await admin.ask('POST', '/api/definitions', { package: { workflow, forms: {}, vocabularies: {} } });
    const { store } = world.app;
    const opened = async () =>
      (await store.read('cases').where({ programme: workflow.id }).orderBy('uscc').orderBy('number').select('id', 'uscc', 'status')) as {
        id: string;
        uscc: string;
        status: string;
      }[];
    await world.toDate('2026-01-16');
    const first = await opened();
    const profiles = (await store.read('enterprises').select('profile')) as { profile: string }[];
    const active = profiles.map(({ profile }) => JSON.parse(profile) as Enterprise).filter(({ status }) => status === 'active');
    expect(first.map(({ uscc }) => uscc)).toEqual(active.map(({ uscc }) => uscc).sort());
    expect(first.length).toBeGreaterThan(1);
    const key = ({ uscc }: { uscc: string }) => JSON.stringify([workflow.id, uscc]);
    expect([...(await heldKeys(store.read, [...first.map(key), sha256('nobody')]))].sort()).toEqual(first.map(key).sort());
    // Nobody has dealt with January's.
    await world.toDate('2026-02-16');
    expect(await opened()).toEqual(first);
    const [one] = first;
    await clerk.claim(one?.id ?? '');
    await clerk.complete(one?.id ?? '', 'done');
    await world.workingDays(1);
    const later = await opened();
    expect(later).toHaveLength(first.length + 1);
    expect(
      later
        .filter(({ uscc }) => uscc === one?.uscc)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['ended', 'running']);
    expect(await heldKeys(store.read, first.map(key))).toEqual(new Set(first.map(key)));
  } finally {
    await world.close();
  }
});
