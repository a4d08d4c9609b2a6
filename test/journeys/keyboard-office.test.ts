/** By the keyboard alone: proceedings against an entry from the clue to the revocation, a programme published from a file, a migration. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import type { Desk } from './desk.ts';
import { announced, date, expectFocus, expectWrong, goTo, press, select, type, use } from './keys.ts';
import { stage } from './stage.ts';

const scene = stage('limits/registry', 'equipment-grant');
const { as, applied } = scene;
const grant = readFileSync(join(rootFolder(), 'test/definitions/equipment-grant.json'), 'utf8');

/** Presses the button that opens a dialog of the same name, and gives the dialog. */
async function opened(page: Page, name: string) {
  await use(page, page.getByRole('main').getByRole('button', { name, exact: true }));
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  await expectFocus(page);
  return dialog;
}

test('a clue is noted, investigated, answered by the enterprise, and the entry revoked', async () => {
  const { id } = await applied('limit-registry', { project: '轴承' });
  const { certificate } = await (await scene.world.as('city')).complete(id, 'grant', { data: { decidedOn: '2026-02-10' } });
  const address = (certificate?.entry ?? '').replace('.', '~');
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/registries');
    await use(page, page.getByRole('main').getByRole('link', { name: '优质企业名录' }));
    await use(page, page.locator(`main a[href*="${address}"]`));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectFocus(page);
    const dialog = await opened(page, '登记线索');
    await use(page, dialog.getByRole('button', { name: '登记线索' }));
    await expectWrong(page, dialog.getByLabel('事由'), '请填写');
    await press(page, 'ArrowDown');
    await type(page, dialog.getByLabel('事实与理由'), '专利证书系伪造');
    await use(page, dialog.getByRole('button', { name: '登记线索' }));
    await page.getByText(/^线索待核实/).waitFor();
    await expectFocus(page);
  });
  await as('chief', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/registries/quality/${address}`);
    const dialog = await opened(page, '核实并告知');
    // Left with Escape, the focus is on the button again.
    await press(page, 'Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('核实并告知');
    await opened(page, '核实并告知');
    await type(page, dialog.getByLabel('事实与理由'), '经核实，证书不存在');
    await use(page, dialog.getByRole('button', { name: '核实并告知' }));
    await page.getByText('已核实，等待企业陈述、申辩').waitFor();
    await expectFocus(page);
  });
  await as('agent', async (desk) => {
    const { page } = desk;
    await desk.open(`/portal/certificates/${address}`);
    const dialog = await opened(page, '陈述、申辩');
    await type(page, dialog.getByLabel('事实与理由'), '我公司不知情');
    await use(page, dialog.getByRole('button', { name: '陈述、申辩' }));
    await page.getByText('企业已陈述、申辩，等待决定').waitFor();
    await expectFocus(page);
  });
  await as('chief', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/registries/quality/${address}`);
    const dialog = await opened(page, '撤销');
    await type(page, dialog.getByLabel('事实与理由'), '陈述不成立');
    await date(page, dialog.getByLabel('生效日期'), ['2026', '03', '01']);
    await use(page, dialog.getByRole('button', { name: '撤销', exact: true }));
    await page.getByRole('list', { name: '状态变更' }).getByText('已撤销').first().waitFor();
    await expectFocus(page);
  });
});

/** Asks for something about running cases, in its dialog, with the reason. */
async function ask({ page }: Desk, name: string): Promise<void> {
  await use(page, page.getByRole('main').getByRole('button', { name }).first());
  const dialog = page.getByRole('dialog');
  await type(page, dialog.getByLabel('理由'), '新版已发布');
  await use(page, dialog.getByRole('button', { name }));
  await page.getByText('您是提请人', { exact: false }).waitFor();
  await expectFocus(page);
}

test('a programme is published from a file, and running cases are migrated and taken back', async () => {
  const { id } = await applied('equipment-grant', { amount: 100, note: '更新数控机床' });
  const second = grant.replaceAll('"county"', '"district"').replace('县区审核', '区县初审');
  await as('admin', async (desk) => {
    const { page } = desk;
    page.on('filechooser', () => {});
    await desk.open('/workbench/definitions');
    await use(page, page.getByRole('link', { name: '从文件发布' }));
    await page.getByRole('heading', { level: 1, name: '从文件发布' }).waitFor();
    await expectFocus(page);
    const choose = async (content: string) => {
      await goTo(page, page.getByLabel('事项文件'));
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'Enter')]);
      await chooser.setFiles({ name: '设备补贴.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    };
    await choose('{"workflow":');
    await announced(page, '不是有效的 JSON');
    await expectFocus(page);
    await choose(second);
    await page.getByRole('heading', { name: '与第 1 版相比' }).waitFor();
    await expectFocus(page);
    await use(page, page.getByRole('button', { name: '发布第 2 版' }));
    await use(page, page.getByRole('dialog').getByRole('button', { name: '发布第 2 版' }));
    await page.getByText('已发布第 2 版').waitFor();
    await page.getByRole('heading', { level: 3, name: '第 2 版' }).waitFor();
    await expectFocus(page);
  });
  await as('designer', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/definitions/equipment-grant');
    await use(page, page.getByRole('link', { name: '迁移在办办件' }));
    await page.getByLabel('“县区审核”转到').waitFor();
    await expectFocus(page);
    await select(page, page.getByLabel('“县区审核”转到'), '区县初审');
    await use(page, page.getByRole('button', { name: '预览' }));
    await page.getByRole('list', { name: '逐件预览' }).getByText('县区审核 → 区县初审').waitFor();
    await expectFocus(page);
    await ask(desk, '提请迁移');
  });
  await as('designer2', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/definitions/equipment-grant/migrate');
    await page.getByRole('list', { name: '逐件预览' }).getByText('县区审核 → 区县初审').waitFor();
    await use(page, page.getByRole('button', { name: '不同意' }));
    await type(page, page.getByLabel('复核意见'), '核对无误');
    await use(page, page.getByRole('button', { name: '同意并迁移' }));
    await page.getByText('已迁移 1 件，0 件留在原版本。').waitFor();
    await expectFocus(page);
    await ask(desk, '提请撤销');
    await use(page, page.getByRole('button', { name: '撤回提请' }));
    await page.getByText('已撤回', { exact: true }).waitFor();
    await expectFocus(page);
    await ask(desk, '提请撤销');
  });
  await as('designer', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/definitions/equipment-grant/migrate');
    await use(page, page.getByRole('button', { name: '同意并撤销' }));
    await page.getByText('已撤销 1 件，0 件不能撤销。').waitFor();
    await expectFocus(page);
  });
  expect((await (await scene.world.as('county')).kase(id)).tasks.map(({ step }) => step)).toEqual(['county']);
});
