/** Groups in a group: fields with the same title are told apart while filling in, in what is wrong, when checked, and by the officer. */
import { beforeAll, expect, test } from 'vitest';
import { paths } from '../../designer/app/paths.ts';
import { wb } from '../../designer/workbench/paths.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import { firstUscc } from '../support/sme.ts';
import { decide } from './officer.ts';
import { stage } from './stage.ts';

const control = (name: string) => ({ type: 'Control', scope: `#/properties/${name}` });
const person = { type: 'string', title: '姓名', maxLength: 20 };
const pkg = {
  workflow: {
    ...{ id: 'nested-groups', title: '联系信息备案', owner: 'miit-luoyang', legalKind: 'service', start: 'apply' },
    roles: { 'county-clerk': { title: '县区经办' } },
    steps: {
      apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'county' },
      county: {
        ...{ type: 'review', title: '县区审核', assign: { role: 'county-clerk', scope: 'enterprise.district' } },
        outcomes: { accept: { label: '通过', to: 'done' }, correct: { label: '补正', to: 'fix', tone: 'neutral' } },
      },
      fix: { type: 'correct', title: '补正材料', of: 'apply', rounds: 1, next: 'county' },
      done: { type: 'end', title: '备案', outcome: 'granted' },
    },
  },
  forms: {
    application: {
      ...{ id: 'application', title: '备案表' },
      schema: {
        type: 'object',
        required: ['contactName', 'legalName'],
        properties: { contactName: person, contactMobile: { type: 'string', format: 'mobile', title: '手机' }, legalName: person },
      },
      uischema: {
        type: 'Categorization',
        elements: [
          {
            ...{ type: 'Category', label: '企业信息' },
            elements: [
              {
                ...{ type: 'Group', label: '企业联系' },
                elements: [
                  { type: 'Group', label: '联系人', elements: [control('contactName'), control('contactMobile')] },
                  { type: 'Group', label: '法定代表人', elements: [control('legalName')] },
                ],
              },
            ],
          },
        ],
      },
    },
  },
  vocabularies: {},
} as unknown as ProgrammePackage;

const scene = stage();
beforeAll(async () => {
  await (await scene.world.as('admin')).ask('POST', '/api/definitions', { package: pkg });
});

test('from the form to the officer', async () => {
  const { id } = await (await scene.world.as('agent')).open({ programme: 'nested-groups', uscc: firstUscc });
  await scene.as(
    'agent',
    async (desk) => {
      const { page } = desk;
      await desk.open(paths.task(id, `${id}.1`, '1'));
      const around = page.getByRole('group', { name: '企业联系' });
      await around.getByRole('group', { name: '联系人' }).getByLabel('姓名').fill('李晓雯');
      await desk.screen('groups-form');
      await page.locator('.lz-save-saved').first().waitFor();
      await desk.open(paths.task(id, `${id}.1`, 'check'));
      await page.getByRole('button', { name: '提交申请' }).click();
      const wrong = page.getByRole('button', { name: /^企业联系 › 法定代表人 › 姓名/ });
      await wrong.waitFor();
      for (const name of ['企业联系 › 联系人', '企业联系 › 法定代表人']) await page.getByRole('heading', { level: 4, name }).waitFor();
      await desk.screen('groups-check');
      await wrong.click();
      const legal = page.getByRole('group', { name: '法定代表人' }).getByLabel('姓名');
      await expect.poll(() => legal.evaluate((element) => element === document.activeElement)).toBe(true);
      await legal.fill('周明远');
      await page.locator('.lz-save-saved').first().waitFor();
      await desk.open(paths.task(id, `${id}.1`));
      await page.getByText('（已填好）').first().waitFor({ state: 'attached' });
      await desk.open(paths.task(id, `${id}.1`, 'check'));
      await page.getByRole('button', { name: '提交申请' }).click();
      await page.getByText('已提交').first().waitFor();
    },
    'narrow',
  );
  await scene.as('county', async (desk) => {
    await desk.open(wb.kase(id));
    for (const name of ['企业联系 › 联系人', '企业联系 › 法定代表人']) await desk.page.getByRole('heading', { level: 3, name }).waitFor();
    await desk.page.getByRole('radio', { name: '补正' }).check();
    await desk.page.getByLabel('需要补正：企业联系 › 法定代表人 › 姓名').check();
    await desk.page.getByRole('textbox', { name: '企业联系 › 法定代表人 › 姓名' }).fill('与营业执照不一致。');
    await desk.screen('groups-case');
    await decide(desk, '补正');
  });
  const fix = await (await scene.world.as('agent')).task(id);
  await scene.as(
    'agent',
    async (desk) => {
      await desk.open(paths.task(id, fix.id));
      await desk.page.getByLabel('企业联系 › 法定代表人 › 姓名').fill('周明');
      await desk.page.locator('.lz-diff').getByText('企业联系 › 法定代表人 › 姓名').waitFor();
      await desk.screen('groups-correct');
      await desk.open(paths.kase(id));
      await desk.page.getByText('企业联系 › 法定代表人 › 姓名：与营业执照不一致。').waitFor();
    },
    'narrow',
  );
});
