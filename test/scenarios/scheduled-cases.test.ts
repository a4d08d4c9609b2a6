/** Cases that the calendar opens: who hasn't dealt with the last one yet gets the next when that has ended, and isn't tried till then. */
import { expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { Enterprise } from '../../engine/model/enterprise.ts';
import { drawSample } from '../../engine/policy/draw.ts';
import { sha256 } from '../../engine/store/canonical.ts';
import { keepScheduleDraw, scheduleDraw } from '../../engine/store/schedule-draws.ts';
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

it('are opened for a sample only, drawn once for the period by whichever looks first, so that anybody can draw again', async () => {
  const world = await openWorld({ start: '2026-01-05T01:00:00.000Z' });
  try {
    const admin = await world.as('admin');
    const every = {
      id: 'sample',
      every: 'month',
      day: 15,
      for: { enterprises: 'enterprise.status = "active"', share: 'parameters.sampleShare' },
    };
    const workflow = { ...schedule.workflow, schedule: [every] };
    await admin.ask('POST', '/api/definitions', { package: { workflow, forms: {}, vocabularies: {} } });
    const { store, runtime } = world.app;
    const opened = async () =>
      ((await store.read('cases').where({ programme: workflow.id }).select('uscc')) as { uscc: string }[]).map(({ uscc }) => uscc).sort();
    await world.toDate('2026-01-16');
    const draw = await scheduleDraw(store.read, { programme: workflow.id, schedule: 'sample', period: '2026-01' });
    expect(draw).toMatchObject({ share: 40, drawn: drawSample(draw!) });
    expect(draw!.candidates.length).toBeGreaterThan(1);
    expect(draw!.drawn).toHaveLength(Math.ceil(draw!.candidates.length * 0.4));
    expect(await opened()).toEqual([...draw!.drawn].sort());
    // Another node that looked at the same moment comes too late with its lot.
    await store.writer.transact((tx) => keepScheduleDraw(tx, { ...draw!, seed: 'other', drawn: [] }));
    await world.workingDays(2);
    expect(await scheduleDraw(store.read, draw!)).toEqual(draw);
    expect(await opened()).toEqual([...draw!.drawn].sort());
    await world.toDate('2026-02-16');
    const next = await scheduleDraw(store.read, { ...draw!, period: '2026-02' });
    expect(next?.seed).not.toBe(draw!.seed);
    expect(await opened()).toEqual([...draw!.drawn, ...(next?.drawn ?? [])].sort());
    expect((await verify(runtime)).faults).toEqual([]);
    await store.writer.transact((tx) => tx.table('schedule_draws').where({ period: '2026-02' }).update({ drawn: '[]' }));
    expect((await verify(runtime)).faults).toMatchObject([{ kind: 'lots', message: expect.stringContaining('2026-02') }]);
  } finally {
    await world.close();
  }
});
