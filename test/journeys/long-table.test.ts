/** A table of five thousand rows at the keyboard: the page of the bench, which draws with the product's renderers. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWorkbook } from '../../designer/renderers/table/xlsx-write.ts';
import { buildPage, servePages } from '../bench/forms/build-pages.ts';
import { launchBrowser } from '../support/browser.ts';
import type { Server } from '../support/server.ts';
import { sit } from './desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'liuzhuan-long-table-'));
let pages: { url: string; server: HttpServer };
let browser: Browser;
beforeAll(async () => {
  await buildPage('liuzhuan-table', folder);
  pages = await servePages(folder);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  pages?.server.close();
  rmSync(folder, { recursive: true, force: true });
});
const open = async (size: 'desktop' | 'phone') => {
  const desk = await sit(browser, pages as unknown as Server, size);
  await desk.page.goto(`${pages.url}/liuzhuan-table/`);
  const region = desk.page.getByRole('region', { name: '表格：设备清单' });
  await region.waitFor();
  return { ...desk, region };
};

test.each(['desktop', 'phone'] as const)('a long table on a %s draws what is near, tells its length, and has no barrier', async (size) => {
  const { page, region, screen, leave } = await open(size);
  expect(await region.locator('tr[data-at]').count()).toBeLessThan(200);
  expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('5001');
  await region.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await page.getByRole('button', { name: '编辑第 5000 项', exact: true }).waitFor();
  expect(await region.locator('tr[data-at]').last().getAttribute('aria-rowindex')).toBe('5001');
  await screen('long-table');
  await leave();
});

test('focus stays on its row while the table is scrolled away from it', async () => {
  const { page, region, leave } = await open('desktop');
  const button = page.getByRole('button', { name: '复制第 5 项', exact: true });
  await button.focus();
  await region.evaluate((box) => box.scrollTo(0, box.scrollHeight / 2));
  await region.locator('tr[data-at="2500"]').waitFor();
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Tab');
  const next = page.getByRole('button', { name: '删除第 5 项', exact: true });
  expect(await next.evaluate((element) => element === document.activeElement)).toBe(true);
  await leave();
});

test('a row is found by what it says, edited by keyboard, and its button has the focus again', async () => {
  const { page, leave } = await open('desktop');
  await page.getByRole('searchbox', { name: '在表中查找' }).focus();
  await page.keyboard.type('sb04321');
  await page.getByText('找到 1 行').waitFor();
  const edit = page.getByRole('button', { name: '编辑第 4322 项', exact: true });
  await edit.focus();
  await page.keyboard.press('Enter');
  const editor = page.getByRole('group', { name: '第 4322 项' });
  await editor.getByLabel('台数').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('12');
  await editor.getByRole('button', { name: '完成' }).focus();
  await page.keyboard.press('Enter');
  await editor.waitFor({ state: 'detached' });
  expect(await edit.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.getByRole('row', { name: /SB04321/ }).textContent()).toContain('12');
  await leave();
});

test('a sheet of five thousand rows is read off the page, and one that is too large is refused with what is allowed', async () => {
  const { page, region, leave } = await open('desktop');
  const heading = ['编号', '设备名称', '台数', '单价'];
  const rows = Array.from({ length: 5000 }, (_, at) => [`NB${at}`, `检测台 ${at}`, 2, 3.5]);
  const choose = (buffer: Buffer) =>
    page.getByLabel('导入 xlsx 文件').setInputFiles({ name: '设备.xlsx', mimeType: 'application/octet-stream', buffer });
  await page.getByText('从 Excel 填写或导出', { exact: true }).click();
  const reader = page.waitForEvent('worker');
  await choose(Buffer.from(writeWorkbook('设备', [heading, ...rows], [10, 20, 8, 8])));
  expect((await reader).url()).toContain('sheet-worker');
  await page.getByText('读到 5000 行，对应的列：编号、设备名称、台数、单价。', { exact: true }).waitFor();
  await page.getByRole('button', { name: '替换现有 5000 行', exact: true }).click();
  await region.getByRole('row', { name: /NB0 检测台 0/ }).waitFor();
  await choose(Buffer.alloc(6 * 1024 * 1024));
  await page.getByRole('alert').filter({ hasText: '文件过大，不能导入：xlsx 文件不超过 5 MB，解压后不超过 40 MB。' }).waitFor();
  await leave();
});
