/** Work that many hands share, on the screen: passed on, asked about, signed together, given more time, scored by a panel, ranked by a meeting. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { decide, tab } from './officer.ts';
import { stage } from './stage.ts';

const uscc = '91410305MA9XTE0263';
const scene = stage('many-hands', 'limits/decision', 'panel', 'ranking', 'site-inspection', 'project-admission');
const { as, applied } = scene;

/** Opens the menu of a task and chooses an operation. */
async function operate(page: Page, name: RegExp): Promise<void> {
  await page.getByText('更多操作', { exact: true }).first().click();
  await page.getByRole('button', { name }).first().click();
}

test('a task is passed on, asked about, taken back, signed by several and copied', async () => {
  const { id } = await applied('many-hands', { project: '数控机床更新' });
  const place = `/workbench/cases/${id}`;
  await as('county', async (desk) => {
    const { page } = desk;
    await desk.open(place);
    await operate(page, /^转办/);
    const dialog = page.getByRole('dialog', { name: '转办' });
    await dialog.getByRole('list', { name: '未列入的人员' }).getByText('是您本人').waitFor();
    await dialog.getByRole('button', { name: '转办' }).click();
    await dialog.getByText('请选择人员').waitFor();
    await dialog.getByText('请写明理由').waitFor();
    await dialog.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await dialog.getByLabel('理由').fill('出差');
    await desk.screen('task-transfer');
    await dialog.getByRole('button', { name: '转办' }).click();
    await page.waitForURL((url) => url.pathname === '/workbench');
  });
  await as(
    'county2',
    async (desk) => {
      const { page } = desk;
      await desk.open(place);
      await page.getByRole('button', { name: '办理：县区审核' }).click();
      await page.getByText('更多操作', { exact: true }).click();
      await desk.screen('task-menu');
      await page.getByRole('button', { name: /^委派/ }).click();
      await page.getByLabel('按姓名查找').fill('郑');
      await page.getByRole('dialog', { name: '委派' }).getByRole('radio', { name: /^郑/ }).first().check();
      await desk.screen('task-delegate');
      await page.getByRole('dialog', { name: '委派' }).getByRole('button', { name: '委派' }).click();
      await page.getByRole('list', { name: '已请的人员' }).getByText('待答复').waitFor();
      await desk.screen('task-delegated');
    },
    'phone',
  );
  const asked = (await (await scene.world.as('county2')).task(id)).asked[0]?.user.replace('user-', '') ?? '';
  await (await scene.world.as(asked)).complete(id, 'reject', { reason: '发票日期不符' }, 'county');
  await as('county2', async (desk) => {
    const { page } = desk;
    await desk.open(place);
    await page.getByText('发票日期不符').waitFor();
    await desk.screen('task-advice');
    await decide(desk, '通过');
    await desk.open(place);
    await page.getByRole('button', { name: '拿回' }).click();
    await page.getByText('已拿回，请重新办理').waitFor();
    await decide(desk, '通过');
  });
  await as('market', async (desk) => {
    const { page } = desk;
    await desk.open(place);
    await operate(page, /^加签/);
    const signer = page.getByRole('dialog', { name: '加签' });
    await signer.getByText('蒋涛').click();
    await desk.screen('task-signer');
    await signer.getByRole('button', { name: '加签' }).click();
    await page.getByRole('list', { name: '已请的人员' }).getByText('蒋涛').waitFor();
    await operate(page, /^抄送/);
    const copy = page.getByRole('dialog', { name: '抄送' });
    const reader = await nameOf('luolong2');
    await copy.getByLabel('按姓名查找').fill(reader);
    await copy.getByRole('radio', { name: reader }).check();
    await copy.getByRole('button', { name: '抄送' }).click();
    await page.getByText(/^已抄送/).waitFor();
    await desk.screen('task-signers');
  });
  await as('tax', async (desk) => {
    const { page } = desk;
    await desk.open(place);
    await page.getByRole('radio', { name: /附条件同意/ }).check();
    await page.getByRole('button', { name: '提交：附条件同意' }).click();
    await page.getByRole('alert').getByText('请写明至少一项条件').waitFor();
    await page.getByLabel('条件 1', { exact: true }).fill('补缴 2025 年度税款');
    await page.getByRole('button', { name: '再加一条' }).click();
    await page.getByLabel('条件 2', { exact: true }).fill('提供完税证明');
    await desk.screen('task-conditions');
    await decide(desk, '附条件同意');
  });
  await (await scene.world.as('environment')).ask('PUT', '/api/absence', {
    from: '2026-03-02',
    to: '2026-03-06',
    substitute: 'user-luolong2',
  });
  await as('luolong2', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench');
    await page.getByText(/^代.+办理$/).waitFor();
    await desk.screen('inbox-stand-in');
    await tab(page, '抄送我的');
    await page.getByRole('table', { name: '抄送我的' }).getByRole('link').waitFor();
    await desk.screen('inbox-copies');
  });
  for (const login of ['market', 'safety', 'environment']) await (await scene.world.as(login)).complete(id, 'agree', {}, 'joint');
  await (await scene.world.as('city')).complete(id, 'fail', { reason: '再议' }, 'ballot');
  for (const login of ['chief', 'council']) await (await scene.world.as(login)).complete(id, 'pass', {}, 'ballot');
  await as('city', async (desk) => {
    await desk.open(place);
    await tab(desk.page, '办理意见');
    await desk.page.getByText('不通过 1 票').waitFor();
    await desk.page.getByText('提供完税证明').waitFor();
    expect(await desk.page.getByText('再议').count()).toBe(0);
    await desk.screen('case-ballot');
  });
});

