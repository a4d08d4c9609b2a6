/** What happens on ordinary days: a refused application, an inbox that follows, two clerks at one case, an objection, a phone, English. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { remoteWorld } from '../support/remote-world.ts';
import { type Server, startServer } from '../support/server.ts';
import { apply, bringTo, secondUscc } from '../support/sme.ts';
import type { World } from '../support/world.ts';
import { section, start } from './applicant.ts';
import { asPerson, signIn, sit } from './desk.ts';
import { decide, pick } from './officer.ts';

const first = '洛阳晨曦精密轴承有限公司';
const second = '洛阳星河光电科技有限公司';
let server: Server;
let browser: Browser;
let world: World;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  world = await remoteWorld(server);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a refused submission lists everything that is wrong and keeps the draft, on a phone too', async () => {
  await asPerson(
    browser,
    server,
    'agent2',
    async (desk) => {
      const { page } = desk;
      await start(desk);
      await page.getByRole('group', { name: '申报路径' }).getByText('评分（总分 60 分以上）').click();
      await page
        .getByText(/已保存于|已自动保存/)
        .first()
        .waitFor();
      const [task] = /^\/portal\/cases\/[^/]+\/tasks\/[^/]+/.exec(new URL(page.url()).pathname) ?? [];
      await desk.open(`${task}/check`);
      await page.getByRole('button', { name: /^提交，请/ }).click();
      const summary = page.getByRole('region', { name: /处需要修改/ });
      await summary.waitFor();
      expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await summary.getByRole('button').count()).toBeGreaterThan(8);
      await desk.screen('refused');
      await summary.getByRole('button', { name: /主导产品名称/ }).click();
      await section(page, '主导产品').waitFor();
      await page.getByLabel('主导产品名称').fill('激光器件');
      await page
        .getByText(/已保存于|已自动保存/)
        .first()
        .waitFor();
      await page.waitForTimeout(1500);
      await page.reload();
      await page.getByLabel('主导产品名称').waitFor();
      expect(await page.getByLabel('主导产品名称').inputValue()).toBe('激光器件');
    },
    'phone',
  );
});

test('the inbox of another officer follows by itself and holds still while worked in', async () => {
  const desk = await sit(browser, server);
  await signIn(desk, 'county');
  const { page } = desk;
  await page.getByText('没有待办', { exact: true }).waitFor();
  await apply(world);
  await page.getByRole('status').getByText('新增 1 件').waitFor();
  const link = page.locator('[data-task]').filter({ hasText: first }).getByRole('link').first();
  await link.focus();
  await page.keyboard.press('c');
  await page.locator('[data-task]').getByText('我', { exact: true }).waitFor();
  await desk.screen('inbox-claimed');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  await desk.screen('inbox-keys');
  await page.keyboard.press('Escape');
  await desk.leave();
});

test('a decision on a case that has changed meanwhile is refused kindly and nothing entered is lost', async () => {
  const desk = await sit(browser, server);
  desk.expectRefusal(409);
  await signIn(desk, 'county');
  const { page } = desk;
  await pick(desk, first);
  await page.getByRole('radio', { name: '不予受理' }).check();
  await page.getByRole('button', { name: '提交：不予受理' }).click();
  await page.getByRole('alert').getByText('请写明理由').waitFor();
  await page.getByLabel('理由').fill('不属于本地企业。');
  // Somebody else's work on the same case, before this decision is sent; the stream is cut so that the page can't know.
  await page.route('**/api/stream', (route) => route.abort());
  const [, id = ''] = /\/cases\/([^/?#]+)/.exec(new URL(page.url()).pathname) ?? [];
  const elsewhere = await world.as('county');
  await elsewhere.ask('POST', `/api/tasks/${(await elsewhere.task(id)).id}/release`, {});
  await page.getByRole('button', { name: '提交：不予受理' }).click();
  await page.getByRole('button', { name: '确认不予受理' }).click();
  await page.getByText('本件刚刚有了新的变化', { exact: false }).waitFor();
  await desk.screen('case-stale');
  await page.getByRole('button', { name: '更新本件' }).click();
  expect(await page.getByLabel('理由').inputValue()).toBe('不属于本地企业。');
  await desk.leave();
});

