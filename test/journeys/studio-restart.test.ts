/** The server is killed and started again under open pages: what was typed meanwhile is saved by itself, without a reload or a click. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DraftDto } from '../../engine/model/dto/studio.ts';
import { applicationOf, firstUscc, programme, windowOf } from '../support/sme.ts';
import { stage } from './stage.ts';

const scene = stage();
const away = (page: Page) => page.getByText('服务暂时没有响应', { exact: false }).waitFor();

test('a draft of the studio and an application lie open while the server is started again', { timeout: 300_000 }, async () => {
  const designer = await scene.world.as('designer');
  const draft = await designer.ask<DraftDto>('POST', '/api/studio/drafts', { programme });
  const agent = await scene.world.as('agent');
  const kase = await agent.open({ programme, uscc: firstUscc, window: await windowOf(agent), applyType: 'new' });
  await agent.draft(kase.id, await applicationOf(agent), 0);
  const task = await agent.task(kase.id);
  await scene.as('designer', (studio) =>
    scene.as('agent', async (portal) => {
      for (const desk of [studio, portal]) for (const status of [0, 502]) desk.expectRefusal(status);
      await studio.open(`/studio/${draft.id}/settings`);
      await portal.open(`/portal/cases/${kase.id}/tasks/${task.id.split('.')[1]}/3`);
      const summary = studio.page.getByLabel('简介', { exact: true });
      const product = portal.page.getByLabel('主导产品名称');
      await summary.fill('停机之前写的。');
      await product.fill('停机之前写的');
      await studio.page
        .getByText(/^已保存/)
        .first()
        .waitFor();
      await portal.page.locator('.lz-save-saved').first().waitFor();
      await scene.server.restart(async () => {
        await summary.fill('停机期间写的。');
        await product.fill('停机期间写的');
        await Promise.all([away(studio.page), away(portal.page)]);
        await studio.screen('studio-restart-away');
      });
      await studio.page
        .getByText(/^已保存/)
        .first()
        .waitFor({ timeout: 60_000 });
      await portal.page.locator('.lz-save-saved').first().waitFor({ timeout: 60_000 });
      await expect.poll(() => studio.page.getByText('服务暂时没有响应').count()).toBe(0);
      // The pages go on: what is changed now is saved and heard of.
      await product.fill('恢复之后写的');
      await expect.poll(async () => (await agent.task(kase.id)).draft?.data.mainProduct).toBe('恢复之后写的');
    }),
  );
  expect((await designer.ask<DraftDto>('GET', `/api/studio/drafts/${draft.id}`)).document.workflow).toMatchObject({
    summary: '停机期间写的。',
  });
});
