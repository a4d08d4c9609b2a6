/** A whole programme by the keyboard alone: an applicant fills in every kind of field, a reviewer sends it back, then approves it. */
import { beforeAll, expect, test } from 'vitest';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { FieldSchema } from '../../engine/model/form.ts';
import { pdfFile } from './applicant.ts';
import type { Desk } from './desk.ts';
import { announced, choose, date, expectFocus, goTo, press, select, signInByKeys, type, use } from './keys.ts';
import { stage } from './stage.ts';

const enterprise = '洛阳晨曦精密轴承有限公司';

const options = (titles: readonly string[]) => titles.map((title, index) => ({ const: `o${index + 1}`, title }));
const fields: Record<string, FieldSchema> = {
  project: { type: 'string', title: '项目名称' },
  kind: { type: 'string', title: '项目类型', oneOf: options(['新建', '改建', '扩建']) },
  field: { type: 'string', title: '技术领域', oneOf: options([...'甲乙丙丁戊己庚辛壬癸子丑寅卯'].map((one) => `${one}类技术`)) },
  stage: { type: 'string', title: '所处阶段', oneOf: options(['立项', '设计', '施工', '试产', '投产', '达产']) },
  aims: { type: 'array', title: '建设目标', uniqueItems: true, items: { type: 'string', oneOf: options(['提质', '降本', '减排']) } },
  trade: { type: 'string', title: '所属行业', 'x-vocabulary': 'trades', 'x-leaf': true },
  people: { type: 'integer', title: '用工人数' },
  amount: { type: 'number', format: 'money', title: '投资额', 'x-unit': '万元' },
  begun: { type: 'string', format: 'date', title: '开工日期' },
  outline: { type: 'string', format: 'longtext', title: '建设内容' },
  machines: {
    type: 'array',
    title: '设备清单',
    maxItems: 2,
    items: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string', title: '设备名称' }, count: { type: 'integer', title: '数量' } },
    },
  },
  permit: { type: 'array', format: 'files', title: '备案证明', maxItems: 1, 'x-accept': ['application/pdf'] },
  truth: { type: 'boolean', title: '我单位声明所填内容真实' },
};
const control = (name: string) => ({ type: 'Control' as const, scope: `#/properties/${name}` });
const names = Object.keys(fields);
const pkg = {
  workflow: {
    ...{ id: 'by-keyboard', title: '技术改造备案', owner: 'miit-luoyang', legalKind: 'service' },
    roles: { 'county-clerk': { title: '县区经办' } },
    start: 'apply',
    steps: {
      apply: { type: 'form', title: '填报申请', form: 'application', by: 'applicant', next: 'county' },
      county: {
        type: 'review',
        title: '县区审核',
        assign: { role: 'county-clerk', scope: 'enterprise.district' },
        outcomes: {
          accept: { label: '通过', to: 'done' },
          correct: { label: '补正', to: 'fix', tone: 'neutral' },
        },
      },
      fix: { type: 'correct', title: '补正材料', of: 'apply', rounds: 1, next: 'county' },
      done: { type: 'end', title: '备案', outcome: 'granted' },
    },
  },
  forms: {
    application: {
      ...{ id: 'application', title: '备案申请表' },
      schema: { type: 'object', required: names.filter((name) => name !== 'outline'), properties: fields },
      uischema: {
        type: 'Categorization',
        elements: [
          { type: 'Category', label: '项目', elements: names.slice(0, 10).map(control) },
          { type: 'Category', label: '设备和材料', elements: names.slice(10).map(control) },
        ],
      },
      checks: [{ id: 'truth', when: 'application.truth = true', message: '请确认声明。', level: 'block', at: '/truth' }],
    },
  },
  vocabularies: {
    trades: {
      ...{ id: 'trades', title: '示例行业', source: '示例', version: '1' },
      items: [
        { code: 'C34', title: '通用设备' },
        { code: 'C345', title: '轴承、齿轮', parent: 'C34' },
        { code: 'C3451', title: '滚动轴承', parent: 'C345' },
      ],
    },
  },
} as unknown as ProgrammePackage;

const scene = stage();
beforeAll(async () => {
  await (await scene.world.as('admin')).ask('POST', '/api/definitions', { package: pkg });
});

