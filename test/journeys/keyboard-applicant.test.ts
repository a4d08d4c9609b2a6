/** By the keyboard alone, an enterprise: two drafts, an ended session, a signature, files and promises, and all that follows a decision. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { paths } from '../../designer/app/paths.ts';
import { pdfPage } from '../support/files.ts';
import { applicationOf, firstUscc, programme as sme, windowOf } from '../support/sme.ts';
import { password } from '../support/world.ts';
import { pdfFile, waiting } from './applicant.ts';
import {
  announced,
  choose,
  date,
  expectAt,
  expectFocus,
  expectWrong,
  goTo,
  opened,
  openedTwice,
  press,
  retype,
  sent,
  tick,
  type,
  upload,
  use,
} from './keys.ts';
import { stage } from './stage.ts';

const scene = stage('limits/registry', 'limits/deferrable', 'equipment-grant');
const { as, applied } = scene;
const saved = (page: Page) => page.locator('.lz-save-saved').first().waitFor();

test('two drafts are put together, a session that ended is renewed, and what the signer returned is signed', async () => {
  const agent = await scene.world.as('agent');
  const { id } = await agent.open({ programme: sme, uscc: firstUscc, window: await windowOf(agent), applyType: 'new' });
  await agent.draft(id, await applicationOf(agent), 0);
  await as('agent', async (desk) => {
    const { page, context } = desk;
    for (const status of [0, 409]) desk.expectRefusal(status);
    const product = page.getByLabel('主导产品名称');
    await desk.open(paths.task(id, (await agent.task(id)).id, '3'));
    await context.setOffline(true);
    await retype(page, product, '乙方所填');
    await announced(page, '网络已断开');
    const { draft } = await agent.task(id);
    await agent.draft(id, { ...draft?.data, mainProduct: '甲方所填' }, draft?.version ?? 0);
    await context.setOffline(false);
    const dialog = page.getByRole('dialog', { name: '同一内容被同时修改' });
    await dialog.waitFor();
    await press(page, 'Escape');
    await dialog.waitFor({ state: 'detached' });
    await expectAt(page, product);
    await use(page, page.getByRole('button', { name: '查看并选择' }));
    await choose(page, dialog.getByRole('group'), /^对方保存的/);
    await sent(page, dialog, '按所选保存');
    await saved(page);
    expect(await product.inputValue()).toBe('甲方所填');
    await context.clearCookies();
    await goTo(page, product);
    await press(page, 'End');
    await page.keyboard.type('（P4 级）');
    const renewal = page.getByRole('dialog');
    await renewal.waitFor();
    await type(page, renewal.getByLabel('密码', { exact: true }), password);
    await press(page, 'Enter');
    await renewal.waitFor({ state: 'detached' });
    await expectAt(page, product);
    await saved(page);
    await use(page, page.getByRole('link', { name: '核对并提交' }).first());
    await use(page, page.getByRole('button', { name: '提交申请，请法定代表人签署' }).or(page.getByRole('button', { name: /^提交，请/ })));
    await page
      .getByText(/^已提交，等待.*签署/)
      .first()
      .waitFor();
    await expectFocus(page);
  });
  await as('legal', async (desk) => {
    const { page } = desk;
    await desk.open('/portal');
    await use(page, waiting(page));
    await page.getByRole('heading', { level: 1, name: '核对并签署' }).waitFor();
    const dialog = await openedTwice(page, '退回修改');
    await type(page, dialog.getByLabel('需要修改的地方'), '收入占比请再核对');
    await sent(page, dialog, '退回修改');
    await page.getByText('收入占比请再核对').first().waitFor();
    await expectFocus(page);
  });
  await agent.complete(id, 'submit', { data: await applicationOf(agent) });
  await as('legal', async (desk) => {
    const { page } = desk;
    desk.expectRefusal(403);
    await desk.open('/portal');
    await use(page, waiting(page));
    const secret = page.getByLabel('输入登录密码确认签署');
    await use(page, page.getByRole('button', { name: '签署并提交' }));
    await expectWrong(page, secret, '请输入登录密码');
    await page.keyboard.type('记错了');
    await press(page, 'Enter');
    await page.getByRole('alert').waitFor();
    await expectAt(page, secret);
    await press(page, 'Control+A');
    await page.keyboard.type(password);
    await press(page, 'Enter');
    await page.getByText('正在办理：形式审查', { exact: true }).waitFor();
    await expectFocus(page);
  });
});

test('files are chosen, an upload is given up, others are promised, asked for, and handed in', async () => {
  const agent = await scene.world.as('agent');
  const { id } = await agent.open({ programme: 'limit-deferrable', uscc: firstUscc });
  const large = { ...pdfFile('不要了.pdf'), buffer: Buffer.concat([pdfPage('large'), Buffer.alloc(3 * 1024 * 1024, 37)]) };
  await as('agent', async (desk) => {
    const { page } = desk;
    desk.expectRefusal(0);
    page.on('filechooser', () => {});
    await desk.open(paths.task(id, (await agent.task(id)).id, '1'));
    await type(page, page.getByLabel('项目名称'), '数控机床');
    const licence = page.getByLabel('营业执照');
    await page.route('**/api/uploads/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
    await upload(page, licence, large);
    await use(page, page.getByRole('button', { name: '取消上传 不要了.pdf' }));
    await page.getByText('不要了.pdf', { exact: true }).waitFor({ state: 'detached' });
    await announced(page, '已取消上传 不要了.pdf');
    await expectAt(page, licence);
    await page.unroute('**/api/uploads/*');
    await upload(page, licence, pdfFile('执照.pdf'));
    await announced(page, '执照.pdf 已上传');
    const promises = page.getByRole('checkbox', { name: /^暂缺，承诺于提交申请后/ });
    await goTo(page, promises.first(), 'Shift+Tab');
    await press(page, 'Space');
    expect(await promises.first().isChecked()).toBe(true);
    await expectFocus(page);
    await use(page, page.getByRole('button', { name: '去核对' }));
    await use(page, page.getByRole('button', { name: '提交申请' }));
    const summary = page.getByRole('region', { name: /^还有 1 处需要修改/ });
    await expectAt(page, summary);
    await use(page, summary.getByRole('button', { name: /排污许可/ }));
    await expectAt(page, page.getByLabel('排污许可'));
    await tick(page, promises.last());
    await use(page, page.getByRole('button', { name: '去核对' }));
    await page.getByText('有 2 份材料暂缺，已承诺补交：审计报告、排污许可', { exact: false }).waitFor();
    await use(page, page.getByRole('button', { name: '提交申请' }));
    await page.getByText('补交容缺材料', { exact: true }).first().waitFor();
    await expectFocus(page);
    await use(page, page.getByRole('main').locator('a[href*="/tasks/"]'));
    for (const name of ['审计报告', '排污许可']) {
      await upload(page, page.getByLabel(name), pdfFile(`${name}.pdf`));
      await announced(page, `${name}.pdf 已上传`);
      await expectFocus(page);
    }
    await use(page, page.getByRole('button', { name: '提交补交材料' }));
    await announced(page, '补交材料已提交');
    await expectFocus(page);
  });
  expect((await agent.kase(id)).deferred).toEqual([]);
});

