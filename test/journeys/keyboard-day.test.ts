/** A reviewer's whole day by the keyboard alone, from signing in to signing out, at one desk that is never left by the mouse. */
import { expect, test } from 'vitest';
import { pdfPage } from '../support/files.ts';
import { apply } from '../support/sme.ts';
import {
  announced,
  choose,
  date,
  decide,
  expectAt,
  expectFocus,
  findPerson,
  goTo,
  more,
  opened,
  operate,
  press,
  select,
  sent,
  signInByKeys,
  tick,
  turnTo,
  type,
  use,
} from './keys.ts';
import { stage } from './stage.ts';

const scene = stage('equipment-grant');
const grant = () => scene.applied('equipment-grant', { amount: 100, note: '更新数控机床' });

test('a reviewer signs in, works through what waits, and signs out without touching the mouse', async () => {
  const { world } = scene;
  const agent = await world.as('agent');
  const [licence, social] = await Promise.all(
    ['licence', 'social'].map(async (text) => [await agent.upload({ name: `${text}.pdf`, type: 'application/pdf', bytes: pdfPage(text) })]),
  );
  const main = await apply(world, { change: { licence, social } });
  await world.workingDays(4);
  const grants = [await grant(), await grant(), await grant(), await grant()];
  const [asked, refused] = [grants[0]!, grants[1]!];
  const county = await world.as('county');
  await county.ask('POST', '/api/opinions', { body: '{企业名称}（{办件编号}）材料不实。', org: null });
  const colleague = (await (await world.as('county2')).ask<{ user: { name: string } }>('GET', '/api/session')).user.name;
  const desk = await scene.sit();
  const { page } = desk;
  const rows = page.locator('[data-task]');
  const row = (number: string) => rows.filter({ hasText: number });
  const here = () => page.evaluate(() => document.activeElement?.closest('[data-task]')?.textContent ?? '');
  const nav = (name: string) => page.getByRole('navigation', { name: '工作台导航' }).getByRole('link', { name });

  // The morning: what is due first stands first; the newest first; only what is nearly late.
  await signInByKeys(desk, 'county');
  await rows.nth(4).waitFor();
  expect(await rows.first().textContent()).toContain(main.number);
  await select(page, page.getByLabel('排序'), '最新到达');
  await expect.poll(() => rows.last().textContent()).toContain(main.number);
  await expectFocus(page);
  await select(page, page.getByLabel('排序'), '期限先后');
  await expect.poll(() => rows.first().textContent()).toContain(main.number);
  await use(page, page.getByRole('button', { name: /^临近期限/ }), 'Space');
  await expect.poll(() => rows.count()).toBe(1);
  await expectFocus(page);
  await press(page, 'Space');
  await expect.poll(() => rows.count()).toBe(5);

  // Triage: down to the first, claimed, opened.
  await press(page, 'j');
  await expect.poll(here).toContain(main.number);
  await press(page, 'c');
  await row(main.number).getByText('我', { exact: true }).waitFor();
  await expectFocus(page);
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: main.enterpriseName }).waitFor();
  await expectFocus(page);

  // The materials are read, one after the other, larger, on the whole screen; a note is made.
  await turnTo(page, '材料');
  const file = page.getByRole('button', { name: /licence\.pdf/ }).first();
  await use(page, file);
  await page.locator('[data-page="1"][data-drawn]').waitFor();
  await goTo(page, page.getByRole('button', { name: '放大' }));
  await press(page, '+', ']', 'f');
  await page.getByRole('button', { name: '退出全屏' }).waitFor();
  await page.locator('[data-page="1"][data-drawn]').waitFor();
  expect(await page.locator('[data-page="1"]').count()).toBe(1);
  await desk.screen('day-material-full');
  await expectFocus(page);
  await press(page, 'Escape');
  await page.getByRole('button', { name: '退出全屏' }).waitFor({ state: 'detached' });
  await expectFocus(page);
  await type(page, page.getByLabel('对这份材料的备注（仅自己可见）'), '第二页不清楚');

  // One correction for all that is missing.
  await choose(page, page.getByRole('group', { name: '办理结果' }), '一次性补正');
  await turnTo(page, '申请内容');
  const box = page.getByLabel('需要补正：主导产品名称');
  await tick(page, box);
  await use(page, page.getByRole('button', { name: '提交：一次性补正' }));
  await announced(page, '请写明每一项的补正原因');
  await expectAt(page, page.getByRole('textbox', { name: '主导产品名称' }));
  await page.keyboard.type('请写全称。');
  await use(page, page.getByRole('button', { name: '提交：一次性补正' }));
  await use(page, page.getByRole('button', { name: '确认一次性补正' }));
  await page.waitForURL((url) => url.pathname === '/workbench');
  await rows.nth(3).waitFor();
  await expectFocus(page);

  // Someone else is asked for an opinion, in the menu of the task.
  await use(page, row(asked.number).getByRole('link'));
  await page.getByRole('heading', { level: 1, name: asked.enterpriseName }).waitFor();
  const delegating = await operate(page, '委派');
  await findPerson(page, delegating, colleague);
  await sent(page, delegating, '委派');
  await page.getByRole('list', { name: '已请的人员' }).getByText('待答复').waitFor();
  await expectAt(page, more(page));

  // Refused, with an opinion of one's own collection.
  await use(page, nav('待办'));
  await rows.nth(3).waitFor();
  await use(page, row(refused.number).getByRole('link'));
  await page.getByText(refused.number).first().waitFor();
  await choose(page, page.getByRole('group', { name: '办理结果' }), '不予通过');
  await goTo(page, page.getByRole('textbox', { name: /^理由/ }));
  await press(page, 'Alt+/');
  const menu = page.getByRole('dialog', { name: '常用意见' });
  await menu.getByRole('button', { name: /材料不实/ }).waitFor();
  await press(page, 'ArrowDown', 'Enter');
  await menu.waitFor({ state: 'detached' });
  await expect.poll(() => page.getByRole('textbox', { name: /^理由/ }).inputValue()).toContain('材料不实。');
  await decide(page, '不予通过');
  await rows.nth(2).waitFor();

  // Two together: what becomes of each is said before.
  await goTo(page, page.getByLabel(`选中 ${grants[2]?.number}`));
  await press(page, 'Space');
  await tick(page, page.getByLabel(`选中 ${grants[3]?.number}`));
  await press(page, 'b');
  const bulk = page.getByRole('dialog', { name: /^批量办理/ });
  await choose(page, bulk.getByRole('group', { name: '办理结果' }), /^通过/);
  await bulk.getByText('2 件可以办理。').waitFor();
  await use(page, bulk.getByRole('button', { name: '确认通过（2 件）' }));
  const running = page.getByRole('dialog', { name: '通过（2 件）' });
  await running.getByText('已办 2 / 2 件。').waitFor();
  await use(page, running.getByRole('button', { name: '关闭' }).last());
  await expect.poll(() => rows.count()).toBe(1);
  await expectFocus(page);

  // What is often looked for is kept under a name, and found again by it.
  await use(page, page.getByRole('button', { name: '更多筛选' }));
  await select(page, page.getByLabel('事项'), '设备更新补助');
  await use(page, page.getByRole('button', { name: '保存为常用筛选' }));
  const keep = page.getByRole('dialog', { name: '保存为常用筛选' });
  await type(page, keep.getByLabel('名称'), '设备补助');
  await press(page, 'Enter');
  await keep.waitFor({ state: 'detached' });
  await expectFocus(page);
  await use(page, page.getByRole('button', { name: '清除筛选' }));
  await expectFocus(page);
  await use(page, page.getByRole('navigation', { name: '常用筛选' }).getByRole('button', { name: '设备补助' }));
  await expect.poll(() => new URL(page.url()).searchParams.get('programme')).toBe('equipment-grant');
  await expectFocus(page);

  // A case by its number.
  await use(page, nav('办件'));
  await page.getByRole('heading', { level: 1, name: '办件' }).waitFor();
  await type(page, page.getByLabel('编号或企业'), refused.number);
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await use(page, page.getByRole('link', { name: refused.number }));
  await page.getByRole('heading', { level: 1, name: refused.enterpriseName }).waitFor();
  await expectFocus(page);

  // Away from tomorrow on.
  await use(page, nav('外出代办'));
  const away = await opened(page, '登记外出');
  await date(page, away.getByLabel('结束日期'), ['2026', '03', '13']);
  await findPerson(page, away, colleague);
  await sent(page, away, '保存');
  await page.getByText('代办中').waitFor();

  // The messages, and home.
  await use(page, page.getByRole('link', { name: /^消息/ }));
  await page.getByRole('heading', { level: 1, name: '消息' }).waitFor();
  await expectFocus(page);
  const unread = page.getByText('未读', { exact: true });
  await unread.first().waitFor();
  const before = await unread.count();
  await use(page, page.getByRole('button', { name: '标为已读', exact: true }).first());
  await expect.poll(() => unread.count()).toBe(before - 1);
  await expectFocus(page);
  await desk.screen('day-messages');
  await use(page, page.getByRole('button', { name: '退出登录' }));
  await page.waitForURL((url) => url.pathname === '/login');
  await expectFocus(page);
  await desk.leave();
});