test('an applicant signs in, fills in every kind of field, mends what is wrong, comes back and submits; the reviewer hears of it', async () => {
  const reviewer = await scene.sit();
  await signInByKeys(reviewer, 'county');
  await reviewer.page.getByText('没有待办', { exact: true }).waitFor();
  const desk = await scene.sit();
  const { page } = desk;
  desk.expectRefusal(0);
  // From here on the browser hands its file dialogs to the test: asked for only as the key is pressed, that could come too late.
  page.on('filechooser', () => {});
  await signInByKeys(desk, 'agent');
  await use(page, page.getByRole('link', { name: '技术改造备案' }));
  await page.getByRole('heading', { level: 1, name: '技术改造备案' }).waitFor();
  await use(page, page.getByRole('link', { name: '开始申请' }));
  await use(page, page.getByRole('button', { name: '创建申请' }));
  await page.getByRole('heading', { level: 2, name: '项目' }).waitFor();
  await fillFirst(desk);
  await use(page, page.getByRole('button', { name: '保存并继续' }));
  await page.getByRole('heading', { level: 2, name: '设备和材料' }).waitFor();
  await expectFocus(page);
  await use(page, page.getByRole('button', { name: '去核对' }));
  await submitTooEarly(desk);
  await fillSecond(desk);
  // Leaves, and comes back to where it was.
  await use(page, page.getByRole('link', { name: '我的办件' }));
  await use(page, page.getByRole('link', { name: /技术改造备案/ }));
  await use(page, page.locator(`main a[href*="/tasks/"]`));
  await use(page, page.getByRole('main').getByRole('link', { name: '核对并提交' }));
  await page.getByRole('main').getByText('主轴轴承产线改造').first().waitFor();
  await use(page, page.getByRole('button', { name: '提交申请' }));
  await announced(page, '已提交');
  await expectFocus(page);
  await desk.leave();
  await announced(reviewer.page, '新增 1 件');
  await sendBack(reviewer);
  await reviewer.leave();
});

test('what was ticked is corrected, and approved', async () => {
  await scene.as('agent', async (desk) => {
    const { page } = desk;
    await desk.open('/portal');
    await use(page, page.getByRole('region', { name: '等您处理' }).getByRole('link'));
    const project = page.getByLabel('项目名称');
    await goTo(page, project);
    await press(page, 'Control+A');
    await page.keyboard.type('主轴轴承产线改造（二期）');
    await use(page, page.getByRole('button', { name: '提交补正' }));
    await announced(page, '补正已提交');
    await expectFocus(page);
  });
  await scene.as('county', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench');
    await use(page, page.locator('[data-task]').filter({ hasText: enterprise }).getByRole('link'));
    await choose(page, page.getByRole('group', { name: '办理结果' }), '通过');
    await use(page, page.getByRole('button', { name: '提交：通过' }));
    await use(page, page.getByRole('button', { name: '确认通过' }));
    await page.waitForURL((url) => url.pathname === '/workbench');
    await expectFocus(page);
  });
  const [kase] = await (await scene.world.as('agent')).cases();
  expect((await (await scene.world.as('agent')).kase(kase?.id ?? '')).outcome).toBe('granted');
});

async function fillFirst({ page }: Desk): Promise<void> {
  await type(page, page.getByLabel('项目名称'), '主轴轴承产线改造');
  await announced(page, /^已(自动)?保存/);
  await choose(page, page.getByRole('group', { name: '项目类型' }), '改建');
  const search = page.getByRole('combobox', { name: '技术领域' });
  await type(page, search, '丙');
  await announced(page, '1 个选项');
  await press(page, 'Enter');
  expect(await search.inputValue()).toBe('丙类技术');
  await use(page, page.getByRole('button', { name: '清除' }));
  await expectFocus(page);
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  expect(await search.inputValue()).not.toBe('');
  await select(page, page.getByLabel('所处阶段'), '施工');
  await goTo(page, page.getByRole('checkbox', { name: '降本' }));
  await press(page, 'Space');
  await select(page, page.getByLabel('所属行业', { exact: false }).first(), '通用设备');
  await select(page, page.getByLabel('所属行业，第 2 级'), '轴承、齿轮');
  await select(page, page.getByLabel('所属行业，第 3 级'), '滚动轴承');
  // Saving fails while typing goes on, and succeeds by itself: both are read out, and the focus stays where it is.
  const draftCalls = '**/api/tasks/*/draft';
  await page.route(draftCalls, (route) => route.abort());
  const people = page.getByLabel('用工人数');
  await type(page, people, '120');
  await announced(page, '保存失败，将自动重试');
  await page.unroute(draftCalls);
  await announced(page, /^已(自动)?保存/);
  expect(await people.evaluate((element) => element === document.activeElement)).toBe(true);
  await type(page, page.getByLabel('投资额', { exact: false }), '125');
  await date(page, page.getByLabel('开工日期'), ['2026', '02', '10']);
  await type(page, page.getByLabel('建设内容'), '更换磨床两台，改造热处理线。');
}

