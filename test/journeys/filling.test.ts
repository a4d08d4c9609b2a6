/** Filling in an application on a bad day: two people at once, a server that dies, a line that breaks, a session that ends. Nothing is lost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import { pdfPage } from '../support/files.ts';
import { applicationOf, apply, firstUscc, programme, secondUscc, windowOf } from '../support/sme.ts';
import { password } from '../support/world.ts';
import { signIn } from './desk.ts';
import { stage } from './stage.ts';

const scene = stage();

const product = '主导产品名称';
const share = '主导产品收入占比';
const saved = (page: Page) => page.locator('.lz-save-saved').first().waitFor();
const state = (page: Page, kind: string) => page.locator(`.lz-save-${kind}`).first().waitFor();
const place = (kase: string, task: string, section = '') => `/portal/cases/${kase}/tasks/${task.split('.')[1]}${section && `/${section}`}`;

/** An application that lies open as a draft, as its agent left it. */
async function draft(login: 'agent' | 'agent2', change: object = {}) {
  const agent = await scene.world.as(login);
  const uscc = login === 'agent' ? firstUscc : secondUscc;
  const kase = await agent.open({ programme, uscc, window: await windowOf(agent), applyType: 'new' });
  await agent.draft(kase.id, { ...(await applicationOf(agent)), ...change }, 0);
  const task = await agent.task(kase.id);
  const read = async () => (await agent.task(kase.id)).draft?.data ?? {};
  return { kase: kase.id, read, at: (section = '') => place(kase.id, task.id, section) };
}

test('two pages of one draft are merged by field, and only what both changed is asked about', async () => {
  const { at, read, kase } = await draft('agent');
  await scene.as('agent', async (desk) => {
    for (const status of [0, 409]) desk.expectRefusal(status);
    const other = await desk.context.newPage();
    await desk.open(at('3'));
    await other.goto(`${scene.server.url}${at('3')}`);
    // The second page doesn't hear of the first one until it saves.
    await other.getByLabel(product).waitFor();
    await desk.page.getByLabel(product).fill('主轴轴承');
    await saved(desk.page);
    // Told by itself, with the field named.
    await other.getByRole('status', { name: '内容有更新' }).getByRole('button', { name: product }).waitFor();
    expect(await other.getByLabel(product).inputValue()).toBe('主轴轴承');
    // Now both change while neither hears of the other.
    await other.context().route('**/api/stream', (route) => route.abort());
    await other.context().setOffline(true);
    await other.getByLabel(product).fill('乙方所填');
    await other.getByLabel(share).fill('70');
    const colleague = await scene.world.as('agent');
    const current = (await colleague.task(kase)).draft;
    await colleague.draft(kase, { ...current?.data, mainProduct: '甲方所填', seiNote: '甲方说明。' }, current?.version ?? 0);
    await state(other, 'offline');
    await other.context().setOffline(false);
    const dialog = other.getByRole('dialog', { name: '同一内容被同时修改' });
    await dialog.getByText('甲方所填').waitFor();
    await dialog.getByText('乙方所填').waitFor();
    expect(await dialog.getByRole('group').count()).toBe(1);
    await other.screenshot({ path: 'test-results/journeys/filling-conflict-1440.png' });
    await dialog.getByRole('radio').nth(1).check();
    await dialog.getByRole('button', { name: '按所选保存' }).click();
    await saved(other);
    await other.close();
  });
  expect(await read()).toMatchObject({ mainProduct: '甲方所填', mainProductShare: 70, seiNote: '甲方说明。' });
  await (await scene.world.as('agent')).ask('POST', `/api/cases/${kase}/withdraw`, { reason: '重新填写' });
});

