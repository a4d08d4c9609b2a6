/** What comes by itself in the studio waits while the pointer is pressed: the page moves, and no click is lost to that. */
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DraftDto } from '../../engine/model/dto/studio.ts';
import { stage } from './stage.ts';
import { documents } from './studio-walk.ts';

const scene = stage();
const at = encodeURIComponent('workflow#/ruleVersions/0/scorecards/main/items/1');

/** Answers of the worker that checks are kept until they are let go. */
function keepAnswers(): void {
  const kept: (() => void)[] = [];
  const gate = { keep: false, kept, letGo: () => kept.splice(0).map((deliver) => deliver()) };
  Object.assign(window, { gate });
  const { addEventListener } = Worker.prototype;
  Worker.prototype.addEventListener = function (this: Worker, type: string, listen: (event: Event) => void) {
    const held = (event: Event) => (gate.keep ? void kept.push(() => listen(event)) : listen(event));
    addEventListener.call(this, type, held as EventListener);
  } as typeof addEventListener;
}
type Gate = { gate: { keep: boolean; kept: unknown[]; letGo(): void } };
const keep = (page: Page) => page.evaluate(() => Object.assign((window as unknown as Gate).gate, { keep: true }).keep);
const waiting = (page: Page) => page.evaluate(() => (window as unknown as Gate).gate.kept.length);
const letGo = (page: Page) =>
  page.evaluate(() => {
    const { gate } = window as unknown as Gate;
    gate.keep = false;
    gate.letGo();
  });
const drawn = (page: Page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Presses, lets come what waits, and releases where it was pressed. */
async function pressWhile(page: Page, target: Locator, comes: () => Promise<unknown>): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to press');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await comes();
  await drawn(page);
  expect(await target.boundingBox()).toEqual(box);
  await page.mouse.up();
}

test('problems, and what somebody else changed, come after the click', async () => {
  const designer = await scene.world.as('designer');
  const { sound } = documents();
  const { id } = await designer.ask<DraftDto>('POST', '/api/studio/drafts', { document: sound });
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.everyPage(keepAnswers);
    await desk.open(`/studio/${id}/rules?at=${at}`);
    const item = page.locator('.st-score-body');
    const bands = item.locator('.st-score-bands > ol > li');
    const add = item.getByRole('button', { name: '＋ 档次' });
    await add.waitFor();
    await page.getByText('没有问题').first().waitFor();
    const before = await bands.count();
    // A band without a condition is a problem, which is told above the button.
    await keep(page);
    await add.click();
    await expect.poll(() => waiting(page), { timeout: 30_000 }).toBeGreaterThan(0);
    const problems = page.getByText(/^\d+ 处错误/).first();
    await pressWhile(page, add, () => letGo(page));
    await problems.waitFor();
    await expect.poll(() => bands.count()).toBe(before + 2);
    await page
      .getByText(/^已保存/)
      .first()
      .waitFor();

    // Somebody else writes a long item above; this page reads it while the pointer is pressed.
    const kept = await designer.ask<DraftDto>('GET', `/api/studio/drafts/${id}`);
    const told = page.waitForRequest((request) => request.method() === 'GET' && request.url().endsWith(`/drafts/${id}`));
    let release = () => {};
    const gate = new Promise<void>((done) => {
      release = done;
    });
    await page.route(`**/api/studio/drafts/${id}`, async (route) => {
      if (route.request().method() !== 'GET') return route.continue();
      const response = await route.fetch();
      await gate;
      await route.fulfill({ response });
    });
    const text = JSON.stringify(kept.document.workflow).replace('"dimensions":[', '"dimensions":[{"id":"more","title":"另一维度"},');
    const other = await scene.world.as('designer2');
    const document = { ...kept.document, workflow: JSON.parse(text) as object };
    await other.ask('PUT', `/api/studio/drafts/${id}`, { revision: kept.revision, document });
    await told;
    const answered = page.waitForResponse((response) => response.request().method() === 'GET' && response.url().endsWith(`/drafts/${id}`));
    await pressWhile(page, add, async () => {
      release();
      await (await answered).finished();
    });
    await expect.poll(() => bands.count()).toBe(before + 3);
    await page.getByRole('region', { name: '另一维度' }).waitFor();
  });
});
