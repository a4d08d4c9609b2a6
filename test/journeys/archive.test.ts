/** 归档与保管 on the screen: times are set with what they would move, cases archived, the archive verified; an auditor looks on. */
import { expect, test } from 'vitest';
import { apply } from '../support/sme.ts';
import { opened, retype, sent, use } from './keys.ts';
import { stage } from './stage.ts';

const scene = stage();
const { as } = scene;

test.each(['desktop', 'phone'] as const)('an administrator looks at an archive that is empty, on a %s', async (size) => {
  await as(
    'admin',
    async (desk) => {
      await desk.open('/admin/archive');
      await desk.page.getByText('档案中还没有办件。').waitFor();
      await desk.page.getByText('还没有归档过办件').waitFor();
      expect(await desk.page.getByRole('button', { name: /^立即归档/ }).count()).toBe(0);
      await desk.screen('admin-archive-empty');
    },
    size,
  );
});

test('an administrator sets the time, archives and verifies by keyboard; an auditor reads it on a phone, and finds the case', async () => {
  const kase = await apply(scene.world);
  await (await scene.world.as('agent')).ask('POST', `/api/cases/${kase.id}/withdraw`, { reason: '改报下一年度' });
  await scene.server.move({ date: '2027-04-01' });
  await as('admin', async (desk) => {
    const { page } = desk;
    await desk.open('/admin/archive');
    const dialog = await opened(page, '设定归档时间：创新型中小企业评价');
    await retype(page, dialog.getByLabel('办结后多少个月归档'), '0');
    await use(page, dialog.getByRole('button', { name: '保存', exact: true }));
    await dialog.getByText('请填写 1 至 999 的整数').first().waitFor();
    await retype(page, dialog.getByLabel('办结后多少个月归档'), '12');
    await dialog.getByText('按办结满 12 个月，现在有 1 件会归档').waitFor();
    await desk.screen('admin-archive-set');
    await sent(page, dialog, '保存');
    await page.getByText('办结满 12 个月').waitFor();
    const now = await opened(page, '立即归档：创新型中小企业评价');
    await now.getByText(/现有 1 件可以归档/).waitFor();
    await desk.screen('admin-archive-now');
    await use(page, now.getByRole('button', { name: '立即归档', exact: true }));
    await now.getByText('已归档 1 件。').waitFor();
    await page.keyboard.press('Escape');
    await now.waitFor({ state: 'detached' });
    await page.getByText('归档 1 件', { exact: true }).waitFor();
    await use(page, page.getByRole('button', { name: '立即核对', exact: true }));
    await page.getByText('无误').waitFor();
    await desk.screen('admin-archive');
  });
  await as(
    'auditor',
    async (desk) => {
      const { page } = desk;
      await desk.open('/admin/archive');
      await page.getByText('无误').waitFor();
      expect(await page.getByRole('button', { name: '取回办件', exact: true }).count()).toBe(0);
      expect(await page.getByRole('button', { name: /^设定归档时间/ }).count()).toBe(0);
      await desk.screen('admin-archive');
      await page.getByRole('link', { name: '查看已归档的办件' }).click();
      await page.getByRole('button', { name: '已归档', pressed: true }).waitFor();
      await page.getByText(kase.number).first().waitFor();
    },
    'phone',
  );
  await as(
    'admin',
    async (desk) => {
      const { page } = desk;
      await desk.open('/admin/archive');
      const dialog = await opened(page, '取回办件');
      await dialog.getByRole('button', { name: '取回办件', exact: true }).click();
      await dialog.getByText('请写明取回理由').waitFor();
      await dialog.getByLabel('办件编号').fill('CX000000000000');
      await dialog.getByLabel('取回理由').fill('企业来信，需补发文书');
      desk.expectRefusal(404);
      await dialog.getByRole('button', { name: '取回办件', exact: true }).click();
      await dialog.getByText('档案中没有这个编号的办件，请核对。').waitFor();
      await desk.screen('admin-archive-restore');
      await dialog.getByLabel('办件编号').fill(kase.number);
      await sent(page, dialog, '取回办件');
      await page.getByText('取回 1 件', { exact: true }).waitFor();
    },
    'phone',
  );
});
