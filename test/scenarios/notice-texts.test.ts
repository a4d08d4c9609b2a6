/** 消息模板: the office's own wording of the engine's notices, from the moment on at which it was saved, on both databases. */
import { describe, expect, it } from 'vitest';
import type { NoticeTextDto } from '../../engine/model/dto/admin.ts';
import { applied, atOffice, databases, messagesOf, toDate } from '../support/limits.ts';
import type { World } from '../support/world.ts';

const at = '/api/admin/texts/task.reminded/zh-CN';

describe.each(databases)('消息模板 on %s', (database) => {
  let world: World;
  let programme: string;
  atOffice({ date: '2026-03-02', definition: 'supervised', database }, (office) => {
    ({ world, programme } = office);
  });
  const remind = async (id: string) => {
    const { id: task } = await (await world.as('county')).task(id);
    await (await world.as('agent')).ask('POST', `/api/tasks/${task}/remind`);
    await world.settle();
  };
  const wording = async () =>
    (await (await world.as('admin')).ask<{ items: NoticeTextDto[] }>('GET', '/api/admin/texts')).items.find(
      ({ template, language }) => template === 'task.reminded' && language === 'zh-CN',
    );

  it('explains each name that a text may use, in either language', async () => {
    for (const language of ['zh-CN', 'en']) {
      const { body } = await (await world.as('auditor')).call<{ items: NoticeTextDto[] }>('GET', '/api/admin/texts', undefined, {
        headers: { 'accept-language': language },
      });
      const names = body.items.flatMap(({ placeholders }) => placeholders);
      expect(names.filter(({ name, meaning }) => meaning === name || meaning === '')).toEqual([]);
    }
  });

  it('tells people in the new words from then on, what was told stays, and the shipped text comes back', async () => {
    const { id, number } = await applied(world, programme);
    const admin = await world.as('admin');
    const told = async () =>
      (await messagesOf(world, 'county', number))
        .map(({ subject, body }) => [subject, body])
        .filter(([subject]) => subject?.startsWith('催'));
    const shipped = [`催办：办件 ${number}“办理”`, `洛阳晨曦精密轴承有限公司 的办件 ${number}，请尽快办理“办理”，期限为 2026-03-09。`];
    await remind(id);
    expect(await told()).toEqual([shipped]);
    const own = { subject: '催办通知（{number}）', body: '{enterprise}：“{step}”请抓紧[，{due} 到期]。' };
    expect(await wording()).toMatchObject({ own: false, revision: 0, kind: 'deadline' });
    expect(await admin.call('PUT', at, { over: 0, ...own })).toMatchObject({ status: 204 });
    expect(await told()).toEqual([shipped]);
    await toDate(world, '2026-03-02', '11:00');
    await remind(id);
    const ours = [`催办通知（${number}）`, '洛阳晨曦精密轴承有限公司：“办理”请抓紧，2026-03-09 到期。'];
    expect(await told()).toEqual([ours, shipped]);
    // In English nothing was changed.
    const english = await (await world.as('county')).call<{ items: { subject: string }[] }>('GET', '/api/messages', undefined, {
      headers: { 'accept-language': 'en' },
    });
    expect(english.body.items[0]?.subject).toContain('Reminder');
    expect(await wording()).toMatchObject({ own: true, revision: 1, current: own, revisions: [{ revision: 1, by: '许诺' }] });
    expect(await admin.call('POST', `${at}/reset`, { over: 1 })).toMatchObject({ status: 204 });
    await toDate(world, '2026-03-02', '13:00');
    await remind(id);
    expect(await told()).toEqual([shipped, ours, shipped]);
    expect(await wording()).toMatchObject({ own: false, revision: 2, revisions: [{ standard: true }, { standard: false }] });
  });

  it('refuses what no notice could fill in, a text that somebody else changed meanwhile, and everybody but the administrator', async () => {
    const admin = await world.as('admin');
    const refused = async (subject: string, over = 2) => {
      const { code, errors } = await admin.refusal('PUT', at, { over, subject, body: '请办理。' });
      return [code, errors?.[0]?.code, errors?.[0]?.pointer];
    };
    expect(await refused('{numer}')).toEqual(['input.invalid', 'field.placeholder', '/subject']);
    expect(await refused('[，{due}')).toEqual(['input.invalid', 'field.brackets', '/subject']);
    expect(await refused('{number')).toEqual(['input.invalid', 'field.brackets', '/subject']);
    expect(await refused(' ')).toEqual(['input.invalid', 'field.required', '/subject']);
    expect((await refused('催办', 1))[0]).toBe('stale');
    expect((await admin.refusal('PUT', '/api/admin/texts/custom/zh-CN', { over: 0, subject: '甲', body: '乙' })).code).toBe('not-found');
    for (const login of ['auditor', 'city', 'designer'])
      expect((await (await world.as(login)).refusal('PUT', at, { over: 2, subject: '甲', body: '乙' })).code).toBe('forbidden');
  });
});
