/** The inspector: a bare review step becomes a joint review through the screen alone; every step type and the programme's settings. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DraftDto } from '../../engine/model/dto/studio.ts';
import { completeWorkflow } from '../unit/model/complete-workflow.ts';
import { goTo, press, select, use } from './keys.ts';
import { stage } from './stage.ts';

const scene = stage();
const form = {
  id: 'application',
  title: '申请表',
  schema: { type: 'object', properties: { amount: { type: 'number', title: '申请金额' }, note: { type: 'string', title: '用途说明' } } },
  uischema: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/amount' }] },
};
const bare = {
  workflow: {
    id: 'bare-review',
    title: '设备补助',
    owner: 'miit-luoyang',
    legalKind: 'service',
    roles: { 'city-clerk': { title: '市局经办' } },
    start: 'apply',
    steps: {
      apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'joint' },
      joint: {
        type: 'review',
        title: '审核',
        assign: { role: 'city-clerk' },
        outcomes: { agree: { label: '同意', to: 'done' }, object: { label: '不同意', to: 'refused' } },
      },
      fix: { type: 'correct', title: '补正', of: 'apply', rounds: 1, next: 'joint' },
      done: { type: 'end', title: '予以补助', outcome: 'approved' },
      refused: { type: 'end', title: '不予补助', outcome: 'rejected' },
    },
  },
  forms: { application: form },
  vocabularies: {},
  scenarios: null,
};
/** As a developer would have written it, the keys in their order. */
const written = {
  type: 'review',
  title: '部门会签',
  deadline: { amount: 5, unit: 'workingDays', warn: 2 },
  assign: [
    { role: 'department-reviewer', org: 'emergency' },
    { role: 'department-reviewer', org: 'ecology' },
  ],
  policy: { type: 'all', veto: ['object'] },
  silence: 'agree',
  outcomes: {
    agree: { label: '同意', to: 'done' },
    correct: { label: '退回补正', to: 'fix', reason: 'required' },
    object: { label: '不同意', to: 'refused', reason: 'required' },
  },
};

async function drafted(document: unknown): Promise<string> {
  const designer = await scene.world.as('designer');
  const { id } = await designer.ask<DraftDto>('POST', '/api/studio/drafts', { document });
  return id;
}
const at = (draft: string, pointer: string) => `/studio/${draft}/flow?at=${encodeURIComponent(`workflow#${pointer}`)}`;
const shown = (page: Page, title: string) => page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
/** The data behind a step, as its last fold shows them. */
async function dataOf(page: Page): Promise<string> {
  const fold = page.locator('details').filter({ hasText: '专家：查看与修改源数据' });
  const text = fold.getByRole('textbox');
  if (!(await text.isVisible())) await fold.locator('summary').click();
  return JSON.stringify(JSON.parse(await text.inputValue()));
}
const card = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.locator('.st-in-card-name', { hasText: new RegExp(`^${name}$`) }) });

test('of a bare review step a joint review of two departments is made: the data are those that a developer would have written', async () => {
  const draft = await drafted(bare);
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(at(draft, '/steps/joint'));
    await shown(page, '审核');
    await page.getByLabel('名称', { exact: true }).fill('部门会签');
    await shown(page, '部门会签');

    const first = page.getByRole('group', { name: '由谁办理' });
    await first.getByText('洛阳市工业和信息化局：1 人').waitFor();
    await first.getByLabel('岗位', { exact: true }).selectOption('department-reviewer');
    await first.getByText('洛阳市工业和信息化局：尚无人员').waitFor();
    await first.getByLabel('所在单位').selectOption('org');
    await first.getByLabel('指定单位', { exact: true }).selectOption('emergency');
    await first.getByText('洛阳市应急管理局：1 人').waitFor();
    await first.getByRole('button', { name: '添加岗位' }).click();
    const second = first.getByRole('listitem').nth(1);
    await second.getByLabel('岗位', { exact: true }).selectOption('department-reviewer');
    await second.getByLabel('所在单位').selectOption('org');
    await second.getByLabel('指定单位', { exact: true }).selectOption('ecology');
    await page.getByRole('radio', { name: '会签：全部答复' }).check();
    await page.getByRole('group', { name: '一票否决的结果' }).getByRole('checkbox', { name: '不同意' }).check();

    await page.getByLabel('结果名称').fill('退回补正');
    await page.getByRole('button', { name: '添加结果' }).click();
    const correction = card(page, '退回补正');
    await correction.getByLabel('转到环节').selectOption('fix');
    await correction.getByLabel('理由').selectOption('required');
    await correction.getByRole('button', { name: '退回补正上移' }).click();
    await card(page, '不同意').getByLabel('理由').selectOption('required');

    await page.getByRole('checkbox', { name: '办理时限' }).check();
    const dates = page.getByRole('group', { name: '日期预览' });
    await dates.getByLabel('假设起始日').fill('2026-09-28');
    await dates.getByText('2026年10月10日').waitFor();
    await page.getByLabel('临期提醒（黄灯）').selectOption({ label: '剩余若干单位时' });
    await dates.getByText('2026年10月9日').waitFor();
    await dates.getByLabel('假设起始日').fill('2031-03-03');
    await dates.getByText('暂估').first().waitFor();
    await page.getByLabel('逾期未答复').selectOption('agree');
    expect(await dataOf(page)).toBe(JSON.stringify(written));
    await desk.screen('studio-inspector-review');

    await page.getByRole('button', { name: '撤销', exact: false }).first().click();
    expect(await dataOf(page)).toBe(JSON.stringify({ ...written, silence: undefined }));
    await page.getByRole('button', { name: '重做', exact: false }).first().click();
    expect(await dataOf(page)).toBe(JSON.stringify(written));

    await desk.open(at(draft, '/steps/nowhere'));
    await page.getByText('找不到所选环节').waitFor();
  });
});

