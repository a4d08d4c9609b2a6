/** By the keyboard alone: cells pasted and imported into a table, the case that was opened and its items, the result of another authority, a certificate. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { paths } from '../../designer/app/paths.ts';
import { writeWorkbook } from '../../designer/renderers/table/xlsx-write.ts';
import { wb } from '../../designer/workbench/paths.ts';
import { apply, bringTo, firstUscc } from '../support/sme.ts';
import { pdfFile } from './applicant.ts';
import {
  announced,
  choose,
  date,
  decide,
  expectAt,
  expectFocus,
  expectWrong,
  goTo,
  opened,
  press,
  sent,
  turnTo,
  type,
  upload,
  use,
} from './keys.ts';
import { stage } from './stage.ts';

const scene = stage('site-inspection', 'project-admission');
const { as } = scene;
const workbook = (rows: readonly (readonly string[])[]) => Buffer.from(writeWorkbook('点位', rows, [12, 12]));
const sheet = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

/** What somebody copied in a spreadsheet lies in the clipboard: cells between tabs, which no key types. */
async function copied(page: Page, cells: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), cells);
}

test('cells from a spreadsheet are pasted, a workbook imported and taken back; the cases they open are followed item by item', async () => {
  const agent = await scene.world.as('agent');
  const { id } = await agent.open({ programme: 'project-admission', uscc: firstUscc });
  await as('agent', async (desk) => {
    const { page } = desk;
    page.on('filechooser', () => {});
    await desk.open(paths.task(id, (await agent.task(id)).id, '1'));
    await type(page, page.getByLabel('产品'), '轴承');
    await type(page, page.getByLabel('样品编号'), 'S-1');
    await type(page, page.getByLabel('约定核查日期'), '2026-03-02');
    await use(page, page.getByText('从 Excel 填写或导出'));
    const paste = page.getByLabel('在此粘贴从 Excel 复制的单元格');
    await goTo(page, paste);
    await copied(page, '名称\t所在区县\t备注\n涧西厂区\t410305\t\n洛龙厂区\t410311\t新\n');
    await press(page, 'Control+V');
    await announced(page, '读到 2 行');
    await announced(page, '备注');
    await use(page, page.getByRole('button', { name: '添加这 2 行' }));
    await announced(page, '已添加 2 行');
    await expectAt(page, paste);
    const importing = page.getByRole('button', { name: '导入 xlsx 文件' });
    const file = async (name: string, content: Buffer) => {
      await upload(page, importing, sheet(name, content));
    };
    await file('不是表格.xlsx', Buffer.from('no workbook'));
    await page.getByRole('alert').waitFor();
    await expectAt(page, importing);
    await file(
      '点位.xlsx',
      workbook([
        ['名称', '所在区县'],
        ['伊川厂区', '410329'],
      ]),
    );
    await announced(page, '读到 1 行');
    await expectFocus(page);
    await use(page, page.getByRole('button', { name: '不导入' }));
    await expectAt(page, paste);
    await file(
      '点位.xlsx',
      workbook([
        ['名称', '所在区县'],
        ['伊川厂区', '410329'],
      ]),
    );
    await use(page, page.getByRole('button', { name: /^替换/ }));
    await announced(page, '已用 1 行替换原有内容');
    await expectAt(page, paste);
    await page.getByText('伊川厂区').first().waitFor();
    await use(page, page.getByRole('button', { name: '撤销导入' }));
    await page.getByText('洛龙厂区').first().waitFor();
    await expectAt(page, paste);
    await goTo(page, page.getByRole('button', { name: '导出为 xlsx' }));
    const [exported] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')]);
    expect(exported.suggestedFilename()).toBe('生产点位.xlsx');
    await expectAt(page, page.getByRole('button', { name: '导出为 xlsx' }));
    await page.locator('.lz-save-saved').first().waitFor();
    await use(page, page.getByRole('button', { name: '去核对' }));
    await page.getByRole('main').getByText('涧西厂区').first().waitFor();
    await use(page, page.getByRole('button', { name: '提交申请' }));
    await announced(page, '已提交');
    await expectFocus(page);
  });
  await scene.server.move({});
  await itemByItem(id);
});

