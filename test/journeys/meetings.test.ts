/** A meeting whose votes weigh, on the screen: who is there by kind of seat, a tie that the chair decides, conditions, the record. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../designer/renderers/table/xlsx-read.ts';
import { pdfText } from '../support/pdf-text.ts';
import { stage } from './stage.ts';

const uscc = '91410305MA9XTE0263';
const scene = stage('weighted-votes');
const { as } = scene;

/** Through the departments and the ballot to the meeting. */
async function atMeeting(): Promise<string> {
  const agent = await scene.world.as('agent');
  const { id } = await agent.open({ programme: 'weighted-votes', uscc });
  await agent.complete(id, 'submit', { data: { project: '数控机床' } });
  for (const login of ['market', 'tax']) await (await scene.world.as(login)).complete(id, 'agree', {}, login);
  for (const login of ['city', 'chief']) await (await scene.world.as(login)).complete(id, 'pass', {}, 'ballot');
  return id;
}

test('a tie is decided by the chair, conditions are written down, and the meeting is in the record', async () => {
  const id = await atMeeting();
  await as('council', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/meeting');
    await page.getByText('还没有记录过会议').waitFor();
    await page.getByRole('link', { name: '进入会议' }).click();
    const record = page.getByRole('button', { name: '记录会议结果' });
    // Handed out before the meeting: the sheet and the paper say what the screen says.
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出议程（Excel）' }).press('Enter'),
    ]);
    expect(sheet.suggestedFilename()).toMatch(/^议程 .*\.xlsx$/);
    const kase = await (await scene.world.as('city')).kase(id);
    const lines = readWorkbook(new Uint8Array(readFileSync(await sheet.path()))).rows;
    expect(JSON.stringify(lines)).toContain(kase.number);
    const printed = await page.request.get(
      new URL((await page.getByRole('link', { name: '打印议程（PDF）' }).getAttribute('href')) ?? '', page.url()).href,
    );
    expect(pdfText(await printed.body())).toContain(kase.number);
    // Its members are invited beforehand, told of a change, and it is called off: by keyboard.
    await page.getByRole('button', { name: '通知开会' }).press('Enter');
    const invite = page.getByRole('dialog', { name: '通知开会' });
    await invite.getByRole('button', { name: '发出通知' }).press('Enter');
    await invite.getByText('请填写').first().waitFor();
    await desk.screen('meeting-invite-wrong');
    await invite.getByLabel('日期').fill('2026-04-30');
    await invite.getByLabel('地点').fill('市政府三楼会议室');
    await desk.screen('meeting-invite');
    await invite.getByLabel('地点').press('Enter');
    await page.getByText('已通知', { exact: true }).waitFor();
    await desk.screen('meeting-invited');
    await page.getByRole('button', { name: '变更会议' }).press('Enter');
    const change = page.getByRole('dialog', { name: '变更会议' });
    expect(await change.getByLabel('地点').inputValue()).toBe('市政府三楼会议室');
    await change.getByLabel('地点').fill('四楼会议室');
    await change.getByLabel('地点').press('Enter');
    await page.getByText('四楼会议室').waitFor();
    await page.getByRole('button', { name: '取消会议' }).press('Enter');
    const off = page.getByRole('dialog', { name: '取消会议' });
    await off.getByLabel('取消原因').fill('防汛值守');
    await desk.screen('meeting-cancel');
    await off.getByRole('button', { name: '取消会议' }).press('Enter');
    await page.getByText('已取消', { exact: true }).waitFor();
    await page.getByLabel('选择全部').check();
    await record.click();
    await page.getByRole('alert').getByText('请填写同意票数').waitFor();
    const present = page.getByRole('group', { name: '实到人数（按席位）' });
    await present.getByLabel('委员 每票 1', { exact: false }).nth(1).fill('3');
    await present.getByLabel('特邀委员').fill('1');
    await page.getByText('实到票权 3.5，全部 6，不足以审定。').waitFor();
    await desk.screen('meeting-inquorate');
    await present.getByLabel('主任委员').fill('1');
    await page.getByText('实到票权 5，全部 6，可以审定。').waitFor();
    const votes = page.getByRole('group', { name: /的同意票数$/ });
    await votes.getByLabel('主任委员').fill('2');
    await page.getByRole('row').getByText('同意票数须为整数，且不超过实到人数').waitFor();
    await votes.getByLabel('主任委员').fill('0');
    await votes.getByLabel('委员 每票 1', { exact: false }).nth(1).fill('2');
    await votes.getByLabel('特邀委员').fill('1');
    await page.getByText('平票：请填写主持人的决定票。').waitFor();
    await record.click();
    await page.getByRole('alert').getByText('平票尚未解决').waitFor();
    await desk.screen('meeting-tied');
    await page
      .getByRole('group', { name: /^主持人对/ })
      .getByLabel('同意', { exact: true })
      .check();
    await page.getByText('同意票权 2.5，实到票权 5', { exact: false }).waitFor();
    await page.getByLabel(/的审定结果$/).selectOption('refuse');
    await page.getByRole('alert').getByText('表决已通过，不能作出这一结果').waitFor();
    await page.getByLabel(/的审定结果$/).selectOption('conditional');
    await page.getByRole('alert').getByText('请写明至少一项条件').waitFor();
    await page.getByLabel(/的条件 1$/).fill('六个月内完成环保验收');
    await page.getByLabel('文号').fill('洛工信〔2026〕12号');
    await page.reload();
    await page.getByText('平票：请填写主持人的决定票。').waitFor();
    // Looking at the case on the way: back at its row, and nothing entered is lost.
    const { number } = await (await scene.world.as('city')).kase(id);
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('link', { name: '批次会议', exact: true }).last().click();
    await page.locator('a:focus', { hasText: number }).waitFor();
    await page.getByText('平票：请填写主持人的决定票。').waitFor();
    await desk.screen('meeting-conditions');
    await record.click();
    await page.getByRole('dialog').getByRole('button', { name: '记录会议结果' }).click();
    await page.getByText('会议结果：1 件中 1 件已记录').waitFor();
    await desk.screen('meeting-result');
    await desk.open('/workbench/meeting');
    await page.getByText('洛工信〔2026〕12号').click();
    await page.getByText('同意 3 票').waitFor();
    await page.getByText('应到 6 人，实到 5 人', { exact: false }).waitFor();
    await desk.screen('meeting-record');
  });
  expect((await (await scene.world.as('city')).kase(id)).results.meeting).toMatchObject({
    ...{ outcome: 'conditional', conditions: ['六个月内完成环保验收'] },
    votes: { for: 2.5, of: 5, cast: 'for' },
  });
});