test('an agent reminds and withdraws, reports a change, updates an entry, and keeps the enterprise’s profile', async () => {
  const { id } = await applied('equipment-grant', { amount: 120 });
  const listed = await applied('limit-registry', { project: '轴承' });
  const { certificate } = await (await scene.world.as('city')).complete(listed.id, 'grant', { data: { decidedOn: '2025-02-10' } });
  await as('agent', async (desk) => {
    const { page } = desk;
    await desk.open(paths.kase(id));
    await use(page, page.getByRole('button', { name: '催办' }));
    await page.getByText('已催办，60 分钟后可以再次催办。').waitFor();
    await expectFocus(page);
    const withdrawal = await openedTwice(page, '撤回申请');
    await use(page, withdrawal.getByRole('button', { name: '撤回申请' }));
    await expectWrong(page, withdrawal.getByLabel('撤回原因'), '请填写撤回原因');
    await page.keyboard.type('设备改由集团采购');
    await sent(page, withdrawal, '撤回申请');
    await page.getByText('设备改由集团采购', { exact: false }).first().waitFor();
    await expectFocus(page);
    await desk.open(paths.entry(certificate?.entry ?? ''));
    const change = await opened(page, '报告重大变化');
    await use(page, change.getByRole('button', { name: '报告重大变化' }));
    await expectWrong(page, change.getByLabel('变化发生日期'), '请填写');
    await date(page, change.getByLabel('变化发生日期'), ['2026', '02', '20']);
    await type(page, change.getByLabel('变化内容'), '法定代表人变更');
    await sent(page, change, '报告重大变化');
    await use(page, page.getByRole('link', { name: '填写年度更新' }));
    await page.getByRole('heading', { level: 1, name: /年度信息更新$/ }).waitFor();
    await use(page, page.getByRole('button', { name: '提交更新' }));
    const summary = page.getByRole('region', { name: /需要修改/ });
    await expectAt(page, summary);
    await use(page, summary.getByRole('button', { name: /营业收入/ }));
    await expectAt(page, page.getByLabel('营业收入'));
    await page.keyboard.type('1200');
    await use(page, page.getByRole('button', { name: '提交更新' }));
    await announced(page, '年度信息已更新');
    await expectFocus(page);
    await desk.open(paths.enterprise(firstUscc));
    const contact = page.getByLabel('联系人', { exact: true });
    await goTo(page, contact);
    await press(page, 'Control+A', 'Delete');
    await use(page, page.getByRole('button', { name: /^删除 \d+ 年度$/ }).last());
    await expectFocus(page);
    await use(page, page.getByRole('button', { name: '保存档案' }));
    await expectWrong(page, contact, '请填写联系人');
    await page.keyboard.type('李晓雯');
    await use(page, page.getByRole('button', { name: '保存档案' }));
    await announced(page, '企业档案已保存');
    await expectFocus(page);
  });
  expect((await (await scene.world.as('agent')).kase(id)).status).toBe('ended');
});
