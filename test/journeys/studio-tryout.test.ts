/** A draft walked through on the screen: sample people, a clock that is moved, a run kept as a scenario, the effect on past cases. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import type { DraftDto } from '../../engine/model/dto/studio.ts';
import type { ScenarioFile } from '../../engine/model/scenario.ts';
import type { ProgrammeDocument, ProgrammeTemplate } from '../../engine/model/studio.ts';
import { shippedPackage } from '../support/definitions.ts';
import { apply, bringTo } from '../support/sme.ts';
import { firstProgramme } from '../support/world.ts';
import { stage } from './stage.ts';

/** Names of a definition where words belong: a path, or (among Chinese words) the key of a step or a value. */
const rawPath = /\b(application|enterprise|parameters|verified|statement|score)\.\w/;
const rawName = new RegExp(`${rawPath.source}|\\b(statement|score|city|standard|direct)\\b`);

const scene = stage();
const designer = () => scene.world.as('designer');

/** A draft begun from a template, as its owner would. */
async function draftFrom(template: string, id: string, title: string): Promise<string> {
  const read = JSON.parse(readFileSync(join(rootFolder(), 'workflows/templates', `${template}.json`), 'utf8')) as ProgrammeTemplate;
  if (read.kind !== 'programme') throw new Error(template);
  const document: ProgrammeDocument = { ...read.document, workflow: { ...read.document.workflow, id, title, owner: 'miit-luoyang' } };
  return (await (await designer()).ask<DraftDto>('POST', '/api/studio/drafts', { document })).id;
}

