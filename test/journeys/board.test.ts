/** A supervisor's morning: where do we stand, who is late, what will be valid at the end of the year, and what was aimed at. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import { pdfText } from '../support/pdf-text.ts';
import { apply, bringTo, secondUscc } from '../support/sme.ts';
import { use } from './keys.ts';
import { stage } from './stage.ts';

const scene = stage();
const others = { clerk: 'luolong', inspectors: ['luolong', 'luolong2'], departments: ['market', 'safety', 'environment', 'tax'] };

test('the board leads from figures to cases, by mouse, keyboard and phone', async () => {
  const { world, as } = scene;
  const done = await apply(world);
  await bringTo(world, done.id, 'done');
  const late = await apply(world, { agent: 'agent2', legal: 'agent2', uscc: secondUscc });
  await bringTo(world, late.id, 'depts', others);
  await world.workingDays(30);
  await as('supervisor', async ({ page, open, screen }) => {
    await open('/workbench');
    await page.getByRole('link', { name: '工作调度' }).click();
    await page.getByRole('heading', { level: 1, name: '工作调度' }).waitFor();
    await page.getByText('请选择一个事项').waitFor();
    await page.getByText(/^数据截至/).waitFor();
    await screen('board');
    await page.getByRole('button', { name: '创新型中小企业评价' }).click();
    const funnel = page.getByRole('table', { name: /办理漏斗/ });
    await funnel.getByRole('row', { name: /^已提交/ }).waitFor();
    expect(
      await funnel
        .getByRole('row', { name: /^已列入名录/ })
        .getByRole('link')
        .first()
        .textContent(),
    ).toBe('1');
    await screen('board-programme');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^工作调度 .*\.xlsx$/);
    expect(
      readFileSync((await download.path()) as string)
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    // By keyboard: from the red light of the programme to the list, the case, and back where it was.
    const red = page.getByRole('link', { name: '创新型中小企业评价 红灯 1' });
    await use(page, red);
    await page.getByRole('heading', { level: 1, name: '办件名单' }).waitFor();
    await page.getByText('洛阳星河光电科技有限公司').waitFor();
    await screen('board-list');
    await page.getByRole('link', { name: '返回工作调度' }).click();
    await funnel.waitFor();
    await page
      .getByRole('link', { name: /红灯 \d+$/ })
      .last()
      .waitFor();
    await page.getByLabel('提交月份自').selectOption('2026-02');
    await page.getByLabel('提交月份至').selectOption('2025-01');
    await page.getByText('起始月份晚于截止月份').waitFor();
  });
  await as('supervisor', async ({ page, open, screen }) => {
    await open('/board/registries?on=2028-06-30');
    await page.getByRole('img', { name: /各月末有效数/ }).waitFor();
    await page.getByRole('button', { name: '设定目标' }).click();
    const dialog = page.getByRole('dialog', { name: '设定 2028 年目标' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请写明依据或原因，例如文件名称和文号。').waitFor();
    await dialog.getByLabel('目标（家）').fill('1000');
    await dialog.getByLabel('依据或原因').fill('《引育计划（2026-2028）》');
    await screen('board-target');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page
      .getByText(/差 999/)
      .first()
      .waitFor();
    await screen('board-registries');
    // Two days side by side, and in the workbook.
    await page.getByLabel('与另一日比较').fill('2026-01-01');
    const compared = page.getByRole('table', { name: /两日比较/ });
    await compared.getByRole('row', { name: /^合计/ }).getByText('+1', { exact: true }).waitFor();
    await screen('board-compared');
    const [workbook] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()]);
    expect(workbook.suggestedFilename()).toBe('名录与目标 2026-01-01–2028-06-30.xlsx');
    // On paper stands the same, of the same days.
    const [paper] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: '导出 PDF' }).press('Enter')]);
    await paper.close();
    const printed = await page.request.get(
      new URL((await page.getByRole('link', { name: '导出 PDF' }).getAttribute('href')) ?? '', page.url()).href,
    );
    expect(decodeURIComponent(printed.headers()['content-disposition'] ?? '')).toContain('名录与目标 2026-01-01–2028-06-30.pdf');
    const words = pdfText(await printed.body()).replace(/\s/g, '');
    for (const word of ['以2028-06-30为准', '差999家', '涧西区', '合计']) expect(words).toContain(word);
  });
  await as(
    'chief',
    async ({ page, open, screen }) => {
      await open('/board?programme=innovative-sme-evaluation');
      await page.getByRole('table', { name: /办理漏斗/ }).waitFor();
      await screen('board-programme');
      await open('/board/registries');
      await page.getByRole('img', { name: /各月末有效数/ }).waitFor();
      await screen('board-registries');
      await page.getByLabel('与另一日比较').fill('2026-01-01');
      await page.getByRole('table', { name: /两日比较/ }).waitFor();
      await screen('board-compared');
      await page.getByRole('button', { name: '取消比较' }).click();
      await page.getByRole('table', { name: /两日比较/ }).waitFor({ state: 'detached' });
      await page
        .getByRole('link', { name: /创新型中小企业.*1$/ })
        .first()
        .click();
      await page.getByText('洛阳晨曦精密轴承有限公司').waitFor();
      await screen('board-entries');
    },
    'phone',
  );
  await as('supervisor', async ({ page, open, screen }) => {
    await open('/board/snapshots');
    await page.getByRole('heading', { name: '2026-03 快照' }).waitFor();
    await page.getByRole('button', { name: '添加说明' }).click();
    const dialog = page.getByRole('dialog', { name: '添加说明' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请写明要说明的内容。').waitFor();
    await dialog.getByLabel('说明内容').fill('漏报一家，已在下月更正');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('漏报一家，已在下月更正').waitFor();
    await screen('board-snapshots');
  });
  await as('county', async ({ page, open, screen, expectRefusal }) => {
    await open('/workbench');
    expect(await page.getByRole('link', { name: '工作调度' }).count()).toBe(0);
    expectRefusal(403);
    await page.goto(new URL('/board', page.url()).href);
    await page.getByRole('alert').waitFor();
    await screen('board-refused');
  });
});

test('several registries stand in a line each, and one in full', async () => {
  const text = readFileSync(join(rootFolder(), 'test/definitions/limits/registry.json'), 'utf8');
  await (await scene.world.as('admin')).ask('POST', '/api/definitions', { package: JSON.parse(text) });
  for (const size of ['desktop', 'phone'] as const)
    await scene.as(
      'supervisor',
      async ({ page, open, screen }) => {
        await open('/board/registries');
        const all = page.getByRole('table', { name: '各名录' });
        await all
          .getByRole('row')
          .filter({ hasText: '创新型中小企业名录' })
          .getByRole('link', { name: '创新型中小企业名录', exact: true })
          .waitFor();
        await page.getByRole('region', { name: '创新型中小企业名录', exact: true }).waitFor();
        await use(page, all.getByRole('link', { name: '优质企业名录', exact: true }));
        await page.waitForURL(/registry=quality/);
        const one = page.getByRole('region', { name: '优质企业名录', exact: true });
        await one.getByRole('table', { name: /逐月有效数/ }).waitFor();
        await expect.poll(() => one.evaluate((section) => section.parentElement === document.activeElement)).toBe(true);
        await screen('board-registries-several');
      },
      size,
    );
});