async function nameOf(login: string): Promise<string> {
  return (await (await scene.world.as(login)).ask<{ user: { name: string } }>('GET', '/api/session')).user.name;
}

test('more time is asked for with the new date, granted, and told to the applicant', async () => {
  const { id } = await applied('limit-decision', { project: '数控机床' });
  await (await scene.world.as('city')).complete(id, 'accept');
  await as(
    'city',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/workbench/cases/${id}`);
      await page.getByRole('button', { name: '办理：审查' }).click();
      await operate(page, /^延长办理总时限/);
      const dialog = page.getByRole('dialog', { name: '延长办理总时限' });
      await dialog.getByText('由2026年3月30日延至2026年4月14日', { exact: false }).waitFor();
      await dialog.getByLabel('理由').fill('案情复杂');
      await desk.screen('extend');
      await dialog.getByRole('button', { name: '提交延期' }).click();
      await page.getByText('延期已提交').waitFor();
    },
    'phone',
  );
  await as('council', async (desk) => {
    await desk.open(`/workbench/cases/${id}`);
    await desk.page.getByText('案情复杂').first().waitFor();
    await desk.screen('extension-request');
    const grant = (await desk.page.getByRole('radio').first().locator('xpath=..').textContent())?.replace(/[✓×↺]/g, '').trim() ?? '';
    await decide(desk, grant);
  });
  await scene.server.move({});
  await as(
    'agent',
    async (desk) => {
      await desk.open('/messages');
      await desk.page.getByText('2026-04-14', { exact: false }).first().waitFor();
      await desk.screen('extension-message');
      await desk.open(`/portal/cases/${id}`);
      await desk.page.getByText('案情复杂', { exact: false }).first().waitFor();
      await desk.screen('extension-portal');
    },
    'phone',
  );
});

test('an expert declares, scores or stands back, and officers read the record of the lot', async () => {
  const admin = await scene.world.as('admin');
  const logins = ['county', 'county2', 'luolong', 'luolong2', 'market', 'safety', 'environment', 'tax'];
  for (const [index, login] of logins.entries())
    await admin.ask('POST', '/api/experts', { pool: 'experts', login, skills: index < 2 ? ['automation', 'finance'] : ['automation'] });
  await as('admin', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/experts');
    await page.getByRole('button', { name: '添加专家' }).click();
    const dialog = page.getByRole('dialog', { name: '添加专家' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请填写登录名').waitFor();
    await dialog.getByLabel('专家库代码').fill('experts');
    await dialog.getByLabel('登录名').fill('chief');
    await dialog.getByLabel('专业').fill('automation、finance');
    await dialog.getByRole('button', { name: '再加一家' }).click();
    await dialog.getByLabel('统一社会信用代码').fill(uscc);
    await desk.screen('experts-add');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(uscc).waitFor();
    await page
      .getByRole('button', { name: /^停用专家/ })
      .last()
      .waitFor();
    await desk.screen('experts');
  });
  const { id } = await applied('smart-workshop', { fields: ['automation'] });
  const seats = async () => (await (await scene.world.as('city')).kase(id)).tasks.filter(({ kind }) => kind === 'score');
  const [leaving = '', scoring = ''] = (await seats()).map(({ assignee }) => assignee?.replace('user-', '') ?? '');
  await as(
    leaving,
    async (desk) => {
      const { page } = desk;
      await desk.open(`/workbench/cases/${id}`);
      await page.getByRole('heading', { name: '回避申报' }).waitFor();
      expect(await page.getByRole('tab').count()).toBe(0);
      await desk.screen('panel-declare');
      await page.getByRole('button', { name: '申报回避' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '申报回避' }).click();
      await page.getByText('请写明理由').waitFor();
      await page.getByLabel('理由').fill('近亲属在该企业任职');
      await page.getByRole('dialog').getByRole('button', { name: '申报回避' }).click();
      await page.waitForURL((url) => url.pathname === '/workbench');
    },
    'phone',
  );
  expect((await seats()).map(({ assignee }) => assignee)).not.toContain(`user-${leaving}`);
  await as(scoring, async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await page.getByRole('button', { name: '没有应当回避的情形，开始评分' }).click();
    await page.getByLabel('基础条件').fill('26');
    await page.getByLabel('工厂建设').fill('30.5');
    await page.getByLabel('运营管理').fill('22');
    await page.getByRole('status').getByText('78.5').waitFor();
    await page.getByText('总分须在 30 至 100 之间').waitFor();
    await desk.screen('panel-sheet');
    await decide(desk, '提交评分');
  });
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await tab(page, '流程与记录');
    await page.getByRole('link', { name: '查看抽取记录' }).click();
    await page.getByText('按种子复核一致').waitFor();
    await page.getByRole('cell', { name: '任职关系' }).waitFor();
    await desk.screen('panel-draws');
  });
  await sheetsTogether(id, scoring);
});

/** Who sits on two panels sends both sheets at once; when all are in, the office sees the totals and which lies far from the others. */
async function sheetsTogether(id: string, scored: string): Promise<void> {
  const city = await scene.world.as('city');
  const seats = async (caseId: string) =>
    (await city.kase(caseId)).tasks.flatMap(({ kind, status, assignee }) =>
      kind === 'score' && status === 'open' && assignee ? [assignee.replace('user-', '')] : [],
    );
  const { id: other } = await applied('smart-workshop', { fields: ['automation'] });
  const [here, there] = [await seats(id), await seats(other)];
  expect(here).not.toContain(scored);
  const both = here.find((login) => there.includes(login)) ?? '';
  const person = await scene.world.as(both);
  for (const caseId of [id, other])
    await person.call(
      'PUT',
      `/api/tasks/${(await person.task(caseId)).id}/draft`,
      { data: { outcome: 'score', declared: true, data: { basis: 20, build: 20, manage: caseId === id ? 20 : undefined } } },
      { headers: { 'if-match': '0' } },
    );
  await as(
    both,
    async (desk) => {
      const { page } = desk;
      await desk.open('/workbench');
      await page.getByRole('button', { name: '全部提交：专家评审', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: '提交评分（2 件）' });
      await dialog.getByText('总分 60').waitFor();
      await dialog.getByText(/运营管理/).waitFor();
      await desk.screen('panel-send-all');
      await dialog.getByRole('button', { name: '确认提交评分（1 件）', exact: true }).click();
      const run = page.getByRole('dialog', { name: '提交评分（1 件）' });
      await run.getByText('已办 1 / 1 件。').waitFor();
      await run.getByRole('button', { name: '关闭', exact: true }).last().click();
      await run.waitFor({ state: 'detached' });
    },
    'phone',
  );
  for (const login of here.filter((one) => one !== both))
    await (await scene.world.as(login)).complete(id, 'score', { data: { basis: 24, build: 30, manage: 22 } });
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await tab(page, '意见');
    const totals = page.getByRole('list', { name: '各份总分' });
    await totals.getByRole('listitem').filter({ hasText: '60' }).getByText('分歧', { exact: true }).waitFor();
    expect(await totals.getByText('分歧', { exact: true }).count()).toBe(1);
    await desk.screen('panel-totals');
  });
}

test('a meeting sees ranks and places, holds one back with a reason and decides the rest', async () => {
  const chief = await scene.world.as('chief');
  const window = await chief.ask<{ id: string }>('POST', '/api/windows', {
    ...{ programme: 'brand-selection', title: '2026 年第一批', opensOn: '2026-03-01', closesOn: '2026-04-30' },
    settings: { places: 2, pool: 25 },
  });
  for (const [score, amount] of [
    [95, 20],
    [90, 10],
    [85, 10],
  ] as const)
    await applied('brand-selection', { score, amount }, { window: window.id });
  await as('council', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/meeting');
    await page.getByRole('listitem').filter({ hasText: '择优审定' }).getByRole('link', { name: '进入会议' }).click();
    await page.getByText('名额 2 个，已用 0 个，剩余 2 个。', { exact: false }).waitFor();
    await page.getByText('以下超出名额').waitFor();
    await page.getByLabel('选择全部').check();
    await page.getByRole('row').nth(1).getByRole('combobox').selectOption('hold');
    await page.getByLabel('文号').fill('洛工信〔2026〕9号');
    await page.getByRole('button', { name: '记录会议结果' }).click();
    await page.getByRole('alert').getByText('请写明理由').waitFor();
    await page.getByRole('row').nth(1).getByRole('textbox').fill('材料待核');
    await desk.screen('meeting-ranked');
    await page.getByRole('button', { name: '记录会议结果' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '记录会议结果' }).click();
    await page.getByText('会议结果：3 件中 3 件已记录').waitFor();
    await page.getByRole('button', { name: '返回议程' }).click();
    await page.getByText('曾暂缓：材料待核', { exact: false }).waitFor();
    await desk.screen('meeting-held');
  });
});

test('a case shows its items and the cases it opened', async () => {
  const sites = [
    { name: '涧西厂区', district: '410305' },
    { name: '洛龙厂区', district: '410311' },
  ];
  const parent = await applied('project-admission', { product: '轴承', sampleNo: 'S-1', sites, visitOn: '2026-03-02' });
  await scene.server.move({});
  const [child] = (await (await scene.world.as('city')).kase(parent.id)).children;
  await (await scene.world.as('market')).complete(child?.case ?? '', 'clear');
  await (await scene.world.as('luolong')).complete(child?.case ?? '', 'pass');
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${parent.id}`);
    await tab(page, '流程与记录');
    await desk.screen('case-children');
    await page.getByRole('link', { name: new RegExp(child?.number ?? '') }).click();
    await page
      .getByText(child?.number ?? '', { exact: false })
      .first()
      .waitFor();
    await tab(page, '流程与记录');
    await page.getByRole('row', { name: /洛龙厂区 已办结 合格/ }).waitFor();
    await page.getByRole('link', { name: '查看来源办件' }).waitFor();
    await desk.screen('case-items');
  });
});
