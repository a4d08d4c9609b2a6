/** The office of the demonstration: everybody works somewhere, every district has its department, and a test sees the part it needs. */
import { describe, expect, it } from 'vitest';
import { type Demonstration, readDemonstration } from '../../engine/cli/seed.ts';
import { isUscc } from '../../engine/forms/formats/uscc.ts';
import { rootFolder } from '../../engine/main.ts';
import { folderOf } from '../../engine/sandbox/folder.ts';
import regions from '../../forms/vocabularies/regions.json' with { type: 'json' };
import base from '../../workflows/demonstration.json' with { type: 'json' };
import { firstProgramme, openWorld } from '../support/world.ts';

const whole = readDemonstration(rootFolder()) as Demonstration;
const part = readDemonstration(rootFolder(), [firstProgramme]) as Demonstration;
const twice = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

describe('the demonstration', () => {
  it('names everybody and everything once, and places that exist', () => {
    const { organisations, enterprises, users } = whole;
    expect(twice(organisations.map(({ id }) => id))).toEqual([]);
    expect(twice(users.map(({ login }) => login))).toEqual([]);
    expect(twice(enterprises.map(({ uscc }) => uscc))).toEqual([]);
    const places = new Set(organisations.map(({ id }) => id));
    expect(organisations.filter(({ parent }) => parent !== undefined && !places.has(parent))).toEqual([]);
    expect(users.flatMap(({ grants = [] }) => grants).filter(([, org]) => !places.has(org))).toEqual([]);
    const known = new Set(enterprises.map(({ uscc }) => uscc));
    expect(users.flatMap(({ memberships = [] }) => memberships).filter(({ uscc }) => !known.has(uscc))).toEqual([]);
    expect(enterprises.filter(({ uscc }) => !isUscc(uscc))).toEqual([]);
  });

  it('has a county clerk and two inspectors in every district and functional area', () => {
    const districts = regions.items.filter((item) => !('validTo' in item)).map(({ code }) => code);
    expect(districts).toHaveLength(17);
    for (const district of districts) {
      const own = new Set(whole.organisations.filter((org) => org.district === district).map(({ id }) => id));
      const holding = (role: string) =>
        whole.users.filter(({ grants = [] }) => grants.some(([held, org]) => held === role && own.has(org)));
      expect([district, holding('county-clerk').length, holding('county-inspector').length]).toEqual([district, 1, 2]);
    }
  });

  it('brings only the areas that installed programmes and their scenarios name', () => {
    expect(part).toMatchObject({ users: base.users, organisations: base.organisations, enterprises: base.enterprises });
    expect(whole.users.length).toBeGreaterThan(3 * part.users.length);
  });

  it('is seeded whole into an installation of all programmes, and its log-ins are told by position', async () => {
    const folder = folderOf([], whole);
    const world = await openWorld({ root: folder.root });
    try {
      expect(world.app.seeded?.people).toBe(whole.users.length);
      expect(world.app.seeded?.positions.find(({ role }) => role === 'county-clerk')?.holders).toHaveLength(17);
    } finally {
      await world.close();
      folder.remove();
    }
  });
});
