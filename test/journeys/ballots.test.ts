/** Votes on the screen: what a vote weighs, a ballot that is tied, a meeting that votes by name and once more, two people over a lot. */
import { expect, test } from 'vitest';
import { decide, tab } from './officer.ts';
import { stage } from './stage.ts';
import { atBallot, publishVotes } from './votes.ts';

const scene = stage('supervised-panel');
const { as } = scene;

const vote = async (login: string, id: string, outcome: string) => (await scene.world.as(login)).complete(id, outcome, {}, 'ballot');

test('who votes reads what the vote weighs and how the ballot stands; it is in the record, in English too', async () => {
  await publishVotes(scene.world, 'weighted-votes', { tie: 'revote' });
  const id = await atBallot(scene.world, 'weighted-votes');
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await page.getByText('您这一票的票权为 1，全部票权 3。').waitFor();
    await page.getByText('同一意见的票权超过全部票权的 1/2，即为表决结果。').waitFor();
    await page.getByText('平票时再表决一次。').waitFor();
    await desk.screen('vote-paper');
    await decide(desk, '通过');
  });
  await vote('council', id, 'pass');
  await as(
    'chief',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/workbench/cases/${id}`);
      await page.getByRole('button', { name: /合议/ }).click();
      await page.getByRole('dialog').getByText('已投票权 1.5，全部 3').waitFor();
      await page.getByRole('dialog').getByText('通过 1.5').waitFor();
      await desk.screen('vote-paper');
      await page.getByRole('radio', { name: '不通过' }).check();
      await page.getByRole('button', { name: '提交：不通过' }).click();
      await page.getByRole('button', { name: '确认不通过' }).click();
      await page.waitForURL((url) => url.pathname === '/workbench');
    },
    'phone',
  );
  await as('chief', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await page.getByText('上一轮表决平票，请再次表决。').waitFor();
    await decide(desk, '通过');
  });
  await vote('city', id, 'pass');
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await tab(page, '意见');
    const ballot = page.getByRole('region', { name: '合议' });
    await ballot.getByText('上一轮表决（平票）：通过 1.5、不通过 1.5').waitFor();
    await ballot.getByText('已投票权 2.5，全部 3').waitFor();
    await page.getByRole('region', { name: '部门票决' }).getByText('同意 2.3').waitFor();
    await page.getByText('票权 1.5', { exact: true }).first().waitFor();
    expect(await page.getByText('上一轮（平票）', { exact: true }).count()).toBe(3);
    await desk.screen('vote-record');
    await page.getByRole('button', { name: 'English' }).click();
    await ballot.getByText('Votes given weigh 2.5 of 3').waitFor();
    await page.getByText('weighs 1.5', { exact: true }).first().waitFor();
    await desk.screen('vote-record-english');
  });
});

test('a meeting votes by name, and once more when it is tied; who voted what is in its record and in the case', async () => {
  await publishVotes(scene.world, 'named-votes', { tie: 'revote', ballot: 'open' });
  const id = await atBallot(scene.world, 'named-votes');
  for (const login of ['city', 'chief']) await vote(login, id, 'pass');
  await as('council', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/meeting/named-votes/meeting');
    await page.getByText('本次会议记名表决', { exact: false }).waitFor();
    await page
      .getByLabel(/^选择 /)
      .last()
      .check();
    await page.getByText('请先登记到会人员。').waitFor();
    await page.getByLabel('主任委员').fill('周主任');
    await page.getByLabel('委员 每票 1', { exact: true }).fill('吴委员、郑委员、王委员');
    await page.getByLabel('特邀委员').fill('冯委员');
    await page.getByText('实到票权 5，全部 6，可以审定。').waitFor();
    const first = page.getByRole('group', { name: /的表决（记名）$/ });
    for (const name of ['吴委员', '郑委员', '冯委员']) await first.getByLabel(`${name}：同意`).check();
    await first.getByLabel('周主任：不同意').check();
    await page.getByText('平票：请登记再次表决的意见。').waitFor();
    await page.getByRole('button', { name: '记录会议结果' }).click();
    await page.getByRole('alert').getByText('平票尚未解决').waitFor();
    await desk.screen('meeting-names-tied');
    const second = page.getByRole('group', { name: /再次表决（记名）$/ });
    await second.getByRole('button', { name: '全部同意' }).click();
    await second.getByLabel('周主任：弃权').check();
    await page.getByText('同意票权 3.5，实到票权 5', { exact: false }).waitFor();
    await page.reload();
    await page.getByText('同意票权 3.5，实到票权 5', { exact: false }).waitFor();
    await page.getByRole('button', { name: '记录会议结果' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '记录会议结果' }).click();
    await page.getByText('会议结果：1 件中 1 件已记录').waitFor();
    await desk.open('/workbench/meeting');
    await page.getByText('无文号').first().click();
    await page.getByText('到会：周主任（主任委员）、', { exact: false }).waitFor();
    await page.getByText('吴委员、郑委员、王委员、冯委员').waitFor();
    await desk.screen('meeting-names-record');
  });
  await as(
    'city',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/workbench/cases/${id}`);
      await tab(page, '意见');
      const met = page.getByRole('region', { name: '集体审定' });
      await met.getByText('同意票权 3.5，实到票权 5。', { exact: false }).waitFor();
      await met.getByText('上一轮表决').last().click();
      await met.getByText('吴委员、郑委员、冯委员').waitFor();
      await desk.screen('meeting-names-case');
    },
    'phone',
  );
});

