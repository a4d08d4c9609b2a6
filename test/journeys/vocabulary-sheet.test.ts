/** The administrator revises a vocabulary in a spreadsheet: exported, changed there, read back, seen before it counts, saved. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Grid } from '../../designer/renderers/table/grid.ts';
import { readWorkbook } from '../../designer/renderers/table/xlsx-read.ts';
import { writeWorkbook } from '../../designer/renderers/table/xlsx-write.ts';
import { wb } from '../../designer/workbench/paths.ts';
import type { Vocabulary } from '../../engine/model/form.ts';
import type { Desk } from './desk.ts';
import { expectFocus } from './keys.ts';
import { stage } from './stage.ts';

const scene = stage();
const id = 'industry-chains';
const file = (grid: Grid) => ({
  name: '产业链.xlsx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(writeWorkbook('产业链', grid, [])),
});

/** Exports what the page shows. */
async function exported({ page }: Desk): Promise<Grid> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出为 xlsx' }).click()]);
  return readWorkbook(readFileSync(await download.path())).rows;
}

test('a sheet is seen before it counts, what is wrong is named by row, and codes are retired, never removed', async () => {
  const admin = await scene.world.as('admin');
  const before = await admin.ask<Vocabulary>('GET', `/api/vocabularies/${id}`);
  const [first, second, ...rest] = before.items;
  await scene.as('admin', async (desk) => {
    const { page } = desk;
    await desk.open(wb.vocabulary(id));
    const grid = await exported(desk);
    expect(grid).toHaveLength(before.items.length + 1);
    const choose = (rows: Grid) => page.getByLabel('导入 xlsx 文件').setInputFiles(file(rows));
    await choose([['没有', '表头']]);
    await page.getByRole('alert').getByText('第一行须是表头', { exact: false }).waitFor();
    const dialog = page.getByRole('dialog', { name: '导入前核对' });
    await choose([...grid, ['X-1', '', '', '', '', 'X-9']]);
    await dialog.getByText(`第 ${grid.length + 1} 行（代码 X-1）· 名称：请填写`).waitFor();
    expect(await dialog.getByRole('button', { name: /^采用/ }).count()).toBe(0);
    await desk.screen('vocabulary-sheet-wrong');
    await dialog.getByRole('button', { name: '取消' }).press('Enter');
    await expectFocus(page);
    // One renamed, one new, one left out, the others as they were.
    const revised = grid
      .filter(([code]) => code !== second?.code)
      .map((row) => (row[0] === first?.code ? ['改过的名称'].flatMap((title) => [row[0] ?? null, title, ...row.slice(2)]) : row));
    await choose([...revised, ['X-1', '低空经济']]);
    await dialog.getByText('新增 1 个').waitFor();
    await dialog.getByText(`${first?.code} ${first?.title} → 改过的名称`).waitFor();
    await dialog.getByText('表中没有现有的 1 个代码', { exact: false }).waitFor();
    await dialog.getByLabel('停用表中没有的 1 个代码').check();
    await dialog.getByText('停用 1 个', { exact: true }).waitFor();
    await desk.screen('vocabulary-sheet');
    await dialog.getByRole('button', { name: '采用这 3 处改动' }).press('Enter');
    await page.getByText('新增 1 个，修改 2 个').waitFor();
    await expectFocus(page);
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await page.getByRole('dialog').getByLabel('版本名称').fill('2026');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText(/^第 \d+ 次：2026 版/).waitFor();
  });
  const after = (await admin.ask<Vocabulary>('GET', `/api/vocabularies/${id}`)).items;
  expect(after.slice(0, 2)).toEqual([
    { ...first, title: '改过的名称' },
    { ...second, validTo: '2026-03-02' },
  ]);
  expect(after.slice(2)).toEqual([...rest, { code: 'X-1', title: '低空经济' }]);
});

test('on a narrow screen too', async () => {
  await scene.as(
    'admin',
    async (desk) => {
      await desk.open(wb.vocabulary(id));
      await desk.screen('vocabulary-narrow');
      const [heading = []] = await exported(desk);
      await desk.page
        .getByLabel('导入 xlsx 文件')
        .setInputFiles(file([heading, ['X-2', '具身智能机器人（含关键零部件、整机与系统集成）']]));
      const dialog = desk.page.getByRole('dialog', { name: '导入前核对' });
      await dialog.getByLabel(/^停用表中没有的/).check();
      await desk.screen('vocabulary-sheet');
    },
    'narrow',
  );
});
