/** Windows of the months that the demonstration goes back, opened by the owners' officers. */
import { addDays } from '../../calendar/date.ts';
import type { WindowDto } from '../../model/dto/programme.ts';
import type { Page } from '../../model/dto/session.ts';
import type { Person } from '../../sandbox/person.ts';
import type { Demonstration } from '../seed.ts';
import type { DataSet } from './data-set.ts';
import type { ScenarioProgramme } from './programmes.ts';

/** Days for which the newest window has been open. */
const openSince = 30;

/** One after the other, so that the newest is open at the end. Gives when they open and close, by programme. */
export async function openWindows(input: {
  readonly set: DataSet;
  readonly base: Demonstration;
  readonly as: (login: string) => Promise<Person>;
  readonly programmes: readonly ScenarioProgramme[];
  readonly from: string;
  readonly today: string;
}): Promise<Map<string, readonly (readonly [string, string])[]>> {
  const { set, base, as, programmes, from, today } = input;
  const all = new Map<string, readonly (readonly [string, string])[]>();
  for (const { id, workflow } of programmes) {
    if (!workflow.window) continue;
    const officer = base.users.find(({ grants = [] }) =>
      grants.some(([role, org]) => org === workflow.owner && role in (workflow.roles ?? {})),
    );
    if (!officer) continue;
    const person = await as(officer.login);
    const { items } = await person.ask<Page<WindowDto>>('GET', `/api/windows?programme=${id}`);
    const settings = base.windows?.find(({ programme }) => programme === id)?.settings ?? {};
    const own: [string, string][] = items.map(({ opensOn, closesOn }) => [opensOn, closesOn]);
    for (let opens = addDays(today, -openSince); addDays(opens, set.windows.days) > from; opens = addDays(opens, -set.windows.every)) {
      const opensOn = [opens, from].sort()[1] ?? opens;
      const next = items.map((window) => window.opensOn).find((other) => other > opensOn);
      const closes = [addDays(opens, set.windows.days), ...(next ? [addDays(next, -1)] : [])].sort()[0] ?? opens;
      const title = set.windows.title.replace('{yyyy}', opensOn.slice(0, 4)).replace('{mm}', String(Number(opensOn.slice(5, 7))));
      await person.ask('POST', '/api/windows', { programme: id, title, opensOn, closesOn: closes, settings });
      own.push([opensOn, closes]);
    }
    all.set(
      id,
      own.sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
  return all;
}