test('names are entered on a phone', async () => {
  await publishVotes(scene.world, 'named-votes', { tie: 'revote', ballot: 'open' });
  const id = await atBallot(scene.world, 'named-votes');
  for (const login of ['city', 'chief']) await vote(login, id, 'pass');
  await as(
    'council',
    async (desk) => {
      const { page } = desk;
      await desk.open('/workbench/meeting/named-votes/meeting');
      await page.getByLabel('选择全部').check();
      await page.getByLabel('主任委员').fill('周主任');
      await page.getByLabel('委员 每票 1', { exact: true }).fill('吴委员\n郑委员\n王委员');
      await page
        .getByRole('group', { name: /的表决（记名）$/ })
        .getByRole('button', { name: '全部同意' })
        .click();
      await page.getByText('同意票权 4.5，实到票权 4.5', { exact: false }).waitFor();
      await desk.screen('meeting-names');
      await page.getByRole('button', { name: '记录会议结果' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '记录会议结果' }).click();
      await page.getByText('会议结果：1 件中 1 件已记录').waitFor();
    },
    'phone',
  );
  expect((await (await scene.world.as('city')).kase(id)).results.meeting).toMatchObject({ votes: { for: 4.5, of: 4.5 } });
});

test('a lot is drawn, and drawn anew, when a second person agrees', async () => {
  const admin = await scene.world.as('admin');
  for (const [index, login] of ['county', 'county2', 'luolong', 'luolong2', 'market', 'safety', 'environment', 'tax'].entries())
    await admin.ask('POST', '/api/experts', { pool: 'experts', login, skills: index < 2 ? ['automation', 'finance'] : ['automation'] });
  const { id } = await scene.applied('supervised-panel', { fields: ['automation'] });
  await as('city', async (desk) => {
    await desk.open(`/workbench/cases/${id}`);
    await decide(desk, '抽取专家');
  });
  await as('chief', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}`);
    await page.getByRole('heading', { name: '抽取专家', exact: true }).waitFor();
    await desk.screen('draw-approval');
    await decide(desk, '同意');
  });
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${id}/draws`);
    await page.getByRole('button', { name: '全部重新抽取' }).click();
    await page.getByLabel('理由').fill('抽取时专家库未更新');
    await page.getByRole('dialog').getByText('批准之前专家组不变', { exact: false }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '全部重新抽取' }).click();
    await page.getByText('待批准：全部重新抽取专家；理由：抽取时专家库未更新。').waitFor();
    expect(await page.getByRole('button', { name: '全部重新抽取' }).count()).toBe(0);
    await desk.screen('draw-pending');
  });
  await as(
    'chief',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/workbench/cases/${id}`);
      await page.getByRole('button', { name: /专家评审/ }).click();
      await page.getByRole('dialog').getByText('抽取时专家库未更新').waitFor();
      await desk.screen('draw-approval');
      await page.getByRole('radio', { name: '不同意' }).check();
      await page.getByRole('button', { name: '提交：不同意' }).click();
      await page.getByRole('alert').getByText('请写明理由').waitFor();
      await page.getByLabel('理由', { exact: false }).last().fill('专家库已是最新');
      await page.getByRole('button', { name: '提交：不同意' }).click();
      await page.getByRole('button', { name: '确认不同意' }).click();
      await page.waitForURL((url) => url.pathname === '/workbench');
    },
    'phone',
  );
  const kase = await (await scene.world.as('city')).kase(id);
  expect(kase.tasks.map(({ kind }) => kind)).toEqual(Array(5).fill('score'));
});
