/**
 * A designer sees what changed between two versions and asks to take the running cases over; another one decides: preview, refusal,
 * taking back, undo. The administrator
 * publishes from a file and restores a version at once; designers do that by the studio, two together.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import { stage } from './stage.ts';

const uscc = '91410305MA9XTE0263';
const text = readFileSync(join(rootFolder(), 'test/definitions/equipment-grant.json'), 'utf8');
/** The county's step is called otherwise and has more time; the note must be given. */
const second = JSON.parse(
  text.replaceAll('"county"', '"district"').replace('县区审核', '区县初审').replace('"amount": 5', '"amount": 15'),
) as ProgrammePackage;
const third = { ...second, forms: { application: structuredClone(second.forms.application) } } as unknown as {
  forms: { application: { schema: { required: string[] } } };
};
third.forms.application.schema.required = ['amount', 'note'];

const scene = stage();
const publish = async (pkg: unknown) => (await scene.world.as('admin')).ask<{ hash: string }>('POST', '/api/definitions', { package: pkg });
const apply = async (data: object) => {
  const agent = await scene.world.as('agent');
  const kase = await agent.open({ programme: 'equipment-grant', uscc });
  return (await agent.complete(kase.id, 'submit', { data })).id;
};
const preview = async (page: Page) => {
  await page.getByRole('button', { name: '预览' }).click();
  return page.getByRole('list', { name: '逐件预览' });
};
/** Asks for something about running cases, in its dialog, with the reason. */
const askFor = async (page: Page, name: '提请迁移' | '提请撤销', reason: string) => {
  await page.getByRole('main').getByRole('button', { name }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill(reason);
  await dialog.getByRole('button', { name }).click();
  await dialog.waitFor({ state: 'hidden' });
};

test('what changed is read in words; running cases are previewed, and migrated and taken back by two people', async () => {
  await publish(JSON.parse(text));
  const noted = await apply({ amount: 100, note: '更新数控机床' });
  const bare = await apply({ amount: 60 });
  const { hash } = await publish(third);
  const place = '/workbench/definitions/equipment-grant';
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(place);
    await page.getByRole('heading', { name: '比较版本' }).waitFor();
    expect(await page.getByRole('button', { name: /^恢复第/ }).count()).toBe(0);
    await page.getByText('在办 2 件', { exact: true }).waitFor();
    await page.getByText('影响在办办件').first().waitFor();
    await desk.screen('versions');
    await page.getByRole('link', { name: '迁移在办办件' }).click();
    await page.getByLabel('“县区审核”转到').selectOption('');
    await preview(page);
    await page.getByRole('alert').getByText('填报申请 → 县区审核').first().waitFor();
    await desk.screen('migration-unsafe');
    await page.getByLabel('“县区审核”转到').selectOption('district');
    await page.getByLabel('期限').selectOption('recompute');
    const cases = await preview(page);
    await cases.getByText('县区审核 → 区县初审').waitFor();
    await cases.getByText('留在原版本').waitFor();
    await desk.screen('migration-preview');
    await askFor(page, '提请迁移', '补助办法已修订');
    await page.getByText('您是提请人', { exact: false }).waitFor();
    await preview(page);
    await page.getByText('已有一项提请在等待复核', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: '提请迁移' }).count()).toBe(0);
    await desk.screen('migration-asked');
    expect((await (await scene.world.as('county')).kase(noted)).definitionHash).not.toBe(hash);
  });
  await scene.as('designer2', async (desk) => {
    const { page } = desk;
    // The message leads to what is to be decided.
    await desk.open('/messages');
    await page.getByText('请复核：“设备更新补助”在办办件的迁移').waitFor();
    await desk.screen('migration-message');
    await page.getByRole('link', { name: '查看提请' }).first().click();
    await page.getByText('秦岚提请迁移', { exact: false }).waitFor();
    await page.getByRole('list', { name: '逐件预览' }).getByText('留在原版本').waitFor();
    await page.getByRole('button', { name: '不同意' }).click();
    await page.getByText('请填写不同意的理由').waitFor();
    await desk.screen('migration-to-decide');
    await page.getByRole('button', { name: '同意并迁移' }).click();
    await page.getByText('已迁移 1 件，1 件留在原版本。').waitFor();
    await desk.screen('migration-done');
    expect((await (await scene.world.as('county')).kase(noted)).definitionHash).toBe(hash);
    await askFor(page, '提请撤销', '期限应保留');
    await page.getByText('您是提请人', { exact: false }).waitFor();
  });
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`${place}/migrate`);
    await page.getByRole('button', { name: '同意并撤销' }).click();
    await page.getByText('已撤销 1 件，0 件不能撤销。').waitFor();
    await desk.screen('migration-undone');
    for (const id of [noted, bare]) expect((await (await scene.world.as('county')).kase(id)).definitionHash).not.toBe(hash);
  });
  await scene.as(
    'designer',
    async (desk) => {
      await desk.open(`${place}/migrate`);
      const cases = await preview(desk.page);
      await cases.getByText('留在原版本').waitFor();
      await desk.screen('migration-preview');
    },
    'phone',
  );
});

