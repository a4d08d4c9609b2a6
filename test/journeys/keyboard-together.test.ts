/** Meetings and panels by the keyboard alone: an agenda with a tie and conditions, an interest declared, a score given or not; consent with conditions. */
import { expect, test } from 'vitest';
import { paths } from '../../designer/app/paths.ts';
import { wb } from '../../designer/workbench/paths.ts';
import {
  announced,
  choose,
  decide,
  expectAt,
  expectFocus,
  expectWrong,
  goTo,
  openedTwice,
  press,
  select,
  tick,
  turnTo,
  type,
  use,
} from './keys.ts';
import { stage } from './stage.ts';
import { atBallot, publishVotes } from './votes.ts';

const scene = stage('weighted-votes', 'panel', 'ranking', 'many-hands');
const { as, applied } = scene;

test('a ballot is cast and a meeting recorded: who is there, the votes, the tie, a condition, and the record of it', async () => {
  const { id } = await applied('weighted-votes', { project: '数控机床' });
  for (const login of ['market', 'tax']) await (await scene.world.as(login)).complete(id, 'agree', {}, login);
  await (await scene.world.as('city')).complete(id, 'pass', {}, 'ballot');
  await as('chief', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench');
    await use(page, page.locator('[data-task]').first().getByRole('link').first());
    await choose(page, page.getByRole('group', { name: '办理结果' }), /^通过$/);
    await use(page, page.getByRole('button', { name: '提交：通过' }));
    await use(page, page.getByRole('button', { name: '确认通过' }));
    await page.waitForURL((url) => url.pathname === '/workbench');
    await expectFocus(page);
  });
  await as('council', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/meeting');
    await use(page, page.getByRole('link', { name: '进入会议' }));
    await page.getByRole('heading', { level: 1 }).waitFor();
    const record = page.getByRole('button', { name: '记录会议结果' });
    await goTo(page, page.getByLabel('选择全部'));
    await press(page, 'Space');
    await use(page, record);
    await announced(page, '请填写同意票数');
    await expectFocus(page);
    const present = page.getByRole('group', { name: '实到人数（按席位）' });
    await goTo(page, present.getByLabel('主任委员'), 'Shift+Tab');
    await page.keyboard.type('1');
    await type(page, present.getByLabel('委员 每票 1', { exact: false }).nth(1), '3');
    await type(page, present.getByLabel('特邀委员'), '1');
    await announced(page, '实到票权 5，全部 6，可以审定。');
    const votes = page.getByRole('group', { name: /的同意票数$/ });
    await type(page, votes.getByLabel('主任委员'), '0');
    await type(page, votes.getByLabel('委员 每票 1', { exact: false }).nth(1), '2');
    await type(page, votes.getByLabel('特邀委员'), '1');
    await page.getByText('平票：请填写主持人的决定票。').waitFor();
    await choose(page, page.getByRole('group', { name: /^主持人对/ }), /^同意$/);
    await select(page, page.getByLabel(/的审定结果$/), '附条件通过');
    await type(page, page.getByLabel(/的条件 1$/), '六个月内完成环保验收');
    await use(page, page.getByRole('button', { name: '再加一条' }).first());
    await expectFocus(page);
    await type(page, page.getByLabel(/的条件 2$/), '报送季度进度');
    await use(page, page.getByRole('button', { name: '移除条件 2' }));
    await expectFocus(page);
    await goTo(page, page.getByLabel('文号'), 'Shift+Tab');
    await page.keyboard.type('洛工信〔2026〕12号');
    await use(page, record);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await press(page, 'Escape');
    await dialog.waitFor({ state: 'detached' });
    await expectFocus(page);
    await use(page, record);
    await use(page, dialog.getByRole('button', { name: '记录会议结果' }));
    await page.getByText('会议结果：1 件中 1 件已记录').waitFor();
    await expectFocus(page);
    await use(page, page.getByRole('button', { name: '返回议程' }));
    await expectFocus(page);
    await desk.open('/workbench/meeting');
    await use(page, page.locator('summary').filter({ hasText: '洛工信〔2026〕12号' }));
    await page.getByText('同意 3 票').waitFor();
  });
  expect((await (await scene.world.as('city')).kase(id)).results.meeting).toMatchObject({ conditions: ['六个月内完成环保验收'] });
});

