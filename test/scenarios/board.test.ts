/** The board over HTTP: counts that are those of their lists, and nobody sees on it what they couldn't open. On both databases. */
import { afterAll, describe, expect, it } from 'vitest';
import { registriesGrid } from '../../designer/board/grid.ts';
import { zhCN } from '../../designer/board/texts/zh-CN.ts';
import { addDays } from '../../engine/calendar/date.ts';
import { countAll } from '../../engine/commands/count-board.ts';
import { snapshotBoard } from '../../engine/commands/snapshot-board.ts';
import { verify } from '../../engine/commands/verify.ts';
import type {
  BoardCaseDto,
  BoardEntryDto,
  BoardProgressDto,
  BoardRegistriesDto,
  BoardSnapshotDto,
  BoardTargetDto,
  BoardTaskDto,
} from '../../engine/model/dto/board.ts';
import { allOf as all, appoint } from '../support/board.ts';
import { pdfText } from '../support/pdf-text.ts';
import type { Person } from '../support/person.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { apply, bringTo, programme, secondUscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

const registry = 'innovative-sme';
const others = { clerk: 'luolong', inspectors: ['luolong', 'luolong2'], departments: ['market', 'safety', 'environment', 'tax'] };

/** Between the two days an entry of another district begins: whoever sees it is told, on the screen and in the sheet. */
async function comparesTwoDays(world: World, [before, after]: readonly [string, string]): Promise<void> {
  const of = async (login: string, on: string, compare: string) => {
    const person = await world.as(login);
    const board = await person.ask<BoardRegistriesDto>('GET', `/api/board/registries?on=${on}&compare=${compare}`);
    expect(board.days).toEqual({ before, after });
    const found = board.registries.find((one) => one.registry === registry)?.compared;
    // Each figure is the length of the list behind it.
    for (const line of found?.districts ?? [])
      for (const [day, n] of [[before, line.before] as const, [after, line.after] as const])
        expect(await all(person, `/api/board/entries?registry=${registry}&on=${day}&district=${line.district}`)).toHaveLength(n);
    return {
      found,
      sheet: registriesGrid(
        board,
        (key) => zhCN[key],
        (day) => day,
      ),
    };
  };
  const east = { district: '410305', name: '涧西区', before: 1, after: 1 };
  const south = { district: '410311', name: '洛龙区', before: 0, after: 1 };
  // Whichever of the two is asked for first, the earlier one comes first.
  for (const days of [[before, after] as const, [after, before] as const]) {
    const { found, sheet } = await of('supervisor', ...days);
    expect(found).toEqual({ before: 1, after: 2, districts: [east, south] });
    expect(sheet).toEqual(
      expect.arrayContaining([
        ['涧西区', 1, 1, 0],
        ['洛龙区', 0, 1, 1],
        ['合计', 1, 2, 1],
      ]),
    );
  }
  const watch = await of('watch', before, after);
  expect(watch.found).toEqual({ before: 1, after: 1, districts: [east] });
  expect(JSON.stringify(watch.sheet)).not.toContain('洛龙');
  const supervisor = await world.as('supervisor');
  expect((await supervisor.refusal('GET', '/api/board/registries?compare=2026-02-30')).code).toBe('request.malformed');
  const alone = await supervisor.ask<BoardRegistriesDto>('GET', `/api/board/registries?on=${after}`);
  expect([alone.days, alone.registries[0]?.compared]).toEqual([null, null]);
}