test('a programme is published from a file: what is wrong is listed with its place, what changes is read first', async () => {
  const place = '/workbench/definitions';
  const file = (content: unknown) => ({
    name: '设备补贴.json',
    mimeType: 'application/json',
    buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  });
  const lost = JSON.parse(text.replace('"county"', '"conty"')) as ProgrammePackage;
  const fourth = JSON.parse(
    JSON.stringify(third)
      .replaceAll(/\bnote\b/g, 'remark')
      .replace('"amount": 15', '"amount": 20'),
  ) as object;
  await scene.as('admin', async (desk) => {
    const { page } = desk;
    await desk.open(place);
    await page.getByRole('link', { name: '从文件发布' }).click();
    const input = page.getByLabel('事项文件');
    await input.setInputFiles(file('{"workflow":\n {"id": }}'));
    await page.getByRole('alert').getByText('不是有效的 JSON', { exact: false }).waitFor();
    await desk.screen('publish-not-json');
    await input.setInputFiles(file(lost));
    await page.getByText(/^有 \d+ 处错误，不能发布/).waitFor();
    expect(await page.getByRole('button', { name: /^发布第/ }).count()).toBe(0);
    await page.getByText('workflow#/steps', { exact: false }).first().waitFor();
    await desk.screen('publish-unsound');
    await input.setInputFiles(file(JSON.parse(text)));
    await page.getByText('内容与以前的第 1 版相同', { exact: false }).waitFor();
    await input.setInputFiles(file({ format: 'liuzhuan-programme-1', ...fourth, scenarios: null }));
    await page.getByRole('heading', { name: '与第 2 版相比' }).waitFor();
    await page.getByText('影响在办办件').first().waitFor();
    await desk.screen('publish-changes');
    await page.getByRole('button', { name: '发布第 3 版' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发布第 3 版' }).click();
    await page.getByText('已发布第 3 版').waitFor();
    await page.getByRole('heading', { level: 3, name: '第 3 版' }).waitFor();
  });
});

test('values are said where names do not say them; a migration is taken back from the list; an earlier version is restored', async () => {
  const bare = await apply({ amount: 80, remark: '更新机床' });
  await publish(JSON.parse(JSON.stringify(third).replaceAll(/\bnote\b/g, 'purpose')));
  const place = '/workbench/definitions/equipment-grant';
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`${place}/migrate`);
    await page.getByLabel('原版本').selectOption({ index: 1 });
    const value = page.getByLabel(/的值$/);
    await value.selectOption('');
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByRole('list', { name: '逐件预览' }).getByText('留在原版本').waitFor();
    await value.selectOption(':feel');
    await page.getByLabel(/的表达式$/).fill('application.remark');
    const cases = await preview(page);
    await cases.getByText('可迁移').waitFor();
    await desk.screen('migration-values');
    // Asked for, taken back, refused, and asked for again.
    await askFor(page, '提请迁移', '字段已更名');
    await page.getByRole('button', { name: '撤回提请' }).click();
    await page.getByText('已撤回', { exact: true }).waitFor();
    await preview(page);
    await askFor(page, '提请迁移', '字段已更名');
    await page.getByText('待复核', { exact: true }).waitFor();
  });
  await scene.as('designer2', async (desk) => {
    const { page } = desk;
    await desk.open(`${place}/migrate`);
    await page.getByLabel('复核意见').fill('请先通知企业');
    await page.getByRole('button', { name: '不同意' }).click();
    await page.getByText('方晓 不同意，于', { exact: false }).waitFor();
  });
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`${place}/migrate`);
    await page.getByText('请先通知企业').waitFor();
    await desk.screen('migration-refused');
    await page.getByLabel('原版本').selectOption({ index: 1 });
    await page.getByLabel(/的值$/).selectOption(':feel');
    await page.getByLabel(/的表达式$/).fill('application.remark');
    await preview(page);
    await askFor(page, '提请迁移', '已通知企业');
    await page.getByText('待复核', { exact: true }).waitFor();
  });
  await scene.as('designer2', async (desk) => {
    const { page } = desk;
    await desk.open(`${place}/migrate`);
    await page.getByRole('button', { name: '同意并迁移' }).click();
    await page.getByText('已迁移 1 件，0 件留在原版本。').waitFor();
    const moved = await (await scene.world.as('county')).kase(bare);
    expect(moved.declared).toMatchObject({ purpose: '更新机床' });
    await page.reload();
    const past = page.getByRole('list', { name: '历次迁移' }).getByRole('listitem').first();
    await past.getByText('迁移 1 件').waitFor();
    await past.getByText('秦岚 提请，方晓 同意', { exact: false }).waitFor();
    await past.getByText('迁移方案').click();
    await past.getByText('按表达式计算：application.remark', { exact: false }).waitFor();
    await desk.screen('migrations-past');
    await askFor(page, '提请撤销', '暂不迁移');
  });
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`${place}/migrate`);
    await page.getByRole('button', { name: '同意并撤销' }).click();
    await page.getByText('已撤销 1 件，0 件不能撤销。').waitFor();
    await page.getByRole('list', { name: '历次迁移' }).getByRole('listitem').first().getByText('已撤销', { exact: true }).waitFor();
  });
  await scene.as(
    'admin',
    async (desk) => {
      const { page } = desk;
      await desk.open(place);
      await page.getByRole('button', { name: '恢复第 1 版' }).click();
      await page.getByText('将以第 1 版的内容发布新版本', { exact: false }).waitFor();
      await desk.screen('version-restore');
      await page.getByRole('dialog').getByRole('button', { name: '恢复第 1 版' }).click();
      await page.getByText('恢复自第 1 版').waitFor();
      await desk.screen('version-restored');
    },
    'phone',
  );
});