test('an expert declares an interest, another scores, a stand-in gives a seat up, and who organises the panel replaces one', async () => {
  const admin = await scene.world.as('admin');
  await as('admin', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/experts');
    await use(page, page.getByRole('button', { name: '添加专家' }));
    const dialog = page.getByRole('dialog', { name: '添加专家' });
    await type(page, dialog.getByLabel('专家库代码'), 'experts');
    await type(page, dialog.getByLabel('登录名'), 'chief');
    await type(page, dialog.getByLabel('专业'), 'automation');
    await press(page, 'Enter');
    await dialog.waitFor({ state: 'detached' });
    await expectFocus(page);
    await use(page, page.getByRole('button', { name: '停用专家：韩立' }));
    await expectFocus(page);
  });
  const logins = ['county', 'county2', 'luolong', 'luolong2', 'market', 'safety', 'environment', 'tax'];
  for (const [index, login] of logins.entries())
    await admin.ask('POST', '/api/experts', { pool: 'experts', login, skills: index < 2 ? ['automation', 'finance'] : ['automation'] });
  const { id } = await applied('smart-workshop', { fields: ['automation'] });
  const seats = async () => (await (await scene.world.as('city')).kase(id)).tasks.filter(({ kind }) => kind === 'score');
  const [leaving = '', scoring = '', away = '', abstaining = ''] = (await seats()).map(
    ({ assignee }) => assignee?.replace('user-', '') ?? '',
  );
  await as(leaving, async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await use(page, page.getByRole('button', { name: '申报回避' }));
    const dialog = page.getByRole('dialog');
    await use(page, dialog.getByRole('button', { name: '申报回避' }));
    await expectWrong(page, dialog.getByLabel('理由'), '请写明理由');
    await page.keyboard.type('近亲属在该企业任职');
    await use(page, dialog.getByRole('button', { name: '申报回避' }));
    await page.waitForURL((url) => url.pathname === '/workbench');
    await expectFocus(page);
  });
  expect((await seats()).map(({ assignee }) => assignee)).not.toContain(`user-${leaving}`);
  await as(scoring, async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await use(page, page.getByRole('button', { name: '没有应当回避的情形，开始评分' }));
    await page.getByLabel('基础条件').waitFor();
    await expectFocus(page);
    await type(page, page.getByLabel('基础条件'), '26');
    await type(page, page.getByLabel('工厂建设'), '30.5');
    await type(page, page.getByLabel('运营管理'), '22');
    await announced(page, '78.5');
    await choose(page, page.getByRole('group', { name: '办理结果' }), '提交评分');
    await use(page, page.getByRole('button', { name: '提交：提交评分' }));
    await use(page, page.getByRole('button', { name: '确认提交评分' }));
    await page.waitForURL((url) => url.pathname === '/workbench');
    await expectFocus(page);
  });
  await as(abstaining, async (desk) => {
    const { page } = desk;
    await desk.open(wb.kase(id));
    await use(page, page.getByRole('button', { name: '没有应当回避的情形，开始评分' }));
    await choose(page, page.getByRole('group', { name: '办理结果' }), /弃权/);
    // Who abstains is asked for no points.
    await page.getByLabel('基础条件').waitFor({ state: 'detached' });
    await decide(page, '弃权', '所申报工艺不在本人专业范围');
  });
  await (await scene.world.as(away)).ask('PUT', '/api/absence', { from: '2026-03-02', to: '2026-03-13', substitute: 'user-chief' });
  await as('chief', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    const dialog = await openedTwice(page, '代为退出席位');
    await type(page, dialog.getByLabel('理由'), '本人出国考察，评审期内不能返回');
    await use(page, dialog.getByRole('button', { name: '代为退出席位' }));
    await page.waitForURL((url) => url.pathname === '/workbench');
    await expectFocus(page);
  });
  expect((await seats()).map(({ assignee }) => assignee)).not.toContain(`user-${away}`);
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await turnTo(page, '流程与记录');
    await use(page, page.getByRole('link', { name: '查看抽取记录' }));
    await page.getByText('按种子复核一致').first().waitFor();
    await expectFocus(page);
    await use(page, page.getByRole('button', { name: /^更换专家/ }).first());
    const dialog = page.getByRole('dialog', { name: /^更换专家/ });
    await type(page, dialog.getByLabel('理由'), '与另一名专家同单位');
    await use(page, dialog.getByRole('button', { name: '更换' }));
    await page.getByText('已更换专家').waitFor();
    await expectFocus(page);
  });
});

