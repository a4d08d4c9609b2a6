/** 投屏: a meeting on the wall, in a window of its own that follows the clerk's page. */
import { expect, test } from 'vitest';
import { wb } from '../../designer/workbench/paths.ts';
import { stage } from './stage.ts';
import { atBallot, publishVotes } from './votes.ts';

const scene = stage();
const { as } = scene;

async function atMeeting(programme: string): Promise<void> {
  const id = await atBallot(scene.world, programme);
  for (const login of ['city', 'chief']) await (await scene.world.as(login)).complete(id, 'pass', {}, 'ballot');
}

test('the wall shows what the clerk enters as it is entered, the results with their number, and closes by Escape', async () => {
  await publishVotes(scene.world, 'secret-votes', { tie: 'casting', ballot: 'secret' });
  for (let n = 0; n < 3; n += 1) await atMeeting('secret-votes');
  await as('council', async (desk) => {
    const { page } = desk;
    await desk.open(wb.agenda('secret-votes', 'meeting'));
    const [wall] = await Promise.all([desk.context.waitForEvent('page'), page.getByRole('button', { name: '投屏' }).click()]);
    // Nothing is selected yet: the whole agenda is shown.
    await expect.poll(() => wall.getByRole('row').count()).toBe(4);
    await wall.getByText('尚未登记到会人数').waitFor();
    const shows = page.getByLabel('投屏正在显示');
    await shows.waitFor();
    await wall.keyboard.press('ArrowRight');
    await wall.getByText('第 1 项，共 3 项').waitFor();
    await expect.poll(() => shows.evaluate((element) => (element as HTMLSelectElement).selectedIndex)).toBe(1);
    await page.getByRole('button', { name: '下一项' }).click();
    await wall.getByText('第 2 项，共 3 项').waitFor();
    await wall.keyboard.press('ArrowLeft');
    await wall.getByText('第 1 项，共 3 项').waitFor();
    // One case is taken up: the meeting is about that one.
    await page
      .getByLabel(/^选择 /)
      .last()
      .check();
    await wall.getByText('第 1 项，共 1 项').or(wall.getByRole('row').nth(1)).first().waitFor();
    await shows.selectOption({ index: 1 });
    const present = page.getByRole('group', { name: '实到人数（按席位）' });
    await present.getByLabel('主任委员').fill('1');
    await wall.getByText('实到票权 1.5，全部 6，不足以审定。').waitFor();
    await present.getByLabel('委员 每票 1', { exact: false }).nth(1).fill('3');
    await wall.getByText('等待表决').waitFor();
    expect(await wall.getByText('审定结果：').count()).toBe(0);
    const votes = page.getByRole('group', { name: /的同意票数$/ });
    await votes.getByLabel('主任委员').fill('1');
    await votes.getByLabel('委员 每票 1', { exact: false }).nth(1).fill('2');
    await wall.getByText('同意票权 3.5，实到票权 4.5', { exact: false }).waitFor();
    // Who voted what isn't known, and whose number it is isn't told.
    expect(await wall.getByRole('dialog').getByText('主任委员').count()).toBe(0);
    await desk.screen('projector-clerk');
    await wall.screenshot({ path: 'test-results/journeys/projector-item-1280.png' });
    await page.getByLabel('文号').fill('洛工信〔2026〕15号');
    await wall.getByText('文号：洛工信〔2026〕15号').waitFor();
    await page.getByRole('button', { name: '记录会议结果' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '记录会议结果' }).click();
    await page.getByText('会议结果：1 件中 1 件已记录').waitFor();
    // What was recorded is what everybody waits for.
    await wall.getByText('会议结果：1 件中 1 件已记录').waitFor();
    await wall.getByText('文号：洛工信〔2026〕15号').waitFor();
    await wall.screenshot({ path: 'test-results/journeys/projector-results-1280.png' });
    // The key closes the window that would answer it: that it is gone first is no failure, that it stays is.
    const closed = wall.waitForEvent('close');
    await wall.keyboard.press('Escape').catch((error: Error) => {
      if (!error.message.includes('has been closed')) throw error;
    });
    await closed;
    await shows.waitFor({ state: 'detached' });
  });
});

test('the wall stands by itself too: each part without findings, Escape leads to the agenda', async () => {
  await publishVotes(scene.world, 'open-votes', { tie: 'revote', ballot: 'open' });
  for (let n = 0; n < 2; n += 1) await atMeeting('open-votes');
  for (const size of ['desktop', 'phone'] as const)
    await as(
      'council',
      async (desk) => {
        const { page } = desk;
        await desk.open(wb.projector('open-votes', 'meeting'));
        await page.getByText('1 / 4').waitFor();
        await desk.screen('projector-agenda');
        await page.keyboard.press('ArrowRight');
        await page.getByText('第 1 项，共 2 项').waitFor();
        await desk.screen('projector-case');
        await page.keyboard.press('PageDown');
        await page.keyboard.press('ArrowRight');
        await page.getByRole('heading', { name: '审定结果' }).waitFor();
        await page.keyboard.press('ArrowRight');
        await page.getByText('4 / 4').waitFor();
        await desk.screen('projector-results');
        await page.keyboard.press('Escape');
        await page.waitForURL((url) => url.pathname === wb.agenda('open-votes', 'meeting'));
      },
      size,
    );
});
