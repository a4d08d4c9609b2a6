/** At 320 px and at 200 %: what stands on a screen for a moment only, while filling in an application and in the office. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { paths } from '../../designer/app/paths.ts';
import { writeWorkbook } from '../../designer/renderers/table/xlsx-write.ts';
import { wb } from '../../designer/workbench/paths.ts';
import { rootFolder } from '../../engine/main.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import { pdfPage } from '../support/files.ts';
import { applicationOf, apply, firstUscc, programme, secondUscc, windowOf } from '../support/sme.ts';
import type { Desk } from './desk.ts';
import { announced } from './keys.ts';
import { stage } from './stage.ts';

const grant = readFileSync(join(rootFolder(), 'test/definitions/equipment-grant.json'), 'utf8');
const scene = stage('limits/registry', 'equipment-grant');
const as = (login: string, errand: (desk: Desk) => Promise<void>) => scene.as(login, errand, 'narrow');
const product = '主导产品名称';

/** A draft of the first enterprise's agent. */
async function draft() {
  const agent = await scene.world.as('agent');
  const kase = await agent.open({ programme, uscc: firstUscc, window: await windowOf(agent), applyType: 'new' });
  await agent.draft(kase.id, { ...(await applicationOf(agent)), licence: undefined }, 0);
  const task = await agent.task(kase.id);
  return { agent, id: kase.id, at: (section = '') => paths.task(kase.id, task.id, section) };
}

test('what was filled in last year, and two drafts that differ', async () => {
  const first = await apply(scene.world, { change: { mainProduct: '去年的主轴轴承' } });
  await (await scene.world.as('county')).complete(first.id, 'refuse', { reason: '不属于本地企业。' });
  const { agent, id, at } = await draft();
  await as('agent', async (desk) => {
    const { page } = desk;
    for (const status of [0, 409]) desk.expectRefusal(status);
    await desk.open(at());
    await page.getByRole('button', { name: '带入上次填写的内容' }).click();
    await page.getByRole('dialog').getByText('声明和签署须重新作出', { exact: false }).waitFor();
    await desk.screen('narrow-copy');
    await page.keyboard.press('Escape');
    await desk.open(at('3'));
    await page.getByLabel(product).waitFor();
    await page.route('**/api/stream', (route) => route.abort());
    await desk.context.setOffline(true);
    await page.getByLabel(product).fill('乙方所填：适用于高档数控机床的高速精密主轴轴承单元（含陶瓷球）');
    const { draft: current } = await agent.task(id);
    await agent.draft(id, { ...current?.data, mainProduct: '甲方所填' }, current?.version ?? 0);
    await page.locator('.lz-save-offline').first().waitFor();
    await desk.context.setOffline(false);
    await page.getByRole('dialog', { name: '同一内容被同时修改' }).getByText('甲方所填').waitFor();
    await desk.screen('narrow-conflict');
    await page.getByRole('dialog').getByRole('radio').nth(1).check();
    await page.getByRole('dialog').getByRole('button', { name: '按所选保存' }).click();
    await page.locator('.lz-save-saved').first().waitFor();
    // An upload whose line breaks.
    await desk.open(at('8'));
    await page.route('**/api/uploads/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort('connectionreset') : route.continue(),
    );
    const name = '洛阳晨曦精密轴承有限公司营业执照（副本）扫描件-20260302.pdf';
    const buffer = Buffer.concat([pdfPage('large'), Buffer.alloc(3 * 1024 * 1024, 37)]);
    await page.getByLabel('营业执照').setInputFiles({ name, mimeType: 'application/pdf', buffer });
    await page.getByText(/网络恢复后自动续传/).waitFor();
    await desk.screen('narrow-upload-cut');
    await page.getByRole('button', { name: `取消上传 ${name}` }).click();
    await page.getByText(name, { exact: true }).waitFor({ state: 'detached' });
  });
});

const columns = Object.fromEntries(
  ['编号', '设备名称', '规格型号', '生产厂家', '购置日期', '用途', '备注'].map((title, at) => [`c${at}`, { type: 'string', title }]),
);
const tables = {
  workflow: {
    ...{ id: 'two-tables', title: '设备清单备案', owner: 'miit-luoyang', legalKind: 'service', start: 'apply' },
    steps: {
      apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'done' },
      done: { type: 'end', title: '备案', outcome: 'granted' },
    },
  },
  forms: {
    application: {
      ...{ id: 'application', title: '备案表' },
      schema: {
        type: 'object',
        properties: {
          few: {
            ...{ type: 'array', title: '研发人员' },
            items: { type: 'object', properties: { name: { type: 'string', title: '姓名' }, age: { type: 'integer', title: '年龄' } } },
          },
          many: { type: 'array', title: '设备', items: { type: 'object', properties: columns } },
        },
      },
      uischema: {
        type: 'VerticalLayout',
        elements: ['few', 'many'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
      },
    },
  },
  vocabularies: {},
} as unknown as ProgrammePackage;
beforeAll(async () => {
  await (await scene.world.as('admin')).ask('POST', '/api/definitions', { package: tables });
});

