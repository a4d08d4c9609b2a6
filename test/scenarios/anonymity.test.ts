import { expect, it } from 'vitest';
import type { BatchDto } from '../../engine/model/dto/registry.ts';
import { checkPackage } from '../../engine/soundness/check.ts';
import blindMeeting from '../definitions/blind-meeting.json' with { type: 'json' };
import { openWorld, type World } from '../support/world.ts';

const uscc = '91410305MA9XTE0263';
const name = '洛阳晨曦精密轴承有限公司';

interface Row {
  readonly id: string;
  readonly enterpriseName: string;
}
type Items<T = Row> = { readonly items: readonly T[] };

/** Everything that a reader of a case is told of it, beside the lists. */
const pagesOf = (id: string) =>
  ['', '/history', '/flow', '/related', '/clock', '/supervisions'].map((part) => `/api/cases/${id}${part}`).concat('/api/messages');
const lists = [
  '/api/cases',
  '/api/tasks',
  '/api/tasks/done',
  '/api/tasks/copies',
  '/api/meetings',
  '/api/batches',
  '/api/board/cases?running=true',
];

/** Who is asked for what says whose case it is: by name, by code, by the people who act for it. */
async function tells(world: World, login: string, urls: readonly string[]): Promise<string[]> {
  const person = await world.as(login);
  const told: string[] = [];
  for (const url of urls) {
    // Some are refused: who has a task only isn't told of the board.
    const text = JSON.stringify((await person.call<unknown>('GET', url)).body);
    for (const word of [name, uscc, 'user-agent', ...people]) if (text.includes(word)) told.push(`${url}: ${word}`);
  }
  return told;
}
let people: readonly string[] = [];

it('keeps from whoever works blind whose case it is: in lists, on the agenda, in messages and history, and in a search by the name', async () => {
  expect(checkPackage(blindMeeting)).toEqual([]);
  const world = await openWorld();
  try {
    await (await world.as('admin')).ask('POST', '/api/definitions', { package: blindMeeting });
    const agent = await world.as('agent');
    const { user } = await agent.ask<{ user: { name: string } }>('GET', '/api/session');
    people = [user.name];
    const kase = await agent.open({ programme: 'blind-meeting', uscc });
    await agent.complete(kase.id, 'submit', { data: { idea: '轴承在线检测' } });
    const { number } = kase;

    const sought = (path: string, q: string) => `${path}?q=${encodeURIComponent(q)}`;
    const found = async (login: string, path: string, q: string) =>
      (await (await world.as(login)).ask<Items>('GET', sought(path, q))).items.length;
    const searches = async (login: string, path: string) => [
      ...[
        await found(login, path, name),
        await found(login, path, '晨曦'),
        await found(login, path, uscc),
        await found(login, path, number),
      ],
    ];
    // Sealed, it is told to nobody at all, whoever owns, supervises or audits.
    for (const login of ['city', 'chief', 'supervisor', 'auditor']) {
      expect(await tells(world, login, [...lists, ...pagesOf(kase.id)])).toEqual([]);
      expect(await searches(login, '/api/cases')).toEqual([0, 0, 0, 1]);
      expect((await (await world.as(login)).kase(kase.id)).declared).toEqual({});
    }
    expect((await agent.kase(kase.id)).declared).toMatchObject({ name, idea: '轴承在线检测' });
    await world.workingDays(2);
    expect((await (await world.as('supervisor')).kase(kase.id)).declared).toMatchObject({ name });

    const county = await world.as('county');
    expect((await county.ask<Items>('GET', '/api/tasks')).items).toMatchObject([{ enterpriseName: number }]);
    expect(await tells(world, 'county', [...lists, ...pagesOf(kase.id)])).toEqual([]);
    expect([await searches('county', '/api/tasks'), await searches('county', '/api/cases')]).toEqual([
      [0, 0, 0, 1],
      [0, 0, 0, 1],
    ]);
    // The near deadline is told to whoever works on it, and its end to the head: neither by name.
    await world.workingDays(7);
    await county.complete(kase.id, 'pass', {}, 'blind');
    expect(await tells(world, 'county', [...lists, ...pagesOf(kase.id)])).toEqual([]);
    expect(await searches('county', '/api/tasks/done')).toEqual([0, 0, 0, 1]);

    const council = await world.as('council');
    const [agenda] = (await council.ask<Items<BatchDto>>('GET', '/api/batches')).items;
    expect(agenda?.members.map((member) => [member.enterpriseName, member.columns.map(({ value }) => value)])).toEqual([
      [number, ['轴承在线检测', '']],
    ]);
    expect(await tells(world, 'council', [...lists, ...pagesOf(kase.id)])).toEqual([]);
    await council.meet('meeting', 'approve', {}, [kase.id]);
    expect(await tells(world, 'council', [...lists, ...pagesOf(kase.id)])).toEqual([]);

    // Who signs the contract knows with whom, finds it by the name, and so do those who watch.
    const city = await world.as('city');
    expect((await city.ask<Items>('GET', '/api/tasks')).items).toMatchObject([{ enterpriseName: name }]);
    expect(await searches('city', '/api/cases')).toEqual([1, 1, 1, 1]);
    expect(await searches('supervisor', '/api/cases')).toEqual([1, 1, 1, 1]);
    expect((await agent.ask<Items>('GET', '/api/cases')).items).toMatchObject([{ enterpriseName: name }]);
    // The decision is the applicant's own paper; whoever judged blind stays blind when all is over.
    await city.complete(kase.id, 'signed', {}, 'contract');
    expect(await tells(world, 'county', pagesOf(kase.id))).toEqual([]);
    expect(await searches('council', '/api/cases')).toEqual([0, 0, 0, 1]);
    expect((await council.refusal('GET', `/api/cases/${kase.id}/archive.zip`)).code).toBe('forbidden');
  } finally {
    await world.close();
  }
});