/** Departments answer, the counties visit what is theirs, and who opened the case follows it from one to the other and back. */
async function itemByItem(id: string): Promise<void> {
  const city = await scene.world.as('city');
  const [child] = (await city.kase(id)).children;
  const childId = child?.case ?? '';
  await as('market', async (desk) => {
    const { page } = desk;
    await desk.open(wb.inbox);
    await use(page, page.locator('[data-task]').first().getByRole('link').first());
    await decide(page, '无异议');
  });
  await as('county2', async (desk) => {
    const { page } = desk;
    await desk.open(wb.inbox);
    await use(page, page.locator('[data-task]').filter({ hasText: '现场核查' }).first().getByRole('link').first());
    await page.getByText('涧西厂区').first().waitFor();
    await decide(page, '整改后复查');
  });
  await as('luolong', async (desk) => {
    const { page } = desk;
    await desk.open(wb.inbox);
    await use(page, page.locator('[data-task]').filter({ hasText: '现场核查' }).first().getByRole('link').first());
    await page.getByText('洛龙厂区').first().waitFor();
    await decide(page, '合格');
  });
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(wb.kase(id));
    await turnTo(page, '流程与记录');
    await use(page, page.getByRole('link', { name: new RegExp(child?.number ?? '') }));
    await page.waitForURL((url) => url.pathname.endsWith(childId));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectFocus(page);
    await turnTo(page, '流程与记录');
    await page.getByRole('row', { name: /洛龙厂区 已办结 合格/ }).waitFor();
    await page.getByRole('row', { name: /涧西厂区 办理中/ }).waitFor();
    await use(page, page.getByRole('link', { name: '查看来源办件' }));
    await page.waitForURL((url) => url.pathname.endsWith(id));
    await expectFocus(page);
  });
  await as('agent', async (desk) => {
    const { page } = desk;
    await desk.open(paths.kase(id));
    const dialog = await opened(page, '放弃入库');
    await sent(page, dialog, '放弃入库');
    await announced(page, '已提交');
  });
  expect((await city.kase(childId)).status).toBe('ended');
}

test('the result of another authority is registered, and the certificate it makes is downloaded', async () => {
  const { id } = await apply(scene.world);
  await bringTo(scene.world, id, 'province');
  await as('city', async (desk) => {
    const { page } = desk;
    page.on('filechooser', () => {});
    await desk.open(wb.inbox);
    await use(page, page.locator('[data-task]').filter({ hasText: '登记省厅结果' }).getByRole('link').first());
    await choose(page, page.getByRole('group', { name: '办理结果' }), '省厅已公告');
    const send = page.getByRole('button', { name: '提交：省厅已公告' });
    await use(page, send);
    await announced(page, '请补全上面的表单');
    await expectWrong(page, page.getByLabel('公告文号'), '“公告文号”为必填项，请填写。');
    await page.keyboard.type('豫工信企业〔2026〕88号');
    await date(page, page.getByLabel('公告日期'), ['2026', '03', '02']);
    await upload(page, page.getByLabel('公告文件'), pdfFile('公告.pdf'));
    await announced(page, '公告.pdf 已上传');
    await expectFocus(page);
    await decide(page, '省厅已公告');
  });
  await as('agent', async (desk) => {
    const { page } = desk;
    await desk.open('/portal');
    await use(page, page.getByRole('link', { name: /证书|证明/ }).first());
    await page.getByText('LY-CX-2026-00001').first().waitFor();
    await expectFocus(page);
    const link = page.getByRole('link', { name: '下载 PDF 证明' }).first();
    await goTo(page, link);
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')]);
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
    await expectAt(page, link);
  });
});
