/** A migration that a dying server left half done goes on; results and rule versions are said; all of it in English. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import { stage } from './stage.ts';

const scene = stage();
const place = '/workbench/definitions/equipment-grant/migrate';

/** The programme with a step that computes by the rules of a year; `changed`: the step and the rules go by other names. */
function graded(step: string, title: string, titleEn: string, rules: readonly string[]): ProgrammePackage {
  const pkg = JSON.parse(readFileSync(join(rootFolder(), 'test/definitions/equipment-grant.json'), 'utf8'));
  const { steps } = pkg.workflow;
  Object.assign(steps.city, { titleEn: 'City decides' });
  Object.assign(steps.depts, { outcomes: { clear: { to: step }, object: { to: 'refused' } } });
  steps[step] = { type: 'compute', title, titleEn, table: 'grades', next: 'city' };
  steps.gate.branches[0].when = `application.amount >= 10 and ${step}.grade > 0`;
  pkg.workflow.ruleVersions = rules.map((id, index) => ({
    ...{ id, title: `${id.slice(1)} 年标准`, basis: '补助办法', from: `202${index}-01-01` },
    ...(index < rules.length - 1 && { to: `202${index}-12-31` }),
    tables: {
      grades: {
        ...{ hitPolicy: 'FIRST', inputs: [{ label: '金额', expression: 'application.amount' }], outputs: [{ name: 'grade' }] },
        rules: [
          { in: ['>= 50'], out: ['2'] },
          { in: ['< 50'], out: ['1'] },
        ],
      },
    },
  }));
  return pkg as ProgrammePackage;
}
const publish = async (pkg: unknown) => (await scene.world.as('admin')).ask<{ hash: string }>('POST', '/api/definitions', { package: pkg });

/** A case that the city has to decide, with the result of the computing step. */
async function atCity(): Promise<string> {
  const { id } = await scene.applied('equipment-grant', { amount: 60, note: '更新数控机床' });
  await (await scene.world.as('county')).complete(id, 'accept');
  for (const login of ['environment', 'safety']) await (await scene.world.as(login)).complete(id, 'clear');
  return id;
}

test('results and rule versions of the old version are told where they go on; a migration that was cut off goes on', async () => {
  const { hash: from } = await publish(graded('score', '计分', 'Score', ['r2020']));
  const [first, second] = [await atCity(), await atCity()];
  const { hash: to } = await publish(graded('assess', '评定', 'Assessment', ['r2021', 'r2022']));
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(place);
    await page.getByLabel('“计分”转到').selectOption('');
    await page.getByRole('button', { name: '预览' }).click();
    const unsafe = page.getByRole('alert');
    await unsafe.getByText('要用“评定”的结果', { exact: false }).first().waitFor();
    await unsafe.getByText('办件绑定规则版本“2020 年标准”', { exact: false }).first().waitFor();
    await desk.screen('migration-results-unsafe');
    await page.getByText('结果对应', { exact: true }).click();
    await page.getByLabel('“评定”的结果').selectOption('score');
    await page.getByLabel('“2020 年标准”转到').selectOption('r2022');
    await page.getByRole('button', { name: '预览' }).click();
    const cases = page.getByRole('list', { name: '逐件预览' });
    await cases.getByText('可迁移').nth(1).waitFor();
    await desk.screen('migration-results');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByLabel('Result of “Assessment”').waitFor();
    await page.getByText('from “Score”').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('list', { name: 'Case by case' }).getByText('City decides → City decides').first().waitFor();
    await desk.screen('migration-results-english');
  });
  await scene.as(
    'designer',
    async (desk) => {
      const { page } = desk;
      await desk.open(place);
      await page.getByLabel('“计分”转到').selectOption('');
      await page.getByRole('button', { name: '预览', exact: true }).click();
      await page.getByRole('alert').getByText('要用“评定”的结果', { exact: false }).first().waitFor();
      await page.getByText('结果对应', { exact: true }).click();
      await page.getByLabel('“评定”的结果').selectOption('score');
      await page.getByLabel('“2020 年标准”转到').selectOption('r2022');
      await desk.screen('migration-plan');
      await page.getByRole('button', { name: '预览', exact: true }).click();
      await page.getByRole('list', { name: '逐件预览' }).getByText('可迁移').nth(1).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      await desk.screen('migration-cases');
    },
    'phone',
  );
  // A server that dies right after it began leaves the migration unfinished.
  const plan = { steps: {}, results: { score: 'assess' }, ruleVersions: { r2020: 'r2022' } };
  await scene.server.cutOff({ from, to, plan }, 'equipment-grant');
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(place);
    const past = page.getByRole('list', { name: '历次迁移' }).getByRole('listitem').first();
    await past.getByText('未完成', { exact: true }).waitFor();
    await past.getByText('迁移 0 件').waitFor();
    await desk.screen('migration-cut-off');
    await past.getByRole('button', { name: '继续迁移' }).click();
    await past.getByText('已完成', { exact: true }).waitFor();
    await past.getByText('迁移 2 件', { exact: true }).waitFor();
    expect(await past.getByRole('button', { name: '继续迁移' }).count()).toBe(0);
  });
  const city = await scene.world.as('city');
  for (const id of [first, second]) {
    expect(await city.kase(id)).toMatchObject({ definitionHash: to, ruleVersion: 'r2022', results: { assess: { grade: 2 } } });
    await city.complete(id, 'grant');
    expect(await city.kase(id)).toMatchObject({ status: 'ended', outcome: 'granted' });
  }
  await scene.as(
    'designer',
    async (desk) => {
      const { page } = desk;
      await desk.open(place);
      await page.getByText('迁移方案', { exact: true }).first().click();
      await page.getByText('结果对应 “计分” → “评定”').waitFor();
      await desk.screen('migration-went-on');
    },
    'phone',
  );
});