test('a licence is tried out: samples are filled in, silence counts, the run is kept and expected from then on', async () => {
  const id = await draftFrom('licence', 'try-licence', '试办许可');
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`/studio/${id}/tryout`);
    await page.getByRole('button', { name: '提出申请' }).waitFor();
    await desk.screen('studio-tryout-empty');
    await page.getByRole('button', { name: '提出申请' }).click();
    await page.getByRole('heading', { level: 3, name: '提出申请' }).waitFor();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('已填入样例，可以修改。').waitFor();
    expect(await dialog.getByLabel('申请许可的事项').inputValue()).not.toBe('');
    await desk.screen('studio-tryout-fill');
    await dialog.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('heading', { level: 3, name: '受理' }).waitFor();
    await desk.screen('studio-tryout-review');
    // Nobody answers: the law says what that means.
    await page.getByRole('button', { name: /^到下一个时限/ }).click();
    await page.getByRole('heading', { level: 3, name: '现场核查' }).first().waitFor();
    await page.getByRole('button', { name: '保存为场景' }).click();
    const keep = page.getByRole('dialog');
    await keep.getByRole('button', { name: '保存为场景' }).click();
    await keep.getByText('请填写场景名称').waitFor();
    await keep.getByLabel('场景名称').fill('逾期视为受理');
    await keep.getByRole('button', { name: '保存为场景' }).click();
    await page.getByText('场景已保存').waitFor();
    await page
      .getByText(/^已保存/)
      .first()
      .waitFor();
    await desk.screen('studio-tryout-kept');
  });
  const { document } = await (await designer()).ask<DraftDto>('GET', `/api/studio/drafts/${id}`);
  const { scenarios } = document.scenarios as ScenarioFile;
  expect(scenarios.at(-1)?.title).toBe('逾期视为受理');
  expect(scenarios.at(-1)?.steps.at(-1)?.expect).toEqual({ steps: ['inspect'] });
  await scene.as(
    'designer',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/studio/${id}/tryout`);
      await page.getByLabel('场景', { exact: true }).selectOption({ label: `${scenarios.length}. 逾期视为受理` });
      await page.getByRole('heading', { level: 3, name: '现场核查' }).first().waitFor();
      await desk.screen('studio-tryout-phone');
    },
    'phone',
  );
});

test('scenarios are played one after the other before publishing: it is seen how far they are, and they can be stopped', async () => {
  const id = await draftFrom('licence', 'play-licence', '逐个运行');
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    let second = () => {};
    const gate = new Promise<void>((done) => {
      second = done;
    });
    await page.route('**/scenarios?scenario=1', async (route) => {
      await gate;
      await route.continue().catch(() => {});
    });
    await desk.open(`/studio/${id}/publish`);
    await page.getByText('没有错误').waitFor();
    await page.getByRole('button', { name: '运行全部场景' }).click();
    await page.getByText('正在运行场景：已完成 1 个，共 2 个').waitFor({ timeout: 60_000 });
    await desk.screen('studio-publish-playing');
    await page.getByRole('button', { name: '停止运行' }).click();
    await page.getByText('已停止：运行了 1 个，共 2 个').waitFor();
    second();
    await page.getByRole('button', { name: '运行全部场景' }).click();
    await page.getByText('2 个场景全部通过').waitFor({ timeout: 60_000 });
    await desk.screen('studio-publish-played');
  });
});

test('a draft with errors is not played, and says so', async () => {
  const id = await draftFrom('appeal', 'try-broken', '有错的草稿');
  const person = await designer();
  const { document, revision } = await person.ask<DraftDto>('GET', `/api/studio/drafts/${id}`);
  const { done: _done, ...steps } = document.workflow.steps;
  await person.ask('PUT', `/api/studio/drafts/${id}`, { revision, document: { ...document, workflow: { ...document.workflow, steps } } });
  await scene.as('designer', async (desk) => {
    await desk.open(`/studio/${id}/tryout`);
    await desk.page.getByText('草稿还有错误，改正后才能试办。').waitFor();
    await desk.screen('studio-tryout-broken');
  });
});

test('past cases are decided again by stricter rules: which would end otherwise, why, and a workbook of it', async () => {
  const { id: kase, number } = await apply(scene.world);
  await bringTo(scene.world, kase, 'done');
  const { workflow, forms, vocabularies } = shippedPackage(firstProgramme);
  const ruleVersions = (workflow.ruleVersions ?? []).map((version) => ({
    ...version,
    scorecards: Object.fromEntries(Object.entries(version.scorecards ?? {}).map(([id, card]) => [id, { ...card, passTotal: 99 }])),
  }));
  const document = { workflow: { ...workflow, ruleVersions }, forms, vocabularies, scenarios: null };
  const { id } = await (await designer()).ask<DraftDto>('POST', '/api/studio/drafts', { document });
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`/studio/${id}/tryout`);
    await page.getByRole('button', { name: '评定既往办件' }).click();
    await page.getByText('共评定 1 个办件，1 个的结果会不同或说不准。').waitFor();
    const table = page.getByRole('region', { name: '逐件的影响', exact: true });
    await table.getByRole('cell', { name: number, exact: true }).first().waitFor();
    await table.getByRole('row', { name: /按核定值计分：是否达标 是 否 达标分：60 → 99/ }).waitFor();
    // Reasons name fields and steps as the forms and the flow do.
    const branch = table.getByRole('row', { name: /是否达到标准：转入 市级复审 陈述申辩 申报路径 评分（总分 60 分以上）/ });
    expect((await branch.textContent()) ?? '').toContain('“按核定值计分”的是否达标');
    expect((await table.textContent()) ?? '').not.toMatch(rawName);
    await desk.screen('studio-impact');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()]);
    expect(file.suggestedFilename()).toBe('规则影响.xlsx');
    const sheet = strFromU8(unzipSync(readFileSync(await file.path()))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('“按核定值计分”的是否达标');
    expect(sheet.replace(/<[^>]+>/g, ' ')).not.toMatch(rawName);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Decide past cases again' }).click();
    const english = page.getByRole('region', { name: 'Effect, case by case', exact: true });
    await english.getByRole('row', { name: /Standard met\?: leads to/ }).waitFor();
    expect((await english.textContent()) ?? '').not.toMatch(rawPath);
    await desk.screen('studio-impact-english');
  });
  await scene.as(
    'designer',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/studio/${id}/tryout`);
      await page.getByRole('button', { name: '评定既往办件' }).click();
      await page.getByRole('region', { name: '逐件的影响', exact: true }).waitFor();
      await desk.screen('studio-impact-phone');
    },
    'phone',
  );
});
