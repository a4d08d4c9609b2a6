/** Steps carried into another programme where the browser gives no clipboard: what comes along, what is lacking, and that both are told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import type { DraftDto } from '../../engine/model/dto/studio.ts';
import type { ProgrammeDocument, ProgrammeTemplate } from '../../engine/model/studio.ts';
import { expectFocus, goTo, press } from './keys.ts';
import { stage } from './stage.ts';

const scene = stage();

async function drafted(input: object): Promise<string> {
  return (await (await scene.world.as('designer')).ask<DraftDto>('POST', '/api/studio/drafts', input)).id;
}
/** A programme that has nothing of the copied steps' own. */
async function appeal(id: string): Promise<string> {
  const read = JSON.parse(readFileSync(join(rootFolder(), 'workflows/templates/appeal.json'), 'utf8')) as ProgrammeTemplate;
  if (read.kind !== 'programme') throw new Error('appeal');
  return drafted({ document: { ...read.document, workflow: { ...read.document.workflow, id, title: '异议处理', owner: 'miit-luoyang' } } });
}
async function saved(page: Page, draft: string): Promise<ProgrammeDocument> {
  await page.locator('.st-save[data-state="saved"]').waitFor();
  return (await (await scene.world.as('designer')).ask<DraftDto>('GET', `/api/studio/drafts/${draft}`)).document;
}
/** The browser lets nobody read its clipboard. */
async function withoutClipboard(page: Page): Promise<void> {
  await page.context().grantPermissions([]);
  const read = await page.evaluate(() =>
    navigator.clipboard.readText().then(
      () => 'read',
      () => 'refused',
    ),
  );
  expect(read).toBe('refused');
}
const card = (page: Page, step: string) => page.locator(`[data-step="${step}"]`);

test('with the mouse: positions, forms and parameters come along, and what the other programme lacks is named', async () => {
  const [from, to] = [await drafted({ programme: 'innovative-sme-evaluation' }), await appeal('paste-mouse')];
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`/studio/${from}/flow`);
    await withoutClipboard(page);
    await card(page, '/steps/verify').click();
    await card(page, '/steps/score').click({ modifiers: ['Control'] });
    await page.getByText('已选 2 个环节').waitFor();
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('button', { name: '复制', exact: true }).click();
    await desk.open(`/studio/${to}/flow`);
    const before = (await saved(page, to)).workflow;
    await card(page, `/steps/${before.start}`).click();
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('button', { name: '粘贴', exact: true }).click();
    const told = page.getByRole('dialog', { name: '已粘贴 2 个环节' });
    await told.getByRole('listitem').filter({ hasText: '岗位“县区核查员”' }).waitFor();
    const lines = await told.getByRole('listitem').allTextContents();
    expect(lines).toEqual(
      expect.arrayContaining(['表单“现场核查意见”', '申请表的字段“申报路径”', '评分表或决策表“创新型中小企业评价指标”']),
    );
    await desk.screen('studio-paste-told');
    await told.getByRole('button', { name: '知道了' }).click();
    const { workflow, forms } = await saved(page, to);
    expect(workflow.roles).toHaveProperty('county-inspector');
    expect(forms).toHaveProperty('inspection');
    expect(Object.values(workflow.steps).map(({ title }) => title)).toEqual(expect.arrayContaining(['材料审核与现场核查', '按核定值计分']));
  });
});

test('by keys alone: pasted from what was kept, told, and back at the pasted step; without anything kept the person pastes', async () => {
  const [from, to] = [await drafted({ programme: 'innovative-sme-evaluation' }), await appeal('paste-keys')];
  let text = '';
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`/studio/${from}/flow?at=${encodeURIComponent('workflow#/steps/verify')}`);
    await withoutClipboard(page);
    await goTo(page, card(page, '/steps/verify'));
    await press(page, 'Control+c');
    text = await page.evaluate(() => localStorage.getItem('lz.studio.steps') ?? '');
    await desk.open(`/studio/${to}/flow`);
    const { start } = (await saved(page, to)).workflow;
    await goTo(page, card(page, `/steps/${start}`));
    await press(page, 'Control+v');
    const told = page.getByRole('dialog', { name: '已粘贴 1 个环节' });
    await goTo(page, told.getByRole('button', { name: '知道了' }));
    await press(page, 'Enter');
    await told.waitFor({ state: 'detached' });
    await page.locator('[data-step="/steps/verify"][aria-current="step"]').waitFor();
    await expectFocus(page);
    expect((await saved(page, to)).workflow.steps).toHaveProperty('verify');
  });
  // Another browser: nothing was copied there.
  const other = await appeal('paste-other');
  await scene.as(
    'designer',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/studio/${other}/flow`);
      await withoutClipboard(page);
      const { start } = (await saved(page, other)).workflow;
      await goTo(page, card(page, `/steps/${start}`));
      await press(page, 'Control+v');
      const asked = page.getByRole('dialog', { name: '粘贴环节' });
      const box = asked.getByRole('textbox');
      await box.fill('随便什么文字');
      await asked.getByText('剪贴板中没有流程环节').waitFor();
      await box.fill(text);
      await page.getByRole('dialog', { name: '已粘贴 1 个环节' }).waitFor();
      await desk.screen('studio-paste-told-phone');
    },
    'phone',
  );
});