test('by the keyboard alone: a correction of two rounds, a limit with a ladder, and a problem that leads to its place', async () => {
  const { joint } = bare.workflow.steps;
  const sent = { ...joint, outcomes: { ...joint.outcomes, correct: { label: '退回补正', to: 'fix' } } };
  const draft = await drafted({ ...bare, workflow: { ...bare.workflow, steps: { ...bare.workflow.steps, joint: sent } } });
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    // An address may lead to a property: there is the focus.
    await desk.open(at(draft, '/steps/fix/rounds'));
    await shown(page, '补正');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-at'))).toBe('/steps/fix/rounds');
    await press(page, 'Control+a', 'Delete');
    await page.keyboard.type('2');
    await use(page, page.getByRole('checkbox', { name: '办理时限' }), 'Space');
    await select(page, page.getByLabel('逾期督办'), '逐级督办');
    await select(page, page.getByLabel('提醒岗位'), '市局经办');
    await use(page, page.getByRole('button', { name: '添加一级' }));
    await page.getByText('第2级督办').waitFor();
    // The second rung names no position: that is said, and the way leads there.
    const found = page.getByRole('complementary', { name: '问题' });
    await found.waitFor();
    await goTo(page, found.locator('summary'), 'Shift+Tab');
    await press(page, 'Enter');
    await use(page, found.getByRole('button', { name: /^查看/ }).first());
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-at')))
      .toBe('/steps/fix/deadline/onExpire/escalate/1/to');
    await select(page, page.getByLabel('提醒岗位').nth(1), '市局经办');
    await found.waitFor({ state: 'detached' });
    expect(JSON.parse(await dataOf(page))).toEqual({
      ...bare.workflow.steps.fix,
      rounds: 2,
      deadline: {
        ...{ amount: 5, unit: 'workingDays' },
        onExpire: {
          escalate: [
            { amount: 1, unit: 'workingDays', to: 'city-clerk' },
            { amount: 1, unit: 'workingDays', to: 'city-clerk' },
          ],
        },
      },
    });
    const id = page.getByLabel('环节编号');
    await goTo(page, id);
    await press(page, 'Control+a');
    await page.keyboard.type('correction');
    await press(page, 'Enter');
    await page.waitForURL(/correction/);
    await expect.poll(() => id.evaluate((element) => element === document.activeElement)).toBe(true);
    const designer = await scene.world.as('designer');
    const kept = async () => (await designer.ask<DraftDto>('GET', `/api/studio/drafts/${draft}`)).document.workflow.steps;
    await expect.poll(async () => Object.keys(await kept()), { timeout: 20_000 }).toContain('correction');
    expect(await kept()).toMatchObject({ joint: { outcomes: { correct: { to: 'correction' } } }, correction: { rounds: 2 } });
  });
});

test('every type of step can be read and set; what is wrong stands at its place', async () => {
  const draft = await drafted({ ...bare, workflow: { ...completeWorkflow, owner: 'miit-luoyang' } });
  // The others are drawn by the unit tests, property by property.
  const types = ['review', 'parallel', 'batch'];
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    for (const id of types) {
      await desk.open(at(draft, `/steps/${id}`));
      await page.locator('.st-in-section').first().waitFor();
      await page.locator('.st-feel-code').first().waitFor();
      await desk.screen(`studio-inspector-${id}`);
    }
    await desk.open(at(draft, '/steps/parallel/branches/two'));
    await page.getByLabel('起始环节').waitFor();
    await desk.screen('studio-inspector-block');
  });
  for (const id of ['review', 'parallel'])
    await scene.as(
      'designer',
      async (desk) => {
        await desk.open(at(draft, `/steps/${id}`));
        await desk.page.locator('.st-feel-code').first().waitFor();
        await desk.screen(`studio-inspector-${id}`);
      },
      id === 'parallel' ? 'narrow' : 'phone',
    );
});

