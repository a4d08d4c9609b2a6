/**
 * Every screen and state within reach of everybody: axe-core finds nothing (targets of 24 px included), and neither at 400 % zoom
 * (320 px) nor at 200 % does anything but a table scroll sideways or get cut off. What leads to a state is done by the API.
 */
import { expect, test } from 'vitest';
import { paths } from '../../designer/app/paths.ts';
import { wb } from '../../designer/workbench/paths.ts';
import { applicationOf, apply, bringTo, firstUscc, programme, secondUscc, windowOf } from '../support/sme.ts';
import { password } from '../support/world.ts';
import type { Desk } from './desk.ts';
import { tab } from './officer.ts';
import { stage } from './stage.ts';

const scene = stage('limits/registry', 'panel', 'weighted-votes');
const as = (login: string, errand: (desk: Desk) => Promise<void>) => scene.as(login, errand, 'narrow');
const { applied } = scene;

/** Looks at pages one after the other. */
async function walk(desk: Desk, pages: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, path] of Object.entries(pages)) {
    await desk.open(path);
    await expect.poll(() => desk.page.locator('.lz-skeleton').count(), { timeout: 15_000 }).toBe(0);
    await desk.screen(`access-${name}`);
  }
}

test('pages that are empty, missing, loading, refused or offline', async () => {
  const desk = await scene.sit('narrow');
  const { page } = desk;
  for (const status of [0, 404]) desk.expectRefusal(status);
  await walk(desk, { missing: '/no/such/page', notices: paths.notices, registries: paths.publicRegistries, verify: paths.verify });
  await walk(desk, { 'no-notice': paths.notice('1.1'), 'no-certificate': paths.verifyCode('NONE-1234') });
  await desk.open(paths.login);
  const login = page.getByRole('button', { name: '登录', exact: true });
  await login.click();
  await page.getByText('请填写密码').waitFor();
  await desk.screen('access-login-missing');
  await page.getByLabel('账号', { exact: true }).fill('agent');
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await login.click();
  await page.getByRole('alert').waitFor();
  await desk.screen('access-login-refused');
  await desk.leave();
});