test('what is typed while the server is away outlives the page, on a phone too', async () => {
  const { at, read } = await draft('agent2');
  await scene.as(
    'agent2',
    async (desk) => {
      const { page } = desk;
      for (const status of [0, 409]) desk.expectRefusal(status);
      await desk.open(at());
      await page.getByRole('heading', { name: '填写总览' }).waitFor();
      await desk.screen('filling-overview');
      await page.getByRole('main').getByRole('link', { name: '主导产品', exact: true }).last().click();
      // The server saves and dies before it answers, while one types on: what it has isn't taken for somebody else's.
      const lostAnswer = async (route: Route) => {
        await route.fetch();
        await page.getByLabel(product).fill('答复丢失之后又写的');
        await route.abort();
      };
      await page.route('**/api/tasks/*/draft', lostAnswer, { times: 1 });
      await page.getByLabel(product).fill('没有收到答复的内容');
      await expect.poll(async () => (await read()).mainProduct, { timeout: 20_000 }).toBe('答复丢失之后又写的');
      await saved(page);
      await scene.server.restart(async () => {
        await page.getByLabel(product).fill('断线时填写的内容');
        await state(page, 'failed');
        await desk.screen('filling-failed');
        // A page that is left sends what it has: nobody is there to take it.
        await page.close();
      });
      expect((await read()).mainProduct).toBe('答复丢失之后又写的');
      const next = await desk.context.newPage();
      await next.goto(`${scene.server.url}${at('3')}`);
      await next.getByText('已找回上次没有来得及保存的内容').waitFor();
      expect(await next.getByLabel(product).inputValue()).toBe('断线时填写的内容');
      await saved(next);
    },
    'phone',
  );
  expect(await read()).toMatchObject({ mainProduct: '断线时填写的内容' });
});

test('an upload cut in the middle goes on where it broke off, in whatever section one is meanwhile; another is cancelled', async () => {
  const agent2 = await scene.world.as('agent2');
  const open = (await agent2.cases()).find(({ status }) => status === 'draft');
  const task = await agent2.task(open?.id ?? '');
  const bytes = Buffer.concat([pdfPage('large'), Buffer.alloc(3 * 1024 * 1024, 37)]);
  const offsets: string[] = [];
  await scene.as('agent2', async (desk) => {
    const { page } = desk;
    desk.expectRefusal(0);
    await desk.open(place(open?.id ?? '', task.id, '8'));
    let pieces = 0;
    await page.route('**/api/uploads/*', async (route) => {
      const request = route.request();
      if (request.method() !== 'PATCH') return route.continue();
      offsets.push((await request.headerValue('upload-offset')) ?? '');
      pieces += 1;
      return pieces === 2 ? route.abort('connectionreset') : route.continue();
    });
    await page.getByLabel('营业执照').setInputFiles({ name: '大文件.pdf', mimeType: 'application/pdf', buffer: bytes });
    await page.getByText(/网络恢复后自动续传/).waitFor();
    await page.getByRole('button', { name: '上一部分' }).click();
    await page.getByRole('button', { name: /^(保存并继续|去核对)$/ }).click();
    await page.getByRole('link', { name: '大文件.pdf' }).waitFor();
    await page.unroute('**/api/uploads/*');
    await page.route('**/api/uploads/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
    await page.getByLabel('上年 12 月社保缴费人数证明').setInputFiles({ name: '不要了.pdf', mimeType: 'application/pdf', buffer: bytes });
    await page.getByRole('button', { name: '取消上传 不要了.pdf' }).click();
    await page.getByText('不要了.pdf', { exact: true }).waitFor({ state: 'detached' });
    await saved(page);
  });
  expect(offsets).toEqual(['0', '1048576', '1048576', '2097152', '3145728']);
  const { licence } = ((await agent2.task(open?.id ?? '')).draft?.data ?? {}) as { licence: { name: string; id: string }[] };
  const file = licence.find(({ name }) => name === '大文件.pdf');
  expect((await agent2.call<string>('GET', `/api/files/${file?.id}`)).body.length).toBeGreaterThan(3_000_000);
});

test('a session that ends while one types asks for the password over the page and saves what was typed', async () => {
  const desk = await scene.sit();
  await signIn(desk, 'agent2');
  const agent2 = await scene.world.as('agent2');
  const open = (await agent2.cases()).find(({ status }) => status === 'draft');
  const task = await agent2.task(open?.id ?? '');
  const { page } = desk;
  await desk.open(place(open?.id ?? '', task.id, '3'));
  await desk.context.clearCookies();
  await page.getByLabel(product).fill('登录失效时填写');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('密码', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: '登录', exact: true }).click();
  await saved(page);
  expect((await agent2.task(open?.id ?? '')).draft?.data).toMatchObject({ mainProduct: '登录失效时填写' });
  await desk.leave();
});