test('the programme itself: positions, conditions, the limit over the whole case with its dates, numbers with an example', async () => {
  const draft = await drafted(bare);
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`/studio/${draft}/settings`);
    await page.getByLabel('简介', { exact: true }).fill('对设备更新给予补助。');
    await page.getByRole('heading', { level: 1, name: '设备补助' }).waitFor();
    await page.getByLabel('新编号').first().fill('市局科长');
    await page.getByRole('button', { name: '添加岗位' }).first().click();
    await page.getByRole('button', { name: '添加条件' }).click();
    await page.getByLabel('条件表述').fill('企业应当正常存续');
    await page.getByRole('button', { name: '改为文字编写' }).click();
    await page.getByRole('textbox', { name: '判断条件' }).fill('enterprise.status = "active"');
    await page.getByRole('group', { name: '申报条件' }).getByLabel('编号', { exact: true }).fill('active');
    await page.getByLabel('办件编号规则').fill('SB{yyyy}{seq:4}');
    await page.getByText(/的第 1 件：SB\d{4}0001$/).waitFor();
    await page.getByRole('checkbox', { name: '全程时限' }).check();
    const dates = page.getByRole('group', { name: '日期预览' });
    await dates.getByLabel('假设起始日').fill('2026-03-02');
    await dates.getByText('2026年3月30日').waitFor();
    const data = JSON.parse(await dataOf(page)) as Record<string, unknown>;
    const { steps: _, start: __, ...rest } = data;
    expect(rest).toEqual({
      ...{ id: 'bare-review', title: '设备补助', summary: '对设备更新给予补助。', owner: 'miit-luoyang', legalKind: 'service' },
      roles: { 'city-clerk': { title: '市局经办' }, 'position-1': { title: '市局科长' } },
      eligibility: [{ id: 'active', when: 'enterprise.status = "active"', reason: '企业应当正常存续' }],
      clock: { amount: 20, unit: 'workingDays' },
      caseNumber: 'SB{yyyy}{seq:4}',
    });
    expect(Object.keys(data)).toEqual('id title summary owner legalKind roles eligibility clock caseNumber start steps'.split(' '));
    await desk.screen('studio-settings');
    await page.locator('.st-problems').click();
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /“市局科长”还没有用到/ })
      .click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-at="/roles/position-1"]') !== null)).toBe(true);
  });
  const full = await drafted({ ...bare, workflow: { ...completeWorkflow, owner: 'miit-luoyang' } });
  for (const size of ['phone', 'narrow'] as const)
    await scene.as(
      'designer',
      async (desk) => {
        await desk.open(`/studio/${full}/settings`);
        await desk.page.locator('.st-feel-code').first().waitFor();
        await desk.screen('studio-settings-full');
      },
      size,
    );
});

test('what a step computes gets a name that people read: typed where the value is, kept with the programme, carried along and read back', async () => {
  const { steps } = bare.workflow;
  const computing = {
    ...steps,
    apply: { ...steps.apply, next: 'size' },
    size: { type: 'compute', title: '测算', values: {}, next: 'gate' },
    gate: { type: 'decide', title: '分流', branches: [{ when: 'size.value1 = true', to: 'joint' }], otherwise: 'refused' },
  };
  const draft = await drafted({ ...bare, workflow: { ...bare.workflow, steps: computing } });
  const designer = await scene.world.as('designer');
  const kept = async () => (await designer.ask<DraftDto>('GET', `/api/studio/drafts/${draft}`)).document.workflow;
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(at(draft, '/steps/size'));
    await shown(page, '测算');
    await page.getByLabel('新名称').fill('金额较大');
    await page.getByRole('button', { name: '添加计算值' }).click();
    const value = card(page, '金额较大');
    await value.getByRole('textbox', { name: '取值' }).fill('application.amount >= 100');
    await desk.screen('studio-inspector-values');
    await value.getByLabel('编号', { exact: true }).fill('large');
    await page.keyboard.press('Enter');
    await value.getByLabel('名称', { exact: true }).fill('申请金额较大');
    await page.keyboard.press('Enter');
    await card(page, '申请金额较大').waitFor();
    await expect.poll(async () => (await kept()).names, { timeout: 20_000 }).toEqual({ values: { large: { title: '申请金额较大' } } });
    expect((await kept()).steps).toMatchObject({
      size: { values: { large: 'application.amount >= 100' } },
      gate: { branches: [{ when: 'size.large = true' }] },
    });
    await desk.open(at(draft, '/steps/gate'));
    await page.getByText('申请金额较大', { exact: false }).first().waitFor();
    await desk.open(`/studio/${draft}/settings`);
    await card(page, '申请金额较大').waitFor();
    await page.getByRole('group', { name: '计算值', exact: true }).scrollIntoViewIfNeeded();
    await desk.screen('studio-names');
  });
  await scene.as(
    'designer',
    async (desk) => {
      await desk.open(at(draft, '/steps/size'));
      await card(desk.page, '申请金额较大').waitFor();
      await desk.screen('studio-inspector-values');
      await desk.page.getByRole('button', { name: '删除申请金额较大' }).click();
      await expect
        .poll(async () => [(await kept()).names, (await kept()).steps.size], { timeout: 20_000 })
        .toEqual([undefined, { type: 'compute', title: '测算', next: 'gate' }]);
    },
    'phone',
  );
});
