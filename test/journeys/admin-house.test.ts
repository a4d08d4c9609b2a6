/** What keeps the house going, on the screen: import from Excel, calendar, numbers, the outbox, the page of the engineer on call. */
import { expect, test } from 'vitest';
import type { Grid } from '../../designer/renderers/table/grid.ts';
import { writeWorkbook } from '../../designer/renderers/table/xlsx-write.ts';
import { stage } from './stage.ts';

const scene = stage();
const { as } = scene;
const heading = ['账号', '名称', '电子邮箱', '统一身份标识', '角色', '单位', '角色截止日期'];
const sheet = (grid: Grid) => ({
  name: '用户.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(writeWorkbook('用户', grid, [])),
});

test.each(['desktop', 'phone'] as const)('users are imported from Excel, all or none, on a %s', async (size) => {
  await as(
    'admin',
    async (desk) => {
      const { page } = desk;
      await desk.open('/admin/import');
      await page.getByRole('button', { name: '用户', exact: true }).click();
      const [template] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载模板' }).click()]);
      expect(template.suggestedFilename()).toBe('用户导入模板.xlsx');
      const file = page.locator('input[type=file]');
      await file.setInputFiles(sheet([['不是', '模板']]));
      await page.getByText('第一行不是模板的列名').waitFor();
      const good = [`${size}1`, '一位', '', '', '督查员', '洛阳市工业和信息化局', ''];
      await file.setInputFiles(sheet([heading, good, [`${size}2`, '', '', '', '没有的角色', 'none', '']]));
      await page.getByText('有的行不能导入，因此全部不导入').waitFor();
      expect(await page.getByRole('button', { name: '导入 2 行' }).isDisabled()).toBe(true);
      await desk.screen('admin-import-wrong');
      await file.setInputFiles(sheet([heading, good]));
      await page.getByRole('button', { name: '导入 1 行' }).click();
      await page.getByText('已导入，新增或更新 1 行').waitFor();
      const [passwords] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载一次性密码' }).click()]);
      expect(passwords.suggestedFilename()).toBe('一次性密码.xlsx');
      await desk.screen('admin-imported');
    },
    size,
  );
});

test('an administrator enters a calendar year, leaves numbers out, and looks how the house stands', async () => {
  await scene.applied('innovative-sme-evaluation', {}).catch(() => undefined);
  for (const size of ['desktop', 'phone'] as const)
    await as(
      'admin',
      async (desk) => {
        const { page } = desk;
        await desk.open('/admin/calendar');
        await page.getByRole('button', { name: '预览影响' }).click();
        await page.getByText('请填写通知的名称和文号').waitFor();
        await page.getByLabel('依据').fill('关于 2027 年部分节假日安排的通知');
        await page.getByLabel('放假日期').fill('1月1日至1月3日、2月6日');
        await page.getByRole('button', { name: '预览影响' }).click();
        await page.getByText(/个办件的期限是暂估的/).waitFor();
        await desk.screen('admin-calendar');
        await page.getByRole('button', { name: '录入 2027 年' }).click();
        await page.getByText(/已录入，重新计算了/).waitFor();
        await page.getByText('放假：2027年1月1日–2027年1月3日、2027年2月6日').waitFor();
        await desk.open('/admin/outbox');
        await page.getByRole('button', { name: '等待发出' }).click();
        await page.getByText('没有等待发出的内容').waitFor();
        await desk.screen('admin-outbox');
        await desk.open('/admin/sequences');
        await page.getByRole('heading', { level: 1, name: '编号' }).waitFor();
        await desk.screen('admin-sequences');
        await desk.open('/admin/health');
        await page.getByText('尚未核对，请运行 liuzhuan verify').waitFor();
        await desk.screen('admin-health');
      },
      size,
    );
});

test('an administrator words a notice anew with its preview beside it; an auditor reads it, and can only close it', async () => {
  await as('admin', async (desk) => {
    const { page } = desk;
    await desk.open('/admin/texts');
    await page
      .getByRole('button', { name: /^修改“催办/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: /^修改“催办/ });
    await dialog.getByText('{enterprise} 企业名称', { exact: true }).waitFor();
    await dialog.getByLabel('正文').fill('{enterprise}：请抓紧办理“{step}”[，{due} 到期]。');
    await dialog
      .getByRole('region', { name: '预览（示例数据）' })
      .getByText('洛阳晨曦精密轴承有限公司：请抓紧办理“县区审核”，2026-03-16 到期。')
      .waitFor();
    await desk.screen('admin-texts-edit');
    await dialog.getByRole('button', { name: '保存', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('{enterprise}：请抓紧办理“{step}”[，{due} 到期]。', { exact: true }).waitFor();
  });
  await as(
    'auditor',
    async (desk) => {
      const { page } = desk;
      await desk.open('/admin/texts');
      await page
        .getByRole('button', { name: /^查看“催办/ })
        .first()
        .click();
      const dialog = page.getByRole('dialog', { name: /^查看“催办/ });
      await dialog.getByRole('heading', { name: '预览（示例数据）' }).waitFor();
      expect(await dialog.getByRole('textbox').count()).toBe(0);
      expect(await dialog.getByRole('button', { name: '保存', exact: true }).count()).toBe(0);
      await desk.screen('admin-texts-read');
      await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
      await dialog.waitFor({ state: 'detached' });
    },
    'phone',
  );
});
