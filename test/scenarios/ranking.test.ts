import { afterAll, describe, expect, it } from 'vitest';
import { verify } from '../../engine/commands/verify.ts';
import type { BatchDto } from '../../engine/model/dto/registry.ts';
import type { BatchResult } from '../../engine/model/meeting.ts';
import { checkPackage } from '../../engine/soundness/check.ts';
import ranking from '../definitions/ranking.json' with { type: 'json' };
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { openWorld, type World } from '../support/world.ts';

const east = { login: 'agent', uscc: '91410305MA9XTE0263' };
const west = { login: 'agent2', uscc: '91410311MA9XTE034K' };

async function prepared(
  settings: object,
  databaseUrl?: string,
): Promise<{ world: World; window: string; databaseUrl: string | undefined }> {
  const world = await openWorld(databaseUrl ? { databaseUrl } : {});
  await (await world.as('admin')).ask('POST', '/api/definitions', { package: ranking });
  const chief = await world.as('chief');
  const { id } = await chief.ask<{ id: string }>('POST', '/api/windows', {
    ...{ programme: 'brand-selection', title: '2026 年第一批', opensOn: '2026-03-01', closesOn: '2026-04-30', settings },
  });
  return { world, window: id, databaseUrl };
}
async function apply(world: World, window: string, who: typeof east, data: object): Promise<string> {
  const person = await world.as(who.login);
  const kase = await person.open({ programme: 'brand-selection', uscc: who.uscc, window });
  await person.complete(kase.id, 'submit', { data: { amount: 10, ...data } });
  return kase.id;
}
async function agenda(world: World): Promise<BatchDto> {
  const { items } = await (await world.as('council')).ask<{ items: BatchDto[] }>('GET', '/api/batches');
  const found = items.find(({ step }) => step === 'meeting');
  if (!found) throw new Error('no agenda');
  return found;
}
const places = ({ members }: BatchDto) => members.map(({ caseId, ranking: r }) => [caseId, r?.rank, r?.place, r?.proposed]);
async function decide(world: World, decisions: [string, string, object?][], more: object = {}): Promise<BatchResult> {
  const { members } = await agenda(world);
  const body = {
    ...{ programme: 'brand-selection', step: 'meeting', documentNumber: '洛工信〔2026〕9号', ...more },
    decisions: decisions.map(([caseId, outcome, rest]) => ({
      ...{ taskId: members.find((member) => member.caseId === caseId)?.taskId ?? '', outcome },
      ...rest,
    })),
  };
  return (await world.as('council')).ask('POST', '/api/batches', body);
}
const codes = ({ results }: BatchResult) => results.map(({ ok, code }) => (ok ? 'ok' : code));

