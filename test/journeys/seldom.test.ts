/** What happens seldom and must be clear all the same: a panel changed, an abstention, a stand-in, a tied ballot, more time refused, a change reported. */
import { expect, test } from 'vitest';
import { decide, tab } from './officer.ts';
import { stage } from './stage.ts';

const scene = stage('limits/decision', 'limits/registry', 'panel', 'weighted-votes');
const { as, applied } = scene;

test('who organises a panel replaces an expert and draws anew; an expert abstains; a stand-in gives a seat up', async () => {
  const admin = await scene.world.as('admin');
  const logins = ['county', 'county2', 'luolong', 'luolong2', 'market', 'safety', 'environment', 'tax'];
  for (const [index, login] of logins.entries())
    await admin.ask('POST', '/api/experts', { pool: 'experts', login, skills: index < 2 ? ['automation', 'finance'] : ['automation'] });
  const { id } = await applied('smart-workshop', { fields: ['automation'] });
  const seated = async () =>
    (await (await scene.world.as('city')).kase(id)).tasks.flatMap(({ kind, assignee }) =>
      kind === 'score' ? [assignee?.replace('user-', '') ?? ''] : [],
    );
  const [first = ''] = await seated();
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}/draws`);
    const seats = page.getByRole('list', { name: '尚未评分的专家' });
    await seats
      .getByRole('button', { name: /^更换专家/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: /^更换专家/ });
    await dialog.getByRole('button', { name: '更换' }).click();
    await dialog.getByText('请写明理由').waitFor();
    await dialog.getByLabel('理由').fill('与另一名专家同单位');
    await dialog.getByRole('button', { name: '更换' }).click();
    await page.getByText('已更换专家').waitFor();
    expect(await seated()).not.toContain(first);
    await page.getByText('财务 不少于 1 人').first().waitFor();
    await page.getByRole('cell', { name: '智能制造、财务' }).first().waitFor();
    await desk.screen('panel-seats');
    await page.getByRole('button', { name: '全部重新抽取' }).click();
    const redraw = page.getByRole('dialog', { name: '全部重新抽取' });
    await redraw.getByLabel('理由').fill('抽取时专家库未更新');
    await redraw.getByRole('button', { name: '全部重新抽取' }).click();
    await page.getByText('已重新抽取专家').waitFor();
    await page.getByText('抽取时专家库未更新').waitFor();
    await desk.open(`/workbench/cases/${id}`);
    await tab(page, '流程与记录');
    await page.getByText(/^更换“专家评审”的一名专家/).waitFor();
  });
  const [abstaining = '', away = ''] = await seated();
  await as(
    abstaining,
    async (desk) => {
      const { page } = desk;
      await desk.open(`/workbench/cases/${id}`);
      await page.getByRole('button', { name: '没有应当回避的情形，开始评分' }).click();
      await page.getByRole('button', { name: '办理：专家评审' }).click();
      await page.getByRole('radio', { name: /弃权/ }).check();
      await desk.screen('panel-abstain');
      await decide(desk, '弃权', '所申报工艺不在本人专业范围');
    },
    'phone',
  );
  await as(away, async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/absence');
    await page.getByRole('button', { name: '登记外出' }).click();
    const dialog = page.getByRole('dialog', { name: '登记外出' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请选择人员').waitFor();
    await dialog.getByLabel('结束日期').fill('2026-03-13');
    await dialog
      .getByLabel('按姓名查找')
      .fill((await (await scene.world.as('chief')).ask<{ user: { name: string } }>('GET', '/api/session')).user.name);
    await dialog.getByRole('radio').nth(1).waitFor({ state: 'detached' });
    await dialog.getByRole('radio').check();
    await desk.screen('absence-set');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    await desk.screen('absence');
  });
  await as(
    'chief',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/workbench/cases/${id}`);
      await page.getByRole('button', { name: '办理：专家评审' }).click();
      await page.getByText('评分须由专家本人作出', { exact: false }).waitFor();
      await page.getByRole('button', { name: '代为退出席位' }).click();
      await page.getByLabel('理由').fill('本人出国考察，评审期内不能返回');
      await desk.screen('seat-give-up');
      await page.getByRole('dialog', { name: '代为退出席位' }).getByRole('button', { name: '代为退出席位' }).click();
      await page.waitForURL((url) => url.pathname === '/workbench');
    },
    'phone',
  );
  expect(await seated()).not.toContain(away);
});

test('a tied ballot says so and is voted on once more', async () => {
  const { id } = await applied('weighted-votes', { project: '数控机床' });
  for (const login of ['market', 'tax']) await (await scene.world.as(login)).complete(id, 'agree', {}, login);
  for (const [login, vote] of [
    ['city', 'pass'],
    ['council', 'pass'],
    ['chief', 'fail'],
  ] as const)
    await (await scene.world.as(login)).complete(id, vote, {}, 'ballot');
  await as('chief', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await page.getByText('上一轮表决平票', { exact: false }).first().waitFor();
    await desk.screen('ballot-tied');
    await decide(desk, '通过');
  });
  await (await scene.world.as('city')).complete(id, 'pass', {}, 'ballot');
  expect((await (await scene.world.as('city')).kase(id)).results.ballot).toMatchObject({ outcome: 'pass' });
});

test('more time is refused with a reason, which who asked for it reads', async () => {
  const { id } = await applied('limit-decision', { project: '数控机床' });
  const city = await scene.world.as('city');
  await city.complete(id, 'accept');
  const { id: task } = await city.task(id);
  await city.ask('POST', `/api/tasks/${task}/extend`, { of: 'clock', reason: '案情复杂' });
  await as(
    'council',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/workbench/cases/${id}`);
      await page.getByRole('button', { name: /^办理：/ }).click();
      await page.getByText('案情复杂').first().waitFor();
      await page.getByRole('radio', { name: /不同意延长/ }).check();
      await page.getByRole('button', { name: '提交：不同意延长' }).click();
      await desk.screen('extension-refuse');
      await decide(desk, '不同意延长', '现有材料足以作出决定');
    },
    'phone',
  );
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await tab(page, '流程与记录');
    await page.getByText('现有材料足以作出决定', { exact: false }).first().waitFor();
    await desk.screen('extension-refused');
  });
});

test('an enterprise reports a change of what it was recognised for', async () => {
  const { id } = await applied('limit-registry', { project: '轴承' });
  const done = await (await scene.world.as('city')).complete(id, 'grant', { data: { decidedOn: '2026-02-10' } });
  const address = done.certificate?.entry.replace('.', '~') ?? '';
  await as(
    'agent',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/portal/certificates/${address}`);
      await page.getByRole('button', { name: '报告重大变化' }).click();
      const dialog = page.getByRole('dialog', { name: '报告重大变化' });
      await dialog.getByRole('button', { name: '报告重大变化' }).click();
      await dialog.getByText('请填写', { exact: false }).first().waitFor();
      await desk.screen('change-missing');
      await dialog.getByLabel('变化发生日期').fill('2026-02-20');
      await dialog.getByLabel('变化内容').fill('法定代表人变更');
      await dialog.getByRole('button', { name: '报告重大变化' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('变化', { exact: false }).first().waitFor();
      await desk.screen('change-reported');
    },
    'phone',
  );
});