/** Every number on somebody's board is the length of its list, and whoever it is opens every case in it. */
async function agrees(person: Person, filter = ''): Promise<BoardProgressDto> {
  const board = await person.ask<BoardProgressDto>('GET', `/api/board/progress?programme=${programme}${filter}`);
  const of = `programme=${programme}${filter}`;
  const opened = new Set<string>();
  for (const { stage, n, running } of board.stages) {
    const cases = await all<BoardCaseDto>(person, `/api/board/cases?${of}&stage=${stage}`);
    expect([stage, cases.length]).toEqual([stage, n]);
    expect(cases.filter(({ days }) => days === null)).toHaveLength(running);
    expect(await all(person, `/api/board/cases?${of}&stage=${stage}&running=true`)).toHaveLength(running);
    for (const { id } of cases) opened.add(id);
  }
  for (const id of opened) expect((await person.call('GET', `/api/cases/${id}`)).status).toBe(200);
  const [line] = board.programmes;
  for (const light of ['red', 'yellow'] as const)
    expect(await all(person, `/api/board/cases?${of}&light=${light}`)).toHaveLength(line?.[light] ?? 0);
  expect(await all(person, `/api/board/cases?${of}`)).toHaveLength(line?.running ?? 0);
  expect(await all(person, `/api/board/cases?${of}&stage=late`)).toHaveLength(line?.late ?? 0);
  for (const { district, submitted } of board.districts)
    expect(await all(person, `/api/board/cases?${of.replace(/&district=\d+/, '')}&stage=submitted&district=${district}`)).toHaveLength(
      submitted,
    );
  for (const { scope, open, red } of board.offices) {
    expect(await all(person, `/api/board/tasks?${of}&scope=${scope}`)).toHaveLength(open);
    expect(await all(person, `/api/board/tasks?${of}&scope=${scope}&light=red`)).toHaveLength(red);
  }
  for (const { person: id, n } of board.people)
    expect(await all<BoardTaskDto>(person, `/api/board/tasks?${of}&person=${id}&light=red`)).toHaveLength(n);
  return board;
}

