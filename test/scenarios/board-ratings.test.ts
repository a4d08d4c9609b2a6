/** 好差评 on the board: counted by programme, district and month, in its reader's sight, on paper and in the sheet too. On both databases. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { progressGrid } from '../../designer/board/grid.ts';
import { zhCN } from '../../designer/board/texts/zh-CN.ts';
import { rebuildBoard } from '../../engine/commands/count-board.ts';
import { verifyBoard } from '../../engine/commands/verify-board.ts';
import type { BoardProgressDto } from '../../engine/model/dto/board.ts';
import type { DepartmentRatingDto } from '../../engine/model/rating.ts';
import { postgresDialect, sqliteDialect } from '../../engine/store/dialect.ts';
import { ratingCounts } from '../../engine/store/migrations/0031-rating-counts.ts';
import { allOf, appoint } from '../support/board.ts';
import { pdfText } from '../support/pdf-text.ts';
import type { Person } from '../support/person.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { apply, programme, secondUscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

const firm = '洛阳晨曦精密轴承有限公司';

describe.each(['sqlite', 'postgres'] as const)('ratings on the board on %s', (dialect) => {
  let postgres: Postgres | null = null;
  let world: World;
  beforeAll(async () => {
    postgres = dialect === 'postgres' ? sharedPostgres() : null;
    world = await openWorld(postgres ? { databaseUrl: await postgres.createDatabase() } : {});
    await appoint(world);
    // Two of one district, a month apart: one bad, one fairly content; of another district a good one.
    await rated('agent', {}, { level: 1, tags: ['slow', 'many-visits'], comment: '跑了三趟' });
    world.clock.calendarDays(31);
    await rated('agent', {}, { level: 3, tags: ['clear', 'slow'], comment: '' });
    await rated('agent2', { agent: 'agent2', legal: 'agent2', uscc: secondUscc }, { level: 5, tags: ['fast'], comment: '' });
  });
  afterAll(async () => {
    await world.close();
    await postgres?.stop();
  });
  async function rated(login: string, options: Parameters<typeof apply>[1], rating: object): Promise<void> {
    const { id } = await apply(world, options);
    const person = await world.as(login);
    await person.ask('POST', `/api/cases/${id}/withdraw`, { reason: '改报下一年度' });
    await person.ask('POST', `/api/cases/${id}/rating`, rating);
  }
  const board = (person: Person, query = '') => person.ask<BoardProgressDto>('GET', `/api/board/progress?${query}`);
  const behind = (person: Person, query: string) => allOf<DepartmentRatingDto>(person, `/api/board/ratings?${query}`);

  /** Each figure is the length of the list behind it. */
  async function agrees(person: Person, query = '') {
    const { ratings, from, to } = await board(person, query);
    const list = async (more: string, kind = '') => (await behind(person, `from=${from}&to=${to}${more}${kind}`)).length;
    const ways: [string, typeof ratings][] = [
      ['', ratings],
      ...ratings.programmes.map((one) => [`&programme=${one.programme}`, one] as never),
      ...ratings.districts.map((one) => [`&district=${one.district}`, one] as never),
    ];
    for (const [more, line] of ways) {
      expect([more, await list(more), await list(more, '&bad=true'), await list(more, '&unanswered=true')]).toEqual([
        ...[more, line.n, line.bad, line.open],
      ]);
      expect(line.content + line.bad).toBe(line.n);
    }
    return ratings;
  }

  it('are counted by programme, district, month and reason; the lists behind them agree', async () => {
    const all = await agrees(await world.as('supervisor'));
    expect(all).toMatchObject({ n: 3, content: 2, bad: 1, open: 1 });
    expect(all.programmes).toEqual([{ programme, title: '创新型中小企业评价', n: 3, content: 2, bad: 1, open: 1 }]);
    // Where people are least content comes first.
    expect(all.districts.map(({ district, n, content }) => [district, n, content])).toEqual([
      ['410305', 2, 1],
      ['410311', 1, 1],
    ]);
    expect(all.months.map(({ month, n, bad }) => [month, n, bad])).toEqual([
      ['2026-03', 1, 1],
      ['2026-04', 2, 0],
    ]);
    // Praise isn't a reason.
    expect(all.reasons).toEqual([
      { tag: 'slow', title: '办理拖延', n: 2 },
      { tag: 'many-visits', title: '多次跑动', n: 1 },
    ]);
    expect(await agrees(await world.as('supervisor'), 'from=2026-04&to=2026-04')).toMatchObject({ n: 2, bad: 0, open: 0 });
    expect((await board(await world.as('supervisor'), 'from=2025-01&to=2025-12')).ratings).toMatchObject({
      n: 0,
      programmes: [],
      months: [],
    });
    const english = await (await world.as('supervisor')).call('GET', '/api/board/progress', undefined, {
      headers: { 'accept-language': 'en' },
    });
    expect((english.body as BoardProgressDto).ratings.reasons[0]?.title).toBe('Slow');
  });

  it('are those of the reader’s sight: a district’s, or the owner’s; who gave one is told to the owner of a bad one alone', async () => {
    const watch = await world.as('watch');
    const mine = await agrees(watch);
    expect(mine).toMatchObject({ n: 2, bad: 1 });
    expect(mine.districts.map(({ district }) => district)).toEqual(['410305']);
    expect(await behind(watch, 'district=410311')).toEqual([]);
    expect(await agrees(await world.as('chief'))).toMatchObject({ n: 3 });
    for (const login of ['county', 'market', 'admin', 'designer', 'agent'])
      expect([login, (await (await world.as(login)).refusal('GET', '/api/board/ratings')).code]).toEqual([login, 'forbidden']);
    for (const login of ['watch', 'supervisor', 'auditor']) {
      const told = await behind(await world.as(login), 'bad=true');
      expect([login, told.map(({ of, mayAnswer }) => [of, mayAnswer])]).toEqual([login, [[null, false]]]);
      expect(JSON.stringify(told)).not.toContain(firm);
    }
    const chief = await behind(await world.as('chief'), 'from=2026-03&to=2026-04');
    expect(chief.map(({ level, of, mayAnswer }) => [level, of?.enterpriseName, mayAnswer])).toEqual([
      [5, undefined, false],
      [3, undefined, false],
      [1, firm, true],
    ]);
  });

  it('stand in the sheet and on paper as on the screen, for the same reader', async () => {
    const sheet = async (login: string) => JSON.stringify(progressGrid(await board(await world.as(login)), (key) => zhCN[key]));
    const paper = async (login: string) => pdfText((await (await world.as(login)).call('GET', '/api/board/progress.pdf')).raw.rawPayload);
    expect(await sheet('supervisor')).toContain('["合计",3,"67%",1,1]');
    expect(await sheet('supervisor')).toContain('["洛龙区",1,"100%",0,0]');
    expect(await sheet('watch')).toContain('["合计",2,"50%",1,1]');
    expect(await sheet('watch')).not.toContain('洛龙区');
    expect(await paper('supervisor')).toContain('67%');
    expect(await paper('supervisor')).toContain('办理拖延');
    expect(await paper('watch')).toContain('50%');
    expect(await paper('watch')).not.toContain('洛龙区');
  });

  it('that were answered wait for nobody, and a second rating counts nothing', async () => {
    const chief = await world.as('chief');
    const [bad] = await behind(chief, 'unanswered=true');
    await chief.ask('POST', `/api/ratings/${bad?.id}/answer`, { answer: '已改为一次告知' });
    expect((await chief.refusal('POST', `/api/ratings/${bad?.id}/answer`, { answer: '再答' })).code).toBe('state.wrong');
    const again = await (await world.as('agent')).refusal('POST', `/api/cases/${bad?.of?.caseId}/rating`, {
      level: 5,
      tags: [],
      comment: '',
    });
    expect(again.code).toBe('duplicate');
    expect(await agrees(chief)).toMatchObject({ n: 3, bad: 1, open: 0 });
  });

  it('that were there before they were counted are counted by the migration alike', async () => {
    const rows = () => world.app.store.read('rating_counts').where('n', '<>', 0).orderBy(['programme', 'month', 'district', 'what']);
    const before = await rows();
    const inserts = ratingCounts.up(dialect === 'postgres' ? postgresDialect : sqliteDialect).filter((sql) => sql.startsWith('insert'));
    await world.app.store.writer.transact(async (tx) => {
      await tx.raw('delete from rating_counts');
      for (const sql of inserts) await tx.raw(sql);
    });
    expect(await rows()).toEqual(before);
  });

  it('that are falsified are found by verify and mended by rebuild', async () => {
    const { runtime, store } = world.app;
    const kept = () => store.read('rating_counts').where('n', '<>', 0).orderBy(['programme', 'month', 'district', 'what']);
    const faults = async () => (await verifyBoard(runtime)).map(({ message }) => message).filter((message) => message.includes('rating'));
    const sound = await kept();
    expect(await faults()).toEqual([]);
    await store.writer.transact(async (tx) => {
      await tx.raw("update rating_counts set n = n + 1 where what = 'level:1'");
      await tx.raw("delete from rating_counts where what = 'level:5'");
    });
    // The count that is wrong, the one it ought to be, and the one that is missing.
    const found = await faults();
    expect(found.filter((message) => message.includes('level:1'))).toHaveLength(2);
    expect(found.filter((message) => message.includes('level:5'))).toHaveLength(1);
    expect(found).toHaveLength(3);
    await rebuildBoard(runtime);
    expect(await kept()).toEqual(sound);
    expect(await faults()).toEqual([]);
  });
});
