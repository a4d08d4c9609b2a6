/** Those who work away from their desk: an expert scores and an inspector verifies, on a telephone as on a wide screen. */
import { test } from 'vitest';
import { apply, bringTo } from '../support/sme.ts';
import type { Desk } from './desk.ts';
import { stage } from './stage.ts';

const scene = stage('panel');
const sizes = ['desktop', 'phone'] as const;

test('an expert gives marks, is told what is out of bounds meanwhile', async () => {
  const admin = await scene.world.as('admin');
  for (const [index, login] of ['county', 'county2', 'luolong', 'market', 'safety', 'tax'].entries())
    await admin.ask('POST', '/api/experts', { pool: 'experts', login, skills: index < 2 ? ['automation', 'finance'] : ['automation'] });
  const { id } = await scene.applied('smart-workshop', { fields: ['automation'] });
  const city = await scene.world.as('city');
  const experts = (await city.kase(id)).tasks.flatMap(({ kind, assignee }) =>
    kind === 'score' ? [assignee?.replace('user-', '') ?? ''] : [],
  );
  for (const [index, size] of sizes.entries())
    await scene.as(
      experts[index] ?? '',
      async (desk) => {
        const { page, open, screen } = desk;
        await open(`/workbench/cases/${id}`);
        await page.getByRole('heading', { name: '回避申报' }).waitFor();
        await screen('away-declare');
        await page.getByRole('button', { name: '没有应当回避的情形，开始评分' }).click();
        await openDecision(desk, size, '专家评审');
        await screen('away-score-empty');
        await page.getByLabel('基础条件').fill('26');
        await page.getByLabel('工厂建设').fill('99');
        await page.getByLabel('运营管理').fill('22');
        await page.getByRole('button', { name: /^提交/ }).click();
        await screen('away-score-wrong');
        await page.getByLabel('工厂建设').fill('30.5');
        await page.getByRole('status').getByText('78.5').waitFor();
        await screen('away-score');
      },
      size,
    );
});

test('an inspector enters what was found on the site, beside what was declared', async () => {
  const { id } = await apply(scene.world);
  await bringTo(scene.world, id, 'verify');
  for (const size of sizes)
    await scene.as(
      'county',
      async (desk) => {
        const { page, open, screen } = desk;
        await open(`/workbench/cases/${id}`);
        const spent = page.getByLabel('上年度研发费用 · 核定值');
        await spent.fill('280');
        await page.getByText('−20 万元', { exact: false }).first().waitFor();
        await screen('away-verify');
        await openDecision(desk, size, '材料审核与现场核查');
        await screen('away-verify-decision');
      },
      size,
    );
});

/** On a telephone the decision lies behind a button. */
async function openDecision({ page }: Desk, size: (typeof sizes)[number], step: string): Promise<void> {
  if (size === 'phone') await page.getByRole('button', { name: `办理：${step}` }).click();
  await page.getByRole('group', { name: '办理结果' }).or(page.getByLabel('基础条件')).first().waitFor();
}