test('cells from a spreadsheet, pasted and imported, before and after they count', async () => {
  const { id } = await (await scene.world.as('agent2')).open({ programme: 'two-tables', uscc: secondUscc });
  await as('agent2', async (desk) => {
    const { page } = desk;
    await desk.open(paths.task(id, `${id}.1`));
    for (const at of [0, 1]) await page.getByText('从 Excel 填写或导出').nth(at).click();
    const paste = page.getByLabel('在此粘贴从 Excel 复制的单元格');
    await paste.first().fill('姓名\t年龄\t籍贯\n王建国\t四十\t洛阳\n李卫东\t38\t孟津');
    await page.getByText('读到 2 行').waitFor();
    await desk.screen('narrow-paste');
    await page.getByRole('button', { name: '添加这 2 行' }).press('Enter');
    // The button is gone, and the focus is where one may paste more.
    await announced(page, '已添加 2 行');
    expect(await paste.first().evaluate((element) => element === document.activeElement)).toBe(true);
    const rows = [
      Object.values(columns).map(({ title }) => title),
      ['SB-001', '高精度数控轴承磨床', 'MK2110/1', '无锡机床股份有限公司', '2025-06-30', '内圈磨削', ''],
    ];
    const buffer = Buffer.from(writeWorkbook('设备', rows, [12, 20]));
    const chooser = page.locator('input[type=file]').nth(1);
    await chooser.setInputFiles({ name: '设备.xlsx', mimeType: 'application/octet-stream', buffer });
    await page.getByText('读到 1 行').waitFor();
    await desk.screen('narrow-import');
    await page.getByRole('button', { name: '添加这 1 行' }).click();
    await page.getByRole('button', { name: '编辑第 1 项' }).last().click();
    await page.getByRole('group', { name: '第 1 项' }).waitFor();
    await desk.screen('narrow-imported');
  });
});

test('a yearly update that is refused, then done', async () => {
  const { id } = await scene.applied('limit-registry', { project: '轴承' });
  const { certificate } = await (await scene.world.as('city')).complete(id, 'grant', { data: { decidedOn: '2025-02-10' } });
  const entry = certificate?.entry ?? '';
  await as('agent', async (desk) => {
    const { page } = desk;
    await desk.open(paths.entry(entry));
    await page.getByRole('link', { name: '填写年度更新' }).click();
    await page.getByRole('heading', { level: 1, name: /年度信息更新$/ }).waitFor();
    await desk.screen('narrow-update');
    await page.getByRole('button', { name: '提交更新' }).click();
    await page.getByRole('region', { name: /需要修改/ }).waitFor();
    await desk.screen('narrow-update-refused');
  });
});

test('a migration that was run and taken back', async () => {
  await scene.applied('equipment-grant', { amount: 100, note: '更新数控机床' });
  await (await scene.world.as('admin')).ask('POST', '/api/definitions', {
    package: JSON.parse(grant.replaceAll('"county"', '"district"').replace('县区审核', '区县初审')),
  });
  await as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(wb.migrate('equipment-grant'));
    await page.getByLabel('“县区审核”转到').selectOption('district');
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByRole('list', { name: '逐件预览' }).getByText('县区审核 → 区县初审').waitFor();
    await desk.screen('narrow-migration-preview');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: '提请迁移' }).click();
    await dialog.getByLabel('理由').fill('新版已发布');
    await desk.screen('narrow-migration-confirm');
    await dialog.getByRole('button', { name: '提请迁移' }).click();
    await page.getByText('您是提请人', { exact: false }).waitFor();
    await desk.screen('narrow-migration-asked');
  });
  await as('designer2', async (desk) => {
    const { page } = desk;
    await desk.open(wb.migrate('equipment-grant'));
    await page.getByRole('list', { name: '逐件预览' }).getByText('县区审核 → 区县初审').waitFor();
    await desk.screen('narrow-migration-decide');
    await page.getByRole('button', { name: '同意并迁移' }).click();
    await page.getByText('已迁移 1 件，0 件留在原版本。').waitFor();
    await desk.screen('narrow-migration-done');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: '提请撤销' }).first().click();
    await dialog.getByLabel('理由').fill('迁移有误');
    await dialog.getByRole('button', { name: '提请撤销' }).click();
    await page.getByText('您是提请人', { exact: false }).waitFor();
  });
  await as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(wb.migrate('equipment-grant'));
    await page.getByRole('button', { name: '同意并撤销' }).click();
    await page.getByText('已撤销 1 件，0 件不能撤销。').waitFor();
    await desk.screen('narrow-migration-undone');
    await desk.open(wb.definition('equipment-grant'));
    await page.getByRole('heading', { name: '比较版本' }).waitFor();
    await desk.screen('narrow-versions');
  });
});