async function submitTooEarly({ page }: Desk): Promise<void> {
  await use(page, page.getByRole('button', { name: '提交申请' }));
  const summary = page.getByRole('region', { name: /还有 3 处需要修改/ });
  await summary.waitFor();
  await expect.poll(() => summary.evaluate((element) => element === document.activeElement)).toBe(true);
  await use(page, summary.getByRole('button').first());
  await page.getByRole('heading', { level: 2, name: '设备和材料' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('添加一项');
  await expectFocus(page);
}

async function fillSecond({ page }: Desk): Promise<void> {
  const add = page.getByRole('button', { name: '添加一项' });
  for (const [index, name] of ['磨床', '淬火炉'].entries()) {
    await use(page, add);
    const row = page.getByRole('group', { name: `第 ${index + 1} 项` });
    await type(page, row.getByLabel('设备名称'), name);
    await type(page, row.getByLabel('数量'), '2');
    await use(page, row.getByRole('button', { name: '完成' }));
    await expectFocus(page);
  }
  // The table is full: its button can't take the focus until a row is gone.
  expect(await add.isDisabled()).toBe(true);
  await use(page, page.getByRole('button', { name: '删除第 2 项' }));
  await announced(page, '第 2 项已删除');
  await expectFocus(page);
  await use(page, page.getByRole('button', { name: '撤销删除' }));
  await page.getByText('淬火炉').first().waitFor();
  await expectFocus(page);
  const upload = async (name: string) => {
    await goTo(page, page.getByLabel('备案证明'));
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'Enter')]);
    await chooser.setFiles(pdfFile(name));
    await announced(page, `${name} 已上传`);
    await expectFocus(page);
  };
  await upload('错的.pdf');
  // One file is all there may be: its removal brings the button back.
  await use(page, page.getByRole('button', { name: '移除 错的.pdf' }));
  await announced(page, '错的.pdf 已移除');
  await expectFocus(page);
  await upload('备案.pdf');
  await goTo(page, page.getByRole('checkbox', { name: /我单位声明/ }));
  await press(page, 'Space');
  await page.locator('.lz-save-saved').first().waitFor();
}

/** Claims the case, reads it, ticks a field, says why and sends it back. */
async function sendBack({ page }: Desk): Promise<void> {
  await goTo(page, page.locator('[data-task]').filter({ hasText: enterprise }).getByRole('link'));
  await press(page, 'c');
  await page.locator('[data-task]').getByText('我', { exact: true }).waitFor();
  await expectFocus(page);
  // A dialog gives the focus back to where it was.
  const before = await page.evaluate(() => document.activeElement?.textContent);
  await press(page, '?');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  await press(page, 'Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(before);
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: enterprise }).waitFor();
  await choose(page, page.getByRole('group', { name: '办理结果' }), '补正');
  await goTo(page, page.getByLabel('需要补正：项目名称'), 'Shift+Tab');
  await press(page, 'Space');
  await use(page, page.getByRole('button', { name: '提交：补正' }));
  await announced(page, '请写明每一项的补正原因');
  await expectFocus(page);
  await goTo(page, page.getByRole('textbox', { name: '项目名称' }), 'Shift+Tab');
  await page.keyboard.type('请写明期次。');
  await use(page, page.getByRole('button', { name: '提交：补正' }));
  await use(page, page.getByRole('button', { name: '确认补正' }));
  await page.waitForURL((url) => url.pathname === '/workbench');
  await expectFocus(page);
}