test('last year’s answers are taken over by keyboard, each with its source, and a correction opens only what was ticked', async () => {
  const first = await apply(scene.world, { change: { mainProduct: '去年的主轴轴承' } });
  await (await scene.world.as('county')).complete(first.id, 'refuse', { reason: '不属于本地企业。' });
  const agent = await scene.world.as('agent');
  const kase = await agent.open({ programme, uscc: firstUscc, window: await windowOf(agent), applyType: 'new' });
  const task = await agent.task(kase.id);
  await scene.as('agent', async (desk) => {
    const { page } = desk;
    await desk.open(place(kase.id, task.id));
    await desk.screen('filling-overview-new');
    await press(page, page.getByRole('button', { name: '带入上次填写的内容' }));
    await page.getByRole('dialog').getByText('声明和签署须重新作出', { exact: false }).waitFor();
    await desk.screen('filling-copy');
    await press(page, page.getByRole('button', { name: /^带入 \d+ 项$/ }));
    await saved(page);
    await desk.open(place(kase.id, task.id, '3'));
    expect(await page.getByLabel(product).inputValue()).toBe('去年的主轴轴承');
    await page.getByText(`取自 2026年3月2日 提交的申请（${first.number}），请核对`).first().waitFor();
    await desk.screen('filling-copied');
    await page.getByLabel(product).fill('今年的主轴轴承');
    await page
      .getByText(/取自.*请核对/)
      .nth(1)
      .waitFor();
    await saved(page);
  });
  await agent.complete(kase.id, 'submit', { data: { ...(await applicationOf(agent)), mainProduct: '今年的主轴轴承' } });
  await (await scene.world.as('legal')).complete(kase.id, 'sign', { password });
  const notes = [{ field: 'mainProduct', reason: '请写明规格型号。' }];
  await (await scene.world.as('county')).complete(kase.id, 'correct', { notes });
  const fix = await agent.task(kase.id);
  await scene.as(
    'agent',
    async (desk) => {
      const { page } = desk;
      await desk.open(place(kase.id, fix.id));
      expect(await page.getByLabel(share).count()).toBe(0);
      expect((await page.request.get(`${scene.server.url}/api/cases/${kase.id}/correction.pdf`)).headers()['content-type']).toBe(
        'application/pdf',
      );
      await page.getByLabel(product).fill('7020 型主轴轴承');
      await page.locator('ins').getByText('7020 型主轴轴承').waitFor();
      await desk.screen('filling-correct');
      await saved(page);
    },
    'phone',
  );
  // Whatever a browser sends, only what was ticked is taken.
  await agent.complete(kase.id, 'submit', { data: { mainProduct: '7020 型主轴轴承', employees: 1 } });
  const after = await agent.kase(kase.id);
  expect([after.declared.mainProduct, after.declared.employees]).toEqual(['7020 型主轴轴承', 126]);
});