test('what an enterprise sees before it has anything, and when the line is cut', async () => {
  await as('agent2', async (desk) => {
    const { page } = desk;
    desk.expectRefusal(0);
    desk.expectRefusal(500);
    await walk(desk, {
      ...{ catalogue: paths.catalogue, guide: paths.guide(programme), start: paths.start(programme), cases: paths.cases },
      ...{ certificates: paths.certificates, enterprises: paths.enterprises, enterprise: paths.enterprise(secondUscc) },
      messages: paths.messages,
    });
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route(/\/api\/cases(\?|$)/, async (route) => {
      await held;
      await route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"code":"internal","status":500}' });
    });
    await page.getByRole('button', { name: '菜单' }).click();
    await desk.screen('access-menu');
    await page.goto(`${scene.server.url}${paths.certificates}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: '菜单' }).click();
    await page.getByRole('link', { name: '我的办件' }).click();
    // The page itself, not the one that stands in while its code arrives.
    await page.getByRole('heading', { level: 1, name: '我的办件' }).waitFor();
    await page.locator('.lz-skeleton').waitFor();
    await desk.screen('access-loading');
    answer();
    await page.getByRole('alert').waitFor();
    await desk.screen('access-failed');
    await desk.context.setOffline(true);
    await page.getByText('网络已断开', { exact: false }).first().waitFor();
    await desk.screen('access-offline');
  });
});

test('what an enterprise fills in, signs and corrects', async () => {
  const agent = await scene.world.as('agent');
  const { id } = await agent.open({ programme, uscc: firstUscc, window: await windowOf(agent), applyType: 'new' });
  const answers = await applicationOf(agent);
  const half = {
    ...answers,
    mainProduct: undefined,
    mainProductShare: 400,
    ips: [{ name: '保持架' }],
    honours: [{}],
    equity: [{}],
    licence: undefined,
  };
  await agent.draft(id, half);
  const task = await agent.task(id);
  const at = (section = '') => paths.task(id, task.id, section);
  await as('agent', async (desk) => {
    const { page } = desk;
    desk.expectRefusal(0);
    await walk(desk, { 'case-draft': paths.kase(id), overview: at() });
    await desk.open(at('check'));
    await page.getByRole('button', { name: /^提交，请/ }).click();
    await page.getByRole('region', { name: /处需要修改/ }).waitFor();
    await desk.screen('access-refused');
    for (const section of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const list = page.locator('details.lz-sections-phone');
      if (!(await list.evaluate((element) => (element as HTMLDetailsElement).open))) await list.locator('summary').click();
      await list.getByRole('link').nth(section).click();
      await list.locator('summary').click();
      if (section === 2) await page.getByRole('combobox').first().click();
      const edit = page.getByRole('button', { name: '编辑第 1 项' });
      if (await edit.count()) await edit.first().click();
      await desk.screen(`access-section-${section}`);
    }
    await desk.open(at('3'));
    await desk.context.clearCookies();
    await page.getByLabel('主导产品名称').fill('登录失效时填写');
    await page.getByRole('dialog').waitFor();
    await desk.screen('access-expired');
  });
  await agent.draft(id, answers, (await agent.task(id)).draft?.version ?? 0);
  await agent.complete(id, 'submit', { data: answers });
  const legal = await scene.world.as('legal');
  await as('legal', (desk) => walk(desk, { sign: paths.task(id, '2') }));
  await legal.complete(id, 'sign', { password });
  const notes = ['mainProduct', 'ips', 'audit1', 'industry'].map((field) => ({ field, reason: '与附件不一致，请核对后更正。' }));
  await (await scene.world.as('county')).complete(id, 'correct', { notes });
  const fix = await agent.task(id);
  await as('agent', async (desk) => {
    await walk(desk, {
      'case-correction': paths.kase(id),
      correct: paths.task(id, fix.id),
      waiting: paths.catalogue,
      messages: paths.messages,
    });
    await desk.open(paths.kase(id));
    await desk.page.getByRole('button', { name: '撤回申请' }).click();
    await desk.page.getByRole('dialog').waitFor();
    await desk.screen('access-withdraw');
  });
});

test('what an enterprise and everybody see of a certificate', async () => {
  const { id } = await applied('limit-registry', { project: '轴承' });
  const { certificate } = await (await scene.world.as('city')).complete(id, 'grant', { data: { decidedOn: '2026-02-10' } });
  const entry = certificate?.entry ?? '';
  await as('agent', async (desk) => {
    await walk(desk, { 'case-ended': paths.kase(id), certificates: paths.certificates, entry: paths.entry(entry) });
    await desk.page.getByRole('button', { name: '报告重大变化' }).click();
    await desk.page.getByRole('dialog').waitFor();
    await desk.screen('access-change');
    await walk(desk, { verified: paths.verifyCode(certificate?.verification ?? ''), registry: paths.publicRegistry('quality') });
  });
  await as('chief', (desk) =>
    walk(desk, { 'wb-registries': wb.registries, 'wb-registry': wb.registry('quality'), 'wb-entry': wb.entry('quality', entry) }),
  );
});

test('what an officer decides on', async () => {
  await as('luolong', (desk) => walk(desk, { 'inbox-empty': wb.inbox }));
  const { id } = await apply(scene.world, { agent: 'agent2', legal: 'agent2', uscc: secondUscc });
  await as('luolong', async (desk) => {
    const { page } = desk;
    await desk.open(wb.inbox);
    await page.locator('[data-task]').first().waitFor();
    await desk.screen('access-inbox');
    await page.getByRole('tab', { name: '抄送我的' }).click();
    await desk.screen('access-inbox-copies');
    await page.getByRole('button', { name: '快捷键' }).click();
    await desk.screen('access-inbox-keys');
    await desk.open(wb.kase(id));
    for (const name of ['申请内容', '材料', '办理意见', '流程与记录']) {
      await tab(page, name);
      await desk.screen(`access-case-${name}`);
    }
    await page.getByRole('button', { name: /^办理：/ }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('radio', { name: '一次性补正' }).check();
    const choice = sheet.getByLabel('添加需要补正的内容');
    await choice.focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => choice.inputValue()).not.toBe('');
    expect(await sheet.locator('.wb-correction-list li').count()).toBe(0);
    await choice.selectOption('mainProduct');
    await sheet.getByRole('button', { name: '添加', exact: true }).click();
    await sheet.getByRole('button', { name: '提交：一次性补正' }).click();
    await sheet.getByRole('alert').waitFor();
    await desk.screen('access-sheet-missing');
    await sheet.getByRole('textbox').first().fill('请写明规格型号。');
    await sheet.getByRole('button', { name: '提交：一次性补正' }).click();
    await page.getByRole('button', { name: '确认一次性补正' }).waitFor();
    await desk.screen('access-confirm');
    await page.keyboard.press('Escape');
    await page.getByText('更多操作', { exact: true }).click();
    await desk.screen('access-operations');
  });
  const people = { clerk: 'luolong', inspectors: ['luolong', 'luolong2'], departments: ['market', 'safety', 'environment', 'tax'] };
  await bringTo(scene.world, id, 'verify', people);
  await as('luolong', async (desk) => {
    await desk.open(wb.kase(id));
    await desk.page.getByRole('button', { name: /^办理：/ }).click();
    await desk.screen('access-verify-sheet');
  });
  await bringTo(scene.world, id, 'notice', people);
  await as('chief', async (desk) => {
    await walk(desk, { notices: paths.notices, cases: wb.cases, 'case-notice': wb.kase(id) });
    await desk.open(paths.notices);
    await desk.page.getByRole('main').getByRole('link').first().click();
    await desk.page.getByRole('button', { name: '提交异议' }).click();
    await desk.screen('access-objection-missing');
  });
});

test('what meetings, panels and those who run programmes see', async () => {
  const admin = await scene.world.as('admin');
  for (const login of ['county', 'county2', 'luolong', 'luolong2', 'market', 'safety', 'environment', 'tax'])
    await admin.ask('POST', '/api/experts', { pool: 'experts', login, skills: ['automation', 'finance'] });
  const panel = await applied('smart-workshop', { fields: ['automation'] });
  const ballot = await applied('weighted-votes', { project: '数控机床' });
  for (const login of ['market', 'tax']) await (await scene.world.as(login)).complete(ballot.id, 'agree', {}, login);
  for (const login of ['city', 'chief']) await (await scene.world.as(login)).complete(ballot.id, 'pass', {}, 'ballot');
  await as('city', (desk) => walk(desk, { draws: wb.draws(panel.id), 'case-panel': wb.kase(panel.id) }));
  await as('council', async (desk) => {
    await walk(desk, { meetings: wb.meeting });
    await desk.open(wb.agenda('weighted-votes', 'meeting'));
    await desk.page.getByLabel('选择全部').check();
    await desk.page.getByRole('button', { name: '记录会议结果' }).click();
    await desk.screen('access-agenda-missing');
  });
  await as('designer', async (desk) => {
    const { page } = desk;
    await walk(desk, { windows: wb.windows, definitions: wb.definitions, definition: wb.definition(programme), publish: wb.publish });
    await walk(desk, { migrate: wb.migrate(programme), vocabularies: wb.vocabularies, vocabulary: wb.vocabulary('industries') });
    await desk.open(wb.windows);
    await page.getByRole('button', { name: '新开批次' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await desk.screen('access-window-missing');
  });
  await as('admin', async (desk) => {
    const { page } = desk;
    await walk(desk, { experts: wb.experts });
    await page.getByRole('button', { name: '添加专家' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await desk.screen('access-expert-missing');
  });
  await as('chief', async (desk) => {
    await walk(desk, { absence: wb.absence });
    await desk.page.getByRole('button', { name: '登记外出' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await desk.screen('access-absence-missing');
  });
  await as('supervisor', (desk) => walk(desk, { incidents: wb.incidents }));
});