describe.each(['sqlite', 'postgres'] as const)('a ranked meeting on %s', (dialect) => {
  let postgres: Postgres | null = null;
  afterAll(() => postgres?.stop());
  const open = async (settings: object) => {
    if (dialect === 'postgres') postgres ??= sharedPostgres();
    return prepared(settings, postgres ? await postgres.createDatabase() : undefined);
  };

  it('proposes by rank, floor and waiting list, and promotes when a place becomes free', async () => {
    expect(checkPackage(ranking)).toEqual([]);
    const { world, window } = await open({ places: 2, pool: 25 });
    try {
      const a = await apply(world, window, east, { score: 95, amount: 20 });
      const b = await apply(world, window, east, { score: 90 });
      const c = await apply(world, window, east, { score: 85 });
      const d = await apply(world, window, west, { score: 60 });
      const x = await apply(world, window, east, { score: 70, exempt: true, amount: 4 });
      const first = await agenda(world);
      expect(places(first)).toEqual([
        ...[
          [a, 1, 'in', 'approve'],
          [b, 2, 'waiting', 'waitlist'],
          [c, 3, 'out', 'refuse'],
        ],
        ...[
          [x, 4, 'exempt', 'approve'],
          [d, 5, 'in', 'approve'],
        ],
      ]);
      expect(first).toMatchObject({
        window: { id: window, title: '2026 年第一批' },
        places: { total: 2, taken: 0 },
        pool: { total: 25, left: 25 },
      });
      expect(first.members.map(({ ranking: r }) => [r?.why, r?.granted])).toEqual([
        ['第 1 名，占本组（涧西区）保底名额。', 20],
        ['第 2 名，超出名额，候补第 1 位。', null],
        ['第 3 名，超出名额。', null],
        ['第 4 名，不占名额。', 4],
        ['第 5 名，占本组（洛龙区）保底名额。', 1],
      ]);

      const council = await world.as('council');
      const ids = new Map(first.members.map((member) => [member.caseId, member.taskId]));
      const all = [a, b, d].map((caseId) => ({ taskId: ids.get(caseId), outcome: 'approve', reason: '会议意见' }));
      const refused = await council.refusal('POST', '/api/batches', {
        programme: 'brand-selection',
        step: 'meeting',
        documentNumber: 'x',
        decisions: all,
      });
      expect([refused.code, refused.detail]).toEqual([
        'quota.exceeded',
        '选定 3 件入选，只剩 2 个名额，本次未作决定。请减少入选件数，或将其列为候补。',
      ]);

      // Against the ranking only with a reason; a member is held back while the rest goes on.
      const decided = await decide(world, [
        [a, 'approve'],
        [b, 'waitlist'],
        [c, 'waitlist'],
        [d, 'approve'],
        [x, 'hold', { reason: '材料待核' }],
      ]);
      expect(codes(decided)).toEqual(['ok', 'ok', 'reason.required', 'ok', 'ok']);
      expect(decided.results[2]?.detail).toMatch(/^选择“[^a-z]+”时必须填写理由。请填写理由后再提交。$/);
      const kase = await (await world.as('chief')).kase(a);
      expect(kase.results.meeting).toMatchObject({
        outcome: 'approve',
        documentNumber: '洛工信〔2026〕9号',
        rank: 1,
        place: 'in',
        granted: 20,
      });
      const second = await agenda(world);
      expect(places(second)).toEqual([
        [b, 1, 'waiting', 'waitlist'],
        [c, 2, 'out', 'refuse'],
        [x, 3, 'exempt', 'approve'],
      ]);
      expect(second).toMatchObject({ places: { total: 2, taken: 2 }, pool: { left: 0 } });
      expect(second.members[2]?.held.map(({ reason }) => reason)).toEqual(['材料待核']);

      await (await world.as('chief')).complete(a, 'drop', { reason: '企业主动退出' });
      const third = await agenda(world);
      expect(places(third)).toEqual([
        [b, 1, 'in', 'approve'],
        [c, 2, 'waiting', 'waitlist'],
        [x, 3, 'exempt', 'approve'],
      ]);
      expect(third.members[0]?.ranking).toMatchObject({
        promoted: true,
        why: '第 1 名，占本组（涧西区）保底名额。此前候补，现有名额空出，递补入选。',
        granted: 10,
      });
      expect(
        codes(
          await decide(world, [
            [b, 'approve'],
            [c, 'refuse', { reason: '不再设候补' }],
            [x, 'approve'],
          ]),
        ),
      ).toEqual(['ok', 'ok', 'ok']);
      expect((await (await world.as('chief')).kase(x)).results.meeting).toMatchObject({ rank: 3, place: 'exempt', granted: 4 });
      const history = await (await world.as('chief')).ask<{ items: { text: string }[] }>('GET', `/api/cases/${x}/history`);
      expect(history.items.map(({ text }) => text)).toContain('会议暂缓“择优审定”，待后续会议审定；理由：材料待核。');
      expect((await verify(world.app.runtime)).faults).toEqual([]);
    } finally {
      await world.close();
    }
  });

  it('gives the last place once, though two meetings sit at the same time', async () => {
    const { world, window } = await open({ places: 1, pool: 100 });
    try {
      const cases = [await apply(world, window, east, { score: 90 }), await apply(world, window, west, { score: 80 })];
      // Each has worked out what it decides before either writes it, however the computer shares its time among them.
      const { writer } = world.app.runtime.store as { writer: { run: typeof world.app.runtime.store.writer.run } };
      const { run } = writer;
      let begin = () => {};
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      let waiting = 0;
      writer.run = async (command) => {
        waiting += 1;
        if (waiting === cases.length) begin();
        await begun;
        return run(command);
      };
      const sessions = await Promise.all(cases.map((caseId) => decide(world, [[caseId, 'approve', { reason: '会议意见' }]])));
      writer.run = run;
      // The session that was overtaken decides nothing more: the pool and the places are the other's.
      expect(sessions.flatMap(codes).sort()).toEqual(['ok', 'stale']);
      expect((await agenda(world)).places).toMatchObject({ total: 1, taken: 1 });
      // A place given back is given again.
      const winner = cases[sessions.findIndex((session) => codes(session)[0] === 'ok')] ?? '';
      await (await world.as('chief')).complete(winner, 'drop', { reason: '企业退出' });
      const other = cases.find((caseId) => caseId !== winner) ?? '';
      expect(codes(await decide(world, [[other, 'approve']]))).toEqual(['ok']);
      expect((await verify(world.app.runtime)).faults).toEqual([]);
    } finally {
      await world.close();
    }
  });

  it('hands the pool out once, though another meeting decides between what one has worked out and what it writes', async () => {
    const { world, window, databaseUrl } = await open({ places: 3, pool: 25 });
    // A second node where the database has several, else the same.
    const other = databaseUrl ? await openWorld({ databaseUrl }) : world;
    try {
      const [a, b] = [
        await apply(world, window, east, { score: 90, amount: 20 }),
        await apply(world, window, west, { score: 80, amount: 20.5 }),
      ];
      const { writer } = world.app.runtime.store as { writer: { run: typeof world.app.runtime.store.writer.run } };
      const { run } = writer;
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const reached = new Promise<void>((resolve) => {
        writer.run = async (command) => {
          resolve();
          await released;
          return run(command);
        };
      });
      const overtaken = decide(world, [[a, 'approve']]);
      await reached;
      writer.run = run;
      expect(codes(await decide(other, [[b, 'approve']]))).toEqual(['ok']);
      release();
      expect(codes(await overtaken)).toEqual(['stale']);
      expect((await agenda(world)).pool).toEqual({ total: 25, left: 4.5 });
      expect(codes(await decide(world, [[a, 'approve']]))).toEqual(['ok']);
      const granted = await Promise.all([a, b].map(async (id) => (await (await world.as('chief')).kase(id)).results.meeting?.granted));
      expect(granted).toEqual([4.5, 20.5]);
      expect((await verify(world.app.runtime)).faults).toEqual([]);
    } finally {
      if (other !== world) await other.close();
      await world.close();
    }
  });

  it.runIf(dialect === 'sqlite')('votes on ties at the line, with two thirds present and more than half agreeing', async () => {
    const { world, window } = await open({ places: 1, pool: 100 });
    try {
      const a = await apply(world, window, east, { score: 90, maturity: 3 });
      const b = await apply(world, window, east, { score: 90, maturity: 3 });
      const c = await apply(world, window, east, { score: 90, maturity: 2 });
      expect(places(await agenda(world))).toEqual([
        [a, 1, 'tied', null],
        [b, 1, 'tied', null],
        [c, 3, 'waiting', 'waitlist'],
      ]);
      expect((await agenda(world)).vote).toEqual({
        quorum: 2 / 3,
        majority: 1 / 2,
        on: 'ties',
        text: { quorum: '2/3', majority: '1/2' },
        seats: null,
        tie: null,
        ballot: null,
      });
      const vote = (present: number, votesFor: number) =>
        decide(world, [[a, 'approve', { votesFor }]], { attendance: { present, total: 6 } });
      expect(codes(await vote(3, 3))).toEqual(['input.invalid']);
      expect(codes(await vote(4, 2))).toEqual(['input.invalid']);
      expect(codes(await vote(4, 3))).toEqual(['ok']);
      expect(
        codes(
          await decide(
            world,
            [
              [b, 'waitlist'],
              [c, 'refuse', { reason: '名额已满' }],
            ],
            { attendance: { present: 4, total: 6 } },
          ),
        ),
      ).toEqual(['ok', 'ok']);
      expect(places(await agenda(world))).toEqual([[b, 1, 'waiting', 'waitlist']]);
    } finally {
      await world.close();
    }
  });
});