test('files are promised for later with what that means and by when, and asked for once the application is in', async () => {
  const text = readFileSync(join(rootFolder(), 'test/definitions/limits/deferrable.json'), 'utf8');
  const { id: later } = await (await scene.world.as('admin')).ask<{ id: string }>('POST', '/api/definitions', {
    package: JSON.parse(text),
  });
  const agent = await scene.world.as('agent');
  const { id } = await agent.open({ programme: later, uscc: firstUscc });
  const task = await agent.task(id);
  const proof = { name: '材料.pdf', mimeType: 'application/pdf', buffer: pdfPage('proof') };
  const boxes = (page: Page) => page.getByRole('checkbox', { name: /^暂缺，承诺于提交申请后/ });
  await scene.as('agent', async (desk) => {
    const { page } = desk;
    await desk.open(place(id, task.id, '1'));
    await page.getByLabel('项目名称').fill('数控机床');
    await page.getByLabel('营业执照').setInputFiles(proof);
    await page.getByRole('link', { name: '材料.pdf' }).waitFor();
    // Where the form lets nobody promise, nothing is offered.
    expect(await boxes(page).evaluateAll((all) => all.map((box) => box.closest('label')?.textContent))).toEqual([
      '暂缺，承诺于提交申请后 10 个工作日内补交',
      '暂缺，承诺于提交申请后 1 个月内补交',
    ]);
    await boxes(page).first().check();
    await boxes(page).last().check();
    await desk.screen('filling-promise');
    await saved(page);
    // The promise is part of the draft: it outlives the page.
    await desk.open(place(id, task.id, '1'));
    expect(await boxes(page).first().isChecked()).toBe(true);
    await boxes(page).last().uncheck();
    await saved(page);
    await page.getByRole('button', { name: '去核对' }).click();
    await page.getByText('有 1 份材料暂缺，已承诺补交：审计报告', { exact: false }).waitFor();
    await page.getByRole('button', { name: '提交申请' }).click();
    const summary = page.getByRole('region', { name: /^还有 1 处需要修改/ });
    await summary.getByRole('button', { name: /排污许可/ }).click();
    await page.getByLabel('排污许可').setInputFiles(proof);
    await page.getByRole('link', { name: '材料.pdf' }).nth(1).waitFor();
    await page.getByRole('button', { name: '去核对' }).click();
    await desk.screen('filling-promise-check');
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('补交容缺材料', { exact: true }).first().waitFor();
    await desk.screen('filling-promised-case');
  });
  expect((await agent.kase(id)).deferred).toEqual(['audit']);
  await scene.as('city', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await page.getByRole('note').getByText('申请人承诺补交：审计报告', { exact: false }).waitFor();
    await page.getByRole('tab', { name: /材料/ }).click();
    await page.getByText('暂缺，申请人承诺于提交后 10 个工作日内补交').waitFor();
    await desk.screen('workbench-promised');
    expect(await page.getByRole('link', { name: '补正告知书' }).count()).toBe(0);
    const paper = page.getByRole('link', { name: '打印审批表' });
    const printed = await page.request.get(`${scene.server.url}${await paper.getAttribute('href')}`);
    expect(printed.headers()['content-type']).toBe('application/pdf');
  });
  const supply = await agent.task(id);
  await scene.as(
    'agent',
    async (desk) => {
      const { page } = desk;
      await desk.open(place(id, supply.id));
      await page.getByText('共 1 份材料需要补交').waitFor();
      expect(await page.getByLabel('项目名称').count()).toBe(0);
      expect(await boxes(page).count()).toBe(0);
      await desk.screen('filling-promise-kept');
      await page.getByLabel('审计报告').setInputFiles(proof);
      await page.getByText('已上传', { exact: true }).waitFor();
      await page.getByRole('button', { name: '提交补交材料' }).click();
      await page.getByText('补交材料已提交').waitFor();
    },
    'phone',
  );
  expect(await agent.kase(id)).toMatchObject({ deferred: [], declared: { audit: [{ name: '材料.pdf' }] } });
});

/** By the keyboard alone. */
async function press(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  await target.waitFor();
  for (let n = 0; n < 200 && !(await target.evaluate((element) => element === document.activeElement)); n += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}
