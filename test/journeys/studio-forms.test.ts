/** The forms panel: a form built by clicks and by keys alone, a department's Word form imported, and what an applicant sees of it on a phone. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { FormDefinition } from '../../engine/model/form.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { subsidyForm } from '../support/office-files.ts';
import type { Desk } from './desk.ts';
import { expectFocus, press } from './keys.ts';
import { stage } from './stage.ts';

const on = stage();
const empty: FormDefinition = {
  id: 'application',
  title: '奖补资金申报表',
  schema: { type: 'object', properties: {} },
  uischema: { type: 'VerticalLayout', elements: [] },
};
const workflow = {
  id: 'equipment-subsidy',
  title: '设备奖补',
  owner: 'miit-luoyang',
  legalKind: 'service',
  start: 'fill',
  steps: {
    fill: { type: 'form', form: 'application', by: 'applicant', title: '填报', next: 'done' },
    done: { type: 'end', outcome: 'done' },
  },
} as unknown as ProgrammeDocument['workflow'];

async function draft(id: string, form: FormDefinition = empty): Promise<string> {
  const designer = await on.world.as('designer');
  const document: ProgrammeDocument = { workflow: { ...workflow, id }, forms: { application: form }, vocabularies: {}, scenarios: null };
  const made = (await designer.ask('POST', '/api/studio/drafts', { document })) as { readonly id: string };
  return made.id;
}
const rows = (page: Page) => page.getByRole('tree').getByRole('treeitem');
const properties = (page: Page) => page.locator('.st-forms-properties');
const titles = async (page: Page) =>
  (await rows(page).locator('.st-forms-row-title').allTextContents()).map((text) => text.replace('必填', ''));
const add = (page: Page, kind: string) =>
  page.getByRole('toolbar', { name: '添加' }).getByRole('button', { name: kind, exact: true }).click();
const name = async (page: Page, title: string) => {
  await properties(page).getByLabel('名称', { exact: true }).fill(title);
  await page.getByRole('heading', { name: title, level: 2 }).waitFor();
};
const open = async (desk: Desk, id: string) => {
  await desk.open(`/studio/${id}/forms`);
  await page(desk).getByRole('heading', { name: '表单结构' }).waitFor();
};
const page = (desk: Desk) => desk.page;

test('a form of two sections with a table, a condition and a formula is built on the screen and tried on a phone', async () => {
  const id = await draft('forms-built');
  await on.as('designer', async (desk) => {
    const { page } = desk;
    await open(desk, id);
    await desk.screen('studio-forms-empty');
    await page.getByRole('button', { name: '添加章节' }).click();
    await name(page, '企业情况');
    await add(page, '单行文字');
    await name(page, '企业名称');
    await properties(page).getByLabel('必填', { exact: true }).check();
    await properties(page).getByLabel('代号').fill('name');
    await properties(page).getByLabel('代号').press('Enter');
    await add(page, '是否');
    await name(page, '是否购置设备');
    await properties(page).getByLabel('代号').fill('buys');
    await properties(page).getByLabel('代号').press('Enter');
    await page.getByRole('button', { name: '添加章节' }).click();
    await name(page, '设备');
    await add(page, '表格');
    await name(page, '购置明细');
    await properties(page).getByLabel('代号').fill('equipment');
    await properties(page).getByLabel('代号').press('Enter');
    await properties(page).getByRole('button', { name: '添加一列' }).click();
    await name(page, '金额');
    await properties(page).getByLabel('类型').selectOption({ label: '金额' });
    await properties(page).getByLabel('代号').fill('amount');
    await properties(page).getByLabel('代号').press('Enter');
    await properties(page).getByLabel('显示合计').check();
    await rows(page).filter({ hasText: '购置明细' }).click();
    await add(page, '计算项');
    await name(page, '投资合计');
    const formula = properties(page).getByRole('textbox', { name: '计算公式' });
    await formula.click();
    await press(page, 'ControlOrMeta+a');
    await page.keyboard.type('sum(application.equipment.amount)');
    await page.keyboard.press('Escape');
    expect(await titles(page)).toEqual(['企业情况', '企业名称', '是否购置设备', '设备', '购置明细', '列1', '金额', '投资合计']);
    await desk.screen('studio-forms-built');
    // Dragged from the palette to where it is dropped, and taken back.
    await page
      .getByRole('button', { name: '附件', exact: true })
      .dragTo(rows(page).filter({ hasText: '企业名称' }), { targetPosition: { x: 60, y: 4 } });
    await expect
      .poll(() => titles(page))
      .toEqual(['企业情况', '附件', '企业名称', '是否购置设备', '设备', '购置明细', '列1', '金额', '投资合计']);
    await rows(page)
      .filter({ hasText: '附件' })
      .dragTo(rows(page).filter({ hasText: '投资合计' }), { targetPosition: { x: 60, y: 34 } });
    await expect
      .poll(() => titles(page))
      .toEqual(['企业情况', '企业名称', '是否购置设备', '设备', '购置明细', '列1', '金额', '投资合计', '附件']);
    await page.getByRole('button', { name: /^撤销：移动/ }).click();
    await page.getByRole('button', { name: /^撤销：添加附件/ }).click();
    // Followed where it is named.
    await rows(page)
      .filter({ hasText: /^.?金额/ })
      .first()
      .click();
    await properties(page).getByLabel('代号').fill('cost');
    await properties(page).getByLabel('代号').press('Enter');
    await rows(page).filter({ hasText: '投资合计' }).click();
    await expect.poll(() => formula.textContent()).toContain('sum(application.equipment.cost)');
    // A condition in rows: shown when equipment is bought.
    await rows(page).filter({ hasText: '购置明细' }).click();
    await condition(page, '是否购置设备');
    await page.getByRole('button', { name: '手机预览' }).click();
    const phone = page.frameLocator('iframe[title="手机预览"]');
    await phone.getByRole('button', { name: '企业情况' }).click();
    await phone.getByLabel('企业名称').fill('洛阳晨曦');
    await phone.getByRole('button', { name: '设备' }).click();
    await phone.getByText('投资合计').waitFor();
    expect(await phone.getByText('购置明细').count()).toBe(0);
    await phone.getByRole('button', { name: '企业情况' }).click();
    await phone.getByRole('radio', { name: '是', exact: true }).check();
    await phone.getByRole('button', { name: '设备' }).click();
    await phone.getByText('购置明细').first().waitFor();
    expect(await phone.locator('body').evaluate((body) => [body.ownerDocument.defaultView?.innerWidth, body.scrollWidth])).toEqual([
      390, 390,
    ]);
    await desk.screen('studio-forms-preview');
    // What was typed stays while the form is edited.
    await rows(page).filter({ hasText: '企业名称' }).click();
    await name(page, '企业全称');
    await expect.poll(() => phone.getByLabel('企业全称').inputValue()).toBe('洛阳晨曦');
  });
});

async function condition(page: Page, field: string): Promise<void> {
  const group = properties(page).getByRole('group', { name: '何时显示' });
  await group.getByRole('button', { name: '＋ 条件', exact: true }).first().click();
  await group.getByRole('combobox', { name: '字段', exact: true }).fill(field);
  await page.getByRole('option', { name: field }).first().click();
  await group.getByText(/读作：/).waitFor();
}

test('by keys alone: added, named, moved, doubled, removed and brought back', async () => {
  const id = await draft('forms-keys');
  await on.as('designer', async (desk) => {
    const { page } = desk;
    await open(desk, id);
    await page.getByLabel('查找字段类型').focus();
    await page.keyboard.type('日期');
    await press(page, 'Enter');
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value)).toBe('日期');
    await page.keyboard.type('成立日期');
    await rows(page).first().focus();
    await press(page, 'Insert');
    await page.keyboard.type('手机');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: '手机号码', level: 2 }).waitFor();
    await rows(page).filter({ hasText: '手机号码' }).focus();
    await press(page, 'Alt+ArrowUp');
    await expect.poll(() => titles(page)).toEqual(['手机号码', '成立日期']);
    await expectFocus(page);
    await press(page, 'ControlOrMeta+d');
    await expect.poll(() => titles(page)).toEqual(['手机号码', '手机号码（副本）', '成立日期']);
    await expectFocus(page);
    await press(page, 'Delete');
    await expect.poll(() => titles(page)).toEqual(['手机号码', '成立日期']);
    await page.locator('[role="treeitem"]:focus').filter({ hasText: '成立日期' }).waitFor();
    await expectFocus(page);
    await press(page, 'ControlOrMeta+c', 'End', 'ControlOrMeta+v');
    await expect.poll(() => titles(page)).toEqual(['手机号码', '成立日期', '成立日期']);
    await press(page, 'ControlOrMeta+z', 'ControlOrMeta+z');
    await expect.poll(() => titles(page)).toEqual(['手机号码', '手机号码（副本）', '成立日期']);
    await rows(page).last().focus();
    await press(page, 'Home', 'End', 'Enter');
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value)).toBe('成立日期');
    await page.getByRole('button', { name: '快捷键' }).focus();
    await press(page, 'Enter');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await desk.screen('studio-forms-keys');
    await press(page, 'Escape');
    await expectFocus(page);
  });
});

test('the Word form of a department is gone through and comes in as one step that can be undone', async () => {
  const id = await draft('forms-import');
  await on.as('designer', async (desk) => {
    const { page } = desk;
    await open(desk, id);
    await page.getByRole('button', { name: '导入 Word / Excel' }).click();
    const dialog = page.getByRole('dialog', { name: '导入已有的申报表' });
    const give = (name: string, buffer: Uint8Array) =>
      dialog.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) });
    await give('旧表.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]));
    await dialog.getByText('这是旧格式文件').waitFor();
    await give('申报表.docx', subsidyForm());
    await dialog.getByText('识别出').waitFor();
    await desk.screen('studio-forms-import');
    expect(await dialog.getByLabel('导入“县区主管部门意见”').isChecked()).toBe(false);
    await dialog.getByLabel('“企业性质”的类型').selectOption({ label: '多选' });
    await dialog.getByLabel('“注册资本”的名称').fill('注册资金');
    await dialog.getByLabel('导入“规格型号”').count();
    await dialog.getByLabel('导入“申报日期”').uncheck();
    await dialog.getByRole('button', { name: /^导入 \d+ 个字段$/ }).click();
    await rows(page).filter({ hasText: '注册资金' }).waitFor();
    expect(await titles(page)).toEqual(expect.arrayContaining(['企业基本情况', '联系人', '统一社会信用代码', '设备购置明细', '设备名称']));
    expect(await titles(page)).not.toContain('申报日期');
    await desk.screen('studio-forms-imported');
    await page.getByRole('button', { name: /^撤销：/ }).click();
    await page.getByText('这张表单还没有内容').waitFor();
    await page.getByRole('button', { name: /^重做：/ }).click();
    await rows(page).filter({ hasText: '注册资金' }).waitFor();
  });
});

test('sections of a published programme are taken with their vocabularies; on a phone everything stands below each other', async () => {
  const id = await draft('forms-shared');
  for (const size of ['phone', 'narrow'] as const)
    await on.as(
      'designer',
      async (desk) => {
        const { page } = desk;
        await open(desk, id);
        await page.getByRole('button', { name: '取用其他章节' }).click();
        const dialog = page.getByRole('dialog', { name: '取用其他章节' });
        await dialog.getByLabel('来自').selectOption({ label: '创新型中小企业评价' });
        await dialog.getByRole('button', { name: '取用“企业基本信息”' }).click();
        await rows(page).filter({ hasText: '企业基本信息' }).first().waitFor();
        await rows(page).filter({ hasText: '统一社会信用代码' }).first().click();
        await desk.screen('studio-forms-shared');
      },
      size,
    );
});