describe.each(['sqlite', 'postgres'] as const)('the board on %s', (dialect) => {
  let postgres: Postgres | null = null;
  afterAll(() => postgres?.stop());
  const open = async () => {
    if (dialect === 'postgres') postgres ??= sharedPostgres();
    return openWorld(postgres ? { databaseUrl: await postgres.createDatabase() } : {});
  };

  it('counts what its reader may open, no more and no less', async () => {
    const world = await open();
    try {
      await appoint(world);
      const first = await apply(world);
      await bringTo(world, first.id, 'done');
      const second = await apply(world, { agent: 'agent2', legal: 'agent2', uscc: secondUscc });
      await bringTo(world, second.id, 'depts', others);
      // Two of four departments answered when time is up for the others.
      for (const login of ['market', 'safety']) await (await world.as(login)).complete(second.id, 'clear');
      await world.workingDays(30);
      const [supervisor, watch, chief] = [await world.as('supervisor'), await world.as('watch'), await world.as('chief')];
      const whole = await agrees(supervisor);
      expect(whole.waiting).toBe(0);
      expect(whole.stages.map(({ stage }) => stage).filter((stage) => !stage.startsWith('step:'))).toEqual([
        ...['submitted', 'accepted', 'end:approved'],
      ]);
      expect(whole.stages[0]).toMatchObject({ title: '已提交', n: 2, running: 1 });
      expect(whole.districts.map(({ district, submitted, approved }) => [district, submitted, approved])).toEqual([
        ['410305', 1, 1],
        ['410311', 1, 0],
      ]);
      expect(await agrees(chief)).toEqual(whole);
      const mine = await agrees(watch);
      expect(mine.districts.map(({ district }) => district)).toEqual(['410305']);
      expect(mine.stages[0]).toMatchObject({ n: 1, running: 0 });
      // What was asked for by name isn't shown either.
      expect(await agrees(watch, '&district=410311')).toMatchObject({ stages: [], districts: [], offices: [], people: [] });
      // On paper stands what its reader watches, and nothing of other districts.
      for (const place of [`progress.pdf?programme=${programme}`, 'registries.pdf', 'registries.pdf?on=2026-12-31&compare=2027-06-30']) {
        const paper = async (person: Person) => pdfText((await person.call('GET', `/api/board/${place}`)).raw.rawPayload);
        const city = await paper(supervisor);
        expect(city, place).toContain('洛龙区');
        expect(city, place).toContain('涧西区');
        expect(city, place).toMatch(/朱琳 于 2026-04-\d\d 制表/);
        const district = await paper(watch);
        expect(district, place).toContain('涧西区');
        expect(district, place).not.toContain('洛龙');
      }
      expect((await watch.call('GET', '/api/board/progress.pdf?from=2026-13')).status).toBe(400);
      const earlier = `/api/board/progress?programme=${programme}&from=2025-01&to=2025-12`;
      expect((await supervisor.ask<BoardProgressDto>('GET', earlier)).stages).toEqual([]);
      for (const login of ['agent', 'county', 'market', 'designer', 'admin'])
        for (const place of ['progress', 'progress.pdf', 'registries', 'registries.pdf', 'cases', 'tasks', `entries?registry=${registry}`])
          expect((await (await world.as(login)).call('GET', `/api/board/${place}`)).status, `${login} ${place}`).toBe(403);
      expect((await supervisor.call('GET', '/api/board/cases?stage=submitted')).status).toBe(400);
      for (const place of ['registries', 'registries.pdf'])
        expect((await supervisor.call('GET', `/api/board/${place}?on=2026-02-30`)).status, place).toBe(400);
      expect((await verify(world.app.runtime)).faults).toEqual([]);
    } finally {
      await world.close();
    }
  });

  it('tells of any day how many entries were, are and will be valid', async () => {
    const world = await open();
    try {
      await appoint(world);
      const kase = await apply(world);
      await bringTo(world, kase.id, 'done');
      await world.settle();
      const [supervisor, watch] = [await world.as('supervisor'), await world.as('watch')];
      const { certificate } = await (await world.as('agent')).kase(kase.id);
      const entry = await supervisor.ask<{ validFrom: string; validTo: string }>('GET', `/api/entries/${certificate?.entry}`);
      const on = async (day: string, who = supervisor) => {
        const board = await who.ask<BoardRegistriesDto>('GET', `/api/board/registries?on=${day}`);
        const found = board.registries.find((one) => one.registry === registry);
        const list = await all<BoardEntryDto>(who, `/api/board/entries?registry=${registry}&on=${day}`);
        expect(list).toHaveLength(found?.valid ?? 0);
        for (const { month, ending } of found?.months ?? [])
          if (ending > 0) expect(await all(who, `/api/board/entries?registry=${registry}&month=${month}`)).toHaveLength(ending);
        for (const { id } of list) expect((await who.call('GET', `/api/entries/${id}`)).status).toBe(200);
        return found;
      };
      expect((await on(entry.validFrom))?.valid).toBe(1);
      expect((await on('2026-01-01'))?.valid).toBe(0);
      expect((await on(entry.validTo))?.valid).toBe(1);
      const year = Number(entry.validTo.slice(0, 4));
      expect((await on(`${year + 1}-01-01`))?.valid).toBe(0);
      const last = await on(`${year}-01-01`, watch);
      const [ending] = last?.months.filter((month) => month.ending > 0) ?? [];
      expect(ending?.month).toBe(entry.validTo.slice(0, 7));
      expect(last).toMatchObject({ pipeline: 0, districts: [{ district: '410305', name: '涧西区', valid: 1 }] });
      expect((await on(entry.validFrom, await world.as('auditor')))?.valid).toBe(1);
      // A target is set by the city's supervisor, changed with a reason, and nothing of it is forgotten.
      const set = async (who: Person, target: number, district = '') =>
        who.call<{ items: BoardTargetDto[] }>('POST', '/api/board/targets', {
          registry,
          district,
          year,
          target,
          reason: `改为${target}家`,
        });
      for (const login of ['chief', 'watch', 'auditor', 'admin', 'county']) expect((await set(await world.as(login), 1)).status).toBe(403);
      await set(supervisor, 900);
      await set(supervisor, 300, '410305');
      await set(supervisor, 400, '410311');
      const { items } = (await set(supervisor, 1000)).body;
      expect(items.map((one) => [one.district, one.revision, one.target, one.setBy])).toEqual([
        ['', 2, 1000, '朱琳'],
        ['', 1, 900, '朱琳'],
        ['410305', 1, 300, '朱琳'],
        ['410311', 1, 400, '朱琳'],
      ]);
      expect(await on(`${year}-01-01`)).toMatchObject({ target: 1000, yearEnd: ending?.month === `${year}-12` ? 1 : 0 });
      expect((await on(`${year}-01-01`, watch))?.target).toBeNull();
      const seen = await watch.ask<{ items: BoardTargetDto[] }>('GET', `/api/board/targets?year=${year}`);
      expect(seen.items.map(({ district }) => district)).toEqual(['410305']);
      expect((await supervisor.call('POST', '/api/board/targets', { ...items[0], registry: 'none' })).status).toBe(400);
    } finally {
      await world.close();
    }
  });

  it('counts an enterprise once that was registered again while its first entry was valid', async () => {
    const world = await open();
    try {
      await appoint(world);
      const [first, second] = [await apply(world), await apply(world, { agent: 'agent2', legal: 'agent2', uscc: secondUscc })];
      await bringTo(world, first.id, 'done');
      await world.settle();
      await bringTo(world, second.id, 'done', others);
      await world.settle();
      const { store } = world.app;
      const entry = (id: string) => store.read('registry_entries').where({ case_id: id }).first();
      const [old, again] = [await entry(first.id), await entry(second.id)];
      const supervisor = await world.as('supervisor');
      const valid = async (day: string) => {
        const { registries } = await supervisor.ask<BoardRegistriesDto>('GET', `/api/board/registries?on=${day}`);
        const found = registries.find((one) => one.registry === registry);
        const list = await all<BoardEntryDto>(supervisor, `/api/board/entries?registry=${registry}&on=${day}`);
        expect(list).toHaveLength(found?.valid ?? 0);
        return list.map(({ id }) => id);
      };
      const day = addDays(again.valid_from as string, 1);
      expect((await valid(day)).sort()).toEqual([old.id, again.id].sort());
      await comparesTwoDays(world, [addDays(again.valid_from as string, -1), day]);
      // As if the second entry were a renewal of the first, from a day on which that is valid.
      await store.writer.transact(async (tx) => {
        await tx
          .table('registry_entries')
          .where({ id: again.id })
          .update({ uscc: old.uscc, valid_from: day, registered_at: `${old.registered_at}+` });
        await tx.table('board_changes').insert({ case_id: second.id, mark: 'test' });
      });
      await countAll(world.app.runtime);
      expect((await verify(world.app.runtime)).faults.filter(({ kind }) => kind === 'board')).toEqual([]);
      expect(await valid(day)).toEqual([again.id]);
      expect(await valid(addDays(day, -1))).toEqual([old.id]);
    } finally {
      await world.close();
    }
  });

  it('keeps each month as it ended, once, and finds out whoever changes it', async () => {
    const world = await open();
    try {
      await appoint(world);
      const kase = await apply(world);
      await bringTo(world, kase.id, 'verify');
      const [supervisor, watch] = [await world.as('supervisor'), await world.as('watch')];
      const months = async () =>
        (await supervisor.ask<{ items: { month: string; hash: string }[] }>('GET', '/api/board/snapshots')).items.map(({ month }) => month);
      // Two nodes look at the same moment, and again.
      await world.toDate('2026-04-01');
      expect(await Promise.all([snapshotBoard(world.app.runtime), snapshotBoard(world.app.runtime)])).toEqual([false, false]);
      expect(await months()).toEqual(['2026-03']);
      await world.toDate('2026-05-04');
      expect(await months()).toEqual(['2026-04', '2026-03']);
      const of = async (month: string, who = supervisor) => who.ask<BoardSnapshotDto>('GET', `/api/board/snapshots/${month}`);
      const line = ({ programmes }: BoardSnapshotDto) => programmes.find((one) => one.programme === programme);
      expect(line(await of('2026-03'))).toMatchObject({ submitted: 1, submittedInYear: 1, running: 1 });
      expect(line(await of('2026-04'))).toMatchObject({ submitted: 0, submittedInYear: 1, running: 1 });
      expect(line(await of('2026-04', watch))).toMatchObject({ submittedInYear: 1 });
      const remark = (who: Person, month = '2026-03') => who.call('POST', `/api/board/snapshots/${month}/remarks`, { words: '漏报一家' });
      for (const login of ['chief', 'watch', 'auditor', 'agent']) expect((await remark(await world.as(login))).status).toBe(403);
      expect((await remark(supervisor, '2026-01')).status).toBe(404);
      expect((await (await world.as('county')).call('GET', '/api/board/snapshots/2026-03')).status).toBe(403);
      expect((await remark(supervisor)).status).toBe(200);
      expect((await of('2026-03')).remarks).toMatchObject([{ n: 1, by: '朱琳', words: '漏报一家' }]);
      expect((await verify(world.app.runtime)).faults).toEqual([]);
      await world.app.store.writer.transact((tx) => tx.table('board_remarks').update({ words: '没有漏报' }));
      await world.app.store.writer.transact((tx) => tx.table('board_totals').update({ n: 7 }));
      const faults = (await verify(world.app.runtime)).faults.map(({ message }) => message);
      expect(faults[0]).toBe('the snapshot of 2026-03 was changed');
      expect(faults.some((message) => message.startsWith('board_totals'))).toBe(true);
    } finally {
      await world.close();
    }
  });
});