test('the agenda is filled in on a phone', async () => {
  await atMeeting();
  await as(
    'council',
    async (desk) => {
      const { page } = desk;
      await desk.open('/workbench/meeting/weighted-votes/meeting');
      await page.getByLabel('选择全部').check();
      const present = page.getByRole('group', { name: '实到人数（按席位）' });
      await present.getByLabel('主任委员').fill('1');
      await present.getByLabel('委员 每票 1', { exact: false }).nth(1).fill('4');
      await page
        .getByRole('group', { name: /的同意票数$/ })
        .getByLabel('主任委员')
        .fill('1');
      await page.getByText('未通过', { exact: true }).waitFor();
      await page.getByRole('button', { name: '记录会议结果' }).click();
      await page.getByRole('alert').getByText('同意票未达规定比例').waitFor();
      await desk.screen('meeting-agenda');
      await page.getByLabel(/的审定结果$/).selectOption('refuse');
      await page.getByRole('button', { name: '记录会议结果' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '记录会议结果' }).click();
      await page.getByText('会议结果：1 件中 1 件已记录').waitFor();
    },
    'phone',
  );
});

test('members are invited on a phone, and in English', async () => {
  await atMeeting();
  await as(
    'council',
    async (desk) => {
      const { page } = desk;
      await desk.open('/workbench/meeting/weighted-votes/meeting');
      await page.getByRole('button', { name: /^(通知开会|变更会议)$/ }).click();
      await page.getByRole('dialog').getByLabel('地点').fill('市政府三楼会议室');
      await desk.screen('meeting-invite');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '菜单' }).click();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: /^(Invite to the meeting|Change the meeting)$/ }).click();
      await page.getByRole('dialog').getByLabel('Place').fill('Room 305, City Hall');
      await desk.screen('meeting-invite-en');
    },
    'phone',
  );
});
