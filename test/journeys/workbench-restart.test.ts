/**
 * The server is killed and started again under an open inbox, a half-written opinion and a board; a browser loses its line; an answer
 * gets lost. It is said, nothing typed is lost, all of it goes on by itself, and what was decided is decided once.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { HistoryItemDto } from '../../engine/model/dto/case.ts';
import type { Desk } from './desk.ts';
import { stage } from './stage.ts';

const scene = stage('equipment-grant');
const apply = () => scene.applied('equipment-grant', { amount: 100, note: '更新数控机床' });
const away = (page: Page) => page.getByText('服务暂时没有响应', { exact: false });
const reason = (page: Page) => page.getByRole('textbox', { name: /^理由/ });
const saved = (page: Page) => page.getByText('草稿已保存', { exact: true });
/** A mark that a reload would wipe out. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { unloaded: false }));
const isMarked = (page: Page) => page.evaluate(() => 'unloaded' in window);
const serverless = (...desks: readonly Desk[]) => {
  for (const desk of desks) for (const status of [0, 502]) desk.expectRefusal(status);
};

test('an inbox, a half-written opinion and a board lie open while the server is started again', async () => {
  const kase = await apply();
  await apply();
  await scene.as('county', (inbox) =>
    scene.as('county', (writing) =>
      scene.as('supervisor', async (board) => {
        const desks = [inbox, writing, board];
        serverless(...desks);
        await inbox.open('/workbench');
        await inbox.page.locator('[data-task]').nth(1).waitFor();
        await writing.open(`/workbench/cases/${kase.id}`);
        await board.open('/board');
        await board.page.getByText(/^数据截至/).waitFor();
        await writing.page.getByRole('radio', { name: '不予通过' }).check();
        await reason(writing.page).fill('停机之前写的。');
        await saved(writing.page).waitFor();
        for (const { page } of desks) await mark(page);
        await scene.server.restart(async () => {
          await reason(writing.page).fill('停机期间写的。');
          // Those who only look on hear of it too.
          for (const { page } of desks) await away(page).waitFor();
          await writing.page.getByText('草稿暂未保存，恢复后自动保存').waitFor();
          await writing.page.getByRole('button', { name: '提交：不予通过' }).click();
          const confirm = writing.page.getByRole('dialog');
          await confirm.getByRole('button', { name: '确认不予通过' }).click();
          await confirm.getByText('服务没有响应', { exact: false }).waitFor();
          await writing.screen('restart-confirming');
          await confirm.getByRole('button', { name: '返回' }).click();
          for (const [name, desk] of Object.entries({ inbox, writing, board })) await desk.screen(`restart-${name}`);
        });
        await saved(writing.page).waitFor({ timeout: 60_000 });
        for (const { page } of desks) await away(page).waitFor({ state: 'detached', timeout: 60_000 });
        expect(await reason(writing.page).inputValue()).toBe('停机期间写的。');
        await apply();
        await inbox.page.locator('[data-task]').nth(2).waitFor();
        await writing.page.getByRole('button', { name: '提交：不予通过' }).click();
        await writing.page.getByRole('button', { name: '确认不予通过' }).click();
        await writing.page.waitForURL((url) => url.pathname === '/workbench');
        await expect.poll(() => inbox.page.locator('[data-task]').count()).toBe(2);
        for (const { page } of desks) expect(await isMarked(page)).toBe(true);
      }),
    ),
  );
  expect(await decisions(kase.id)).toEqual(['停机期间写的。']);
});

test('a browser without a line keeps what is typed; a decision whose answer got lost is made once', async () => {
  const kase = await apply();
  await scene.as('county', async (desk) => {
    const { page } = desk;
    serverless(desk);
    await desk.open(`/workbench/cases/${kase.id}`);
    await page.getByRole('radio', { name: '不予通过' }).check();
    await saved(page).waitFor();
    await mark(page);
    await desk.context.setOffline(true);
    await page.getByText('网络已断开', { exact: false }).waitFor();
    await reason(page).fill('没有网络时写的。');
    await page.getByText('草稿暂未保存，恢复后自动保存').waitFor();
    await desk.screen('restart-offline');
    await desk.context.setOffline(false);
    await saved(page).waitFor({ timeout: 60_000 });
    await page.getByText('网络已断开', { exact: false }).waitFor({ state: 'detached' });
    // The server decides, and its answer never arrives: the same is asked again, and answered as the first time.
    let asked = 0;
    await page.route('**/api/tasks/*/complete', async (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByRole('button', { name: '提交：不予通过' }).click();
    await page.getByRole('button', { name: '确认不予通过' }).click();
    await page.waitForURL((url) => url.pathname === '/workbench');
    expect(asked).toBe(2);
    expect(await isMarked(page)).toBe(true);
  });
  expect(await decisions(kase.id)).toEqual(['没有网络时写的。']);
});

/** Reasons of what was decided on a case, from its history. */
async function decisions(id: string): Promise<(string | null | undefined)[]> {
  const county = await scene.world.as('county');
  const { items } = await county.ask<{ items: readonly HistoryItemDto[] }>('GET', `/api/cases/${id}/history`);
  return items.filter(({ outcome }) => outcome === 'reject').map(({ reason: said }) => said);
}
