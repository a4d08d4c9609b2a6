/** 公示、异议、沉默视同 (domain facts §3.7, §4): first day counted, each objection with its own limits and holding only its case. */
import { describe, expect, it } from 'vitest';
import type { PublicNoticeDto } from '../../../engine/model/dto/registry.ts';
import type { Page } from '../../../engine/model/dto/session.ts';
import { applied, atOffice, databases, dueOn, toDate } from '../../support/limits.ts';
import type { World } from '../../support/world.ts';

describe.each(databases)('公示 (%s)', (database) => {
  let world: World;
  let programme: string;
  atOffice({ date: '2025-05-16', definition: 'notice', database }, (office) => {
    ({ world, programme } = office);
  });
  const steps = async (id: string) => (await (await world.as('city')).kase(id)).steps;
  const noticeOf = async (id: string) => {
    const { items } = await world.stranger().ask<Page<PublicNoticeDto>>('GET', '/api/public/notices');
    return items.find((notice) => notice.id.startsWith(`${id}.`));
  };
  const objectTo = async (id: string, body: object) =>
    world
      .stranger()
      .call('POST', `/api/public/notices/${(await noticeOf(id))?.id}/objections`, { contact: '13900000000', grounds: '产值不实', ...body });
  let first: string;
  let second: string;

  it('沉默视同无异议: departments that don’t answer by 24:00 of the fifth day have no objection', async () => {
    first = (await applied(world, programme)).id;
    second = (await applied(world, programme)).id;
    await (await world.as('market')).complete(first, 'clear');
    expect(await dueOn(world, 'safety', first, 'safety')).toBe('2025-05-23');
    await toDate(world, '2025-05-23', '23:59');
    expect(await steps(first)).toEqual(['safety']);
    await toDate(world, '2025-05-26', '09:00');
    expect([await steps(first), await steps(second)]).toEqual([['notice'], ['notice']]);
    const { people } = (await (await world.as('city')).kase(second)).results.market as { people: { silent?: boolean }[] };
    expect(people).toMatchObject([{ silent: true }]);
  });

  it('含首日 5 个工作日: from Monday 26 to Friday 30 May, and not a minute less', async () => {
    expect(await noticeOf(first)).toMatchObject({ until: '2025-05-30', estimated: false, open: true });
  });

  it('异议: in a name; accepted in 3 days, checked in 10, holding only the case it concerns', async () => {
    expect((await objectTo(first, { name: '' })).status).toBe(400);
    expect((await objectTo(first, { name: '王某' })).status).toBe(201);
    const city = await world.as('city');
    const accepting = await city.task(first);
    expect(accepting.outcomes.map(({ id, reason }) => [id, reason])).toEqual([
      ['accept', 'none'],
      ['decline', 'required'],
    ]);
    expect(await dueOn(world, 'city', first, 'notice')).toBe('2025-05-29');
    await toDate(world, '2025-05-28');
    await city.complete(first, 'accept');
    expect(await dueOn(world, 'city', first, 'notice')).toBe('2025-06-12');
    await toDate(world, '2025-05-30', '23:59');
    expect(await steps(second)).toEqual(['notice']);
    await toDate(world, '2025-05-31', '00:00');
    expect(await steps(second)).toEqual([]);
    expect(await steps(first)).toEqual(['notice']);
    expect((await city.kase(second)).outcome).toBe('granted');
  });

  it('部分成立: the case goes where the definition says, and is published again for 15 days', async () => {
    const city = await world.as('city');
    const task = await city.task(first);
    expect(task.outcomes.map(({ id }) => id)).toEqual(['dismissed', 'partly', 'upheld']);
    expect((await city.refusal('POST', `/api/tasks/${task.id}/complete`, { outcome: 'partly' })).code).toBe('reason.required');
    await toDate(world, '2025-06-09');
    await city.complete(first, 'partly', { reason: '部分数据不实' });
    expect(await steps(first)).toEqual(['revise']);
    await city.complete(first, 'done');
    // Fifteen calendar days with the first end on Monday 23 June.
    expect(await noticeOf(first)).toMatchObject({ until: '2025-06-23' });
    await toDate(world, '2025-06-24', '00:00');
    expect((await city.kase(first)).outcome).toBe('granted');
  });

  it('declined objections don’t hold a case longer than its notice', async () => {
    const { id } = await applied(world, programme);
    for (const login of ['market', 'safety']) await (await world.as(login)).complete(id, 'clear');
    const until = (await noticeOf(id))?.until;
    expect(until).toBe('2025-06-30');
    await objectTo(id, { name: '李某' });
    await (await world.as('city')).complete(id, 'decline', { reason: '与本办件无关' });
    await toDate(world, '2025-07-01', '00:00');
    const kase = await (await world.as('city')).kase(id);
    expect(kase.outcome).toBe('granted');
    expect((kase.results.notice as { objections: { outcome: string }[] }).objections).toMatchObject([{ outcome: 'decline' }]);
  });
});