test('a meeting holds one back with a reason; another votes by name, and once more when it is tied', async () => {
  const { id: window } = await (await scene.world.as('chief')).ask<{ id: string }>('POST', '/api/windows', {
    ...{ programme: 'brand-selection', title: '2026 年第一批', opensOn: '2026-03-01', closesOn: '2026-04-30' },
    settings: { places: 2, pool: 25 },
  });
  for (const score of [95, 90]) await applied('brand-selection', { score, amount: 10 }, { window });
  await publishVotes(scene.world, 'named-votes', { tie: 'revote', ballot: 'open' });
  const id = await atBallot(scene.world, 'named-votes');
  for (const login of ['city', 'chief']) await (await scene.world.as(login)).complete(id, 'pass', {}, 'ballot');
  await as('council', async (desk) => {
    const { page } = desk;
    const record = page.getByRole('button', { name: '记录会议结果' });
    const recorded = async (count: number) => {
      await use(page, record);
      await use(page, page.getByRole('dialog').getByRole('button', { name: '记录会议结果' }));
      await page.getByText(`会议结果：${count} 件中 ${count} 件已记录`).waitFor();
      await expectFocus(page);
    };
    await desk.open('/workbench/meeting');
    await use(page, page.getByRole('listitem').filter({ hasText: '择优审定' }).getByRole('link', { name: '进入会议' }));
    await page.getByText('名额 2 个', { exact: false }).first().waitFor();
    await expectFocus(page);
    await tick(page, page.getByLabel('选择全部'));
    await select(page, page.getByRole('row').nth(1).getByRole('combobox'), '暂缓');
    await use(page, record);
    await announced(page, '请写明理由');
    await goTo(page, page.getByRole('row').nth(1).getByRole('textbox'), 'Shift+Tab');
    await page.keyboard.type('材料待核');
    await goTo(page, page.getByLabel('文号'), 'Shift+Tab');
    await page.keyboard.type('洛工信〔2026〕9号');
    await recorded(2);
    await desk.open('/workbench/meeting/named-votes/meeting');
    await tick(page, page.getByLabel('选择全部'));
    await goTo(page, page.getByLabel('主任委员'), 'Shift+Tab');
    await page.keyboard.type('周主任');
    await type(page, page.getByLabel('委员 每票 1', { exact: true }), '吴委员、郑委员、王委员');
    await type(page, page.getByLabel('特邀委员'), '冯委员');
    const first = page.getByRole('group', { name: /的表决（记名）$/ });
    for (const name of ['吴委员', '郑委员', '冯委员']) await tick(page, first.getByLabel(`${name}：同意`));
    await goTo(page, first.getByLabel('周主任：弃权'), 'Shift+Tab');
    await press(page, 'ArrowLeft');
    await page.getByText('平票：请登记再次表决的意见。').waitFor();
    const second = page.getByRole('group', { name: /再次表决（记名）$/ });
    await use(page, second.getByRole('button', { name: '全部同意' }));
    await expectAt(page, second.getByRole('button', { name: '全部同意' }));
    await recorded(1);
  });
  expect((await (await scene.world.as('city')).kase(id)).results.meeting).toMatchObject({ votes: { for: 5 } });
});

test('a department consents with conditions, and the applicant reads them', async () => {
  const { id } = await applied('many-hands', { project: '数控机床更新' });
  await (await scene.world.as('county')).complete(id, 'accept');
  await as('safety', async (desk) => {
    const { page } = desk;
    await desk.open(wb.inbox);
    await use(page, page.locator('[data-task]').first().getByRole('link').first());
    await choose(page, page.getByRole('group', { name: '办理结果' }), /^附条件同意/);
    const send = page.getByRole('button', { name: '提交：附条件同意' });
    const first = page.getByLabel('条件 1', { exact: true });
    await use(page, send);
    await announced(page, '请写明至少一项条件');
    await expectWrong(page, first, '请写明至少一项条件');
    await page.keyboard.type('三个月内补办安全评价');
    const add = page.getByRole('button', { name: '再加一条' });
    await use(page, add);
    await expectAt(page, page.getByLabel('条件 2', { exact: true }));
    await page.keyboard.type('报送整改照片');
    await use(page, add);
    await expectAt(page, page.getByLabel('条件 3', { exact: true }));
    await page.keyboard.type('写错了');
    await use(page, page.getByRole('button', { name: '移除条件 3' }));
    await expectAt(page, page.getByLabel('条件 2', { exact: true }));
    // Back to writing from the confirmation: what was entered is still there.
    await use(page, send);
    await page.getByRole('dialog').waitFor();
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectAt(page, send);
    await decide(page, '附条件同意');
  });
  for (const login of ['market', 'environment']) await (await scene.world.as(login)).complete(id, 'agree', {}, 'joint');
  await as('agent', async (desk) => {
    const { page } = desk;
    await desk.open(paths.cases);
    await use(page, page.getByRole('link', { name: /技术改造项目联合审查/ }));
    await page.getByText('三个月内补办安全评价').first().waitFor();
    await expectFocus(page);
    await desk.screen('case-conditions');
  });
  expect((await (await scene.world.as('city')).kase(id)).results.joint).toMatchObject({
    conditions: ['三个月内补办安全评价', '报送整改照片'],
  });
});
