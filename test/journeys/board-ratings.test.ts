/** 好差评 on the board: from the figure to the bad rating behind it, and its answer. */
import { test } from 'vitest';
import { apply } from '../support/sme.ts';
import { stage } from './stage.ts';

const scene = stage();

test.each(['desktop', 'phone'] as const)('ratings are summed up on a %s; a bad one is reached from its number', async (size) => {
  const agent = await scene.world.as('agent');
  const { id } = await apply(scene.world);
  await agent.ask('POST', `/api/cases/${id}/withdraw`, { reason: '改报下一年度' });
  await agent.ask('POST', `/api/cases/${id}/rating`, { level: 1, tags: ['slow'], comment: '跑了三趟' });
  await scene.as(
    'chief',
    async ({ page, open, screen }) => {
      await open('/board');
      await page.getByRole('heading', { level: 2, name: '好差评', exact: true }).waitFor();
      await page.getByRole('rowheader', { name: '办理拖延' }).waitFor();
      await screen('board-ratings');
      await page.getByRole('link', { name: /^差评未答复 / }).click();
      await page.getByRole('heading', { level: 1, name: '差评未答复' }).waitFor();
      await page.getByText('跑了三趟').first().waitFor();
      await screen('board-ratings-list');
    },
    size,
  );
});