test('a clerk decides on a phone', async () => {
  const { kase } = await secondCase();
  await asPerson(
    browser,
    server,
    'luolong',
    async (desk) => {
      const { page } = desk;
      await desk.open('/workbench');
      await desk.screen('inbox');
      await pick(desk, second);
      await desk.screen('case');
      await page.getByRole('button', { name: '办理：形式审查' }).click();
      await desk.screen('case-sheet');
      await decide(desk, '受理');
    },
    'phone',
  );
  expect((await (await world.as('chief')).kase(kase)).steps).toEqual(['verify']);
});

test('an objection on the public notice holds the case until it is resolved', async () => {
  const kase = (await (await world.as('chief')).cases(`?q=${encodeURIComponent(second)}`)).find((row) => row.status === 'running');
  await bringTo(world, kase?.id ?? '', 'notice', {
    clerk: 'luolong',
    inspectors: ['luolong', 'luolong2'],
    departments: ['market', 'safety', 'environment', 'tax'],
  });
  const stranger = await sit(browser, server, 'phone');
  await stranger.open('/notices');
  await stranger.screen('notices');
  await stranger.page
    .getByRole('link')
    .filter({ hasText: /创新型中小企业评价|星河/ })
    .first()
    .click();
  await stranger.page.getByLabel('姓名或单位名称').fill('张三');
  await stranger.page.getByLabel('联系电话或邮箱').fill('13700000000');
  await stranger.page.getByLabel('异议事项和依据').fill('该企业主导产品的专利并非自主研发，依据见附件说明。');
  await stranger.screen('notice');
  await stranger.page.getByRole('button', { name: '提交异议' }).click();
  await stranger.page.getByText('异议已提交').waitFor();
  await stranger.leave();
  await world.workingDays(8);
  expect((await (await world.as('chief')).kase(kase?.id ?? '')).steps).toEqual(['notice']);
  await asPerson(browser, server, 'city', async (desk) => {
    await pick(desk, second);
    await desk.page.getByText('并非自主研发', { exact: false }).waitFor();
    await desk.screen('case-objection');
    const outcome = (await desk.page.getByRole('radio').first().locator('xpath=..').textContent())?.replace(/[✓×↺]/g, '').trim() ?? '';
    await decide(desk, outcome, '经核查，专利为自主研发，异议不成立。');
  });
  expect((await (await world.as('chief')).kase(kase?.id ?? '')).steps).toEqual(['meeting']);
});

test('windows, programmes, cases and registries, in English too', async () => {
  await asPerson(browser, server, 'designer', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/windows');
    await page.getByRole('button', { name: '新开批次' }).first().click();
    await page.getByLabel('批次名称').fill('2026 年第五批');
    await page.getByLabel('开始日期').fill('2026-06-01');
    await page.getByLabel('截止日期').fill('2026-08-31');
    await desk.screen('window-dialog');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '2026 年第五批' }).waitFor();
    await desk.screen('windows');
    await desk.open('/workbench/definitions');
    await page.getByRole('link', { name: '创新型中小企业评价' }).click();
    await page.getByRole('button', { name: '检查定义' }).click();
    await page.getByText('没有发现问题').waitFor();
    await desk.screen('definition');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Steps' }).waitFor();
    await desk.screen('definition-en');
  });
  await asPerson(browser, server, 'chief', async (desk) => {
    await desk.open('/workbench/cases');
    await desk.page.getByLabel('编号或企业').fill('星河');
    await desk.page.getByRole('link', { name: /^CX/ }).first().waitFor();
    await desk.screen('cases');
  });
});

/** A second enterprise's signed application. Its draft of the first test is another case. */
async function secondCase(): Promise<{ kase: string }> {
  const filler = await world.as('agent2');
  const draft = (await filler.cases()).find((row) => row.status === 'draft');
  if (draft) await filler.ask('POST', `/api/cases/${draft.id}/withdraw`, { reason: '重新填写' });
  const kase = await apply(world, { agent: 'agent2', legal: 'agent2', uscc: secondUscc });
  return { kase: kase.id };
}
