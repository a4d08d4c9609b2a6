/** Samples on the screen: how a lot fell is read and can be drawn again, and a try-out says how it falls. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import type { DraftDto } from '../../engine/model/dto/studio.ts';
import type { ScenarioFile } from '../../engine/model/scenario.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { tab } from './officer.ts';
import { stage } from './stage.ts';

const scene = stage('language/lots');
const lots = JSON.parse(readFileSync(join(rootFolder(), 'test/definitions/language/lots.json'), 'utf8')) as ProgrammeDocument;

test('an officer reads how the lot of a case fell, with its seed', async () => {
  const { id } = await scene.applied('language-lots', { amount: 600 });
  const errand = (size: 'desktop' | 'phone') =>
    scene.as(
      'city',
      async (desk) => {
        const { page } = desk;
        await desk.open(`/workbench/cases/${id}`);
        await tab(page, '流程与记录');
        await page.getByText(/^“抽取质检”按 30% 的比例随机抽取.*本件未抽中/).waitFor();
        await page.getByText('未抽中', { exact: true }).waitFor();
        await page.getByRole('link', { name: '查看抽取记录' }).click();
        await page.getByRole('heading', { name: '抽取记录' }).waitFor();
        await page.getByText('抽取回访').waitFor();
        expect(await page.getByText('按种子复核一致').count()).toBe(2);
        await page.getByText('未抽中').waitFor();
        await page.getByText('抽中', { exact: true }).waitFor();
        await desk.screen(`sample-draws-${size}`);
      },
      size,
    );
  await errand('desktop');
  await errand('phone');
});

test('a try-out says how lots fall, and the scenario keeps it', async () => {
  const { scenarios: _played, ...rest } = lots;
  const document = { ...rest, workflow: { ...lots.workflow, id: 'try-lots', title: '试抽' }, scenarios: null } as ProgrammeDocument;
  const designer = await scene.world.as('designer');
  const { id } = await designer.ask<DraftDto>('POST', '/api/studio/drafts', { document });
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`/studio/${id}/tryout`);
    await page.getByRole('button', { name: '提出申请' }).click();
    await page.getByRole('heading', { level: 3, name: '填报' }).waitFor();
    const box = page.getByRole('group', { name: /^随机抽取时抽中本件的环节/ });
    await box.getByLabel('抽取质检').check();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('dialog').getByText('已填入样例，可以修改。').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('heading', { level: 3, name: '质检' }).first().waitFor();
    await page.getByText('抽中', { exact: true }).waitFor();
    await desk.screen('sample-tryout');
    await page.getByRole('button', { name: '保存为场景' }).click();
    const keep = page.getByRole('dialog');
    await keep.getByLabel('场景名称').fill('抽中质检');
    await keep.getByRole('button', { name: '保存为场景' }).click();
    await page.getByText('场景已保存').waitFor();
    await page
      .getByText(/^已保存/)
      .first()
      .waitFor();
  });
  const saved = await designer.ask<DraftDto>('GET', `/api/studio/drafts/${id}`);
  const [scenario] = (saved.document.scenarios as ScenarioFile).scenarios;
  expect(scenario).toMatchObject({ title: '抽中质检', lots: { sample: true } });
  expect(scenario?.steps.at(-1)?.expect).toEqual({ steps: ['check'] });
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`/studio/${id}/tryout`);
    await page.getByLabel('场景', { exact: true }).selectOption({ label: '1. 抽中质检' });
    await page.getByRole('heading', { level: 3, name: '质检' }).first().waitFor();
    expect(await page.getByLabel('抽取质检').isChecked()).toBe(true);
    await page.getByLabel('抽取质检').uncheck();
    await page.getByRole('heading', { level: 3, name: '质检' }).first().waitFor({ state: 'detached' });
  });
});
