/** Field types on the screen: a table pasted and exported, codes by level, periods, a number somebody else uses; and a vocabulary changed. */
import { beforeAll, expect, test } from 'vitest';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { FieldSchema } from '../../engine/model/form.ts';
import { keeper, referring } from '../support/registry-programmes.ts';
import { stage } from './stage.ts';

const uscc = '91410305MA9XTE0263';

const properties: Record<string, FieldSchema> = {
  trade: { type: 'string', title: '行业', 'x-vocabulary': 'trades', 'x-leaf': true },
  term: { type: 'object', format: 'period', title: '证书有效期' },
  certificate: {
    type: 'string',
    title: '证书编号',
    'x-claim': 'journey-certificate',
    'x-help':
      '证书右上角的编号。\n\n请注意：\n- **不是**批次号\n- [查询样式](https://www.gov.cn/)\n- <img src=x onerror="document.title=1">',
  },
  amount: { type: 'number', format: 'money', title: '投资额', 'x-unit': '元' },
  perHead: { type: 'number', title: '人均', 'x-computed': 'application.amount / application.people' },
  people: { type: 'integer', title: '人数' },
  patents: {
    type: 'array',
    title: '专利',
    maxItems: 50,
    'x-unique': ['number'],
    items: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', title: '名称' },
        number: { type: 'string', title: '编号' },
        fee: { type: 'number', format: 'money', title: '费用', 'x-unit': '元', 'x-total': true },
      },
    },
  },
};
const pkg: ProgrammePackage = {
  workflow: {
    ...{ id: 'field-types', title: '字段类型', owner: 'miit-luoyang', legalKind: 'service', roles: {} },
    start: 'apply',
    steps: {
      apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'done' },
      done: { type: 'end', outcome: 'done', tone: 'positive' },
    },
  },
  forms: {
    application: {
      ...{ id: 'application', title: '申请表' },
      schema: { type: 'object', properties },
      uischema: {
        type: 'VerticalLayout',
        elements: Object.keys(properties).map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
      },
    },
  },
  vocabularies: {
    trades: {
      ...{ id: 'trades', title: '示例行业', source: '示例', version: '1' },
      items: [
        { code: 'C34', title: '通用设备' },
        { code: 'C345', title: '轴承、齿轮', parent: 'C34' },
        { code: 'C3451', title: '滚动轴承', parent: 'C345' },
      ],
    },
  },
};

const uscc2 = '91410311MA9XTE034K';
const scene = stage();
beforeAll(async () => {
  for (const each of [pkg, keeper, referring()]) await (await scene.world.as('admin')).ask('POST', '/api/definitions', { package: each });
});
const { as } = scene;

test('an applicant pastes a table, chooses by level, and is told of a missing operand', async () => {
  for (const size of [undefined, 'phone'] as const) {
    const { id } = await (await scene.world.as('agent')).open({ programme: 'field-types', uscc });
    await as(
      'agent',
      async (desk) => {
        const { page } = desk;
        await desk.open(`/portal/cases/${id}/tasks/1`);
        await page.getByLabel('行业', { exact: false }).first().selectOption('C34');
        await page.getByLabel('行业，第 2 级').selectOption('C345');
        await page.getByLabel('行业，第 3 级').selectOption('C3451');
        await page.getByLabel('开始', { exact: true }).fill('2026-01-01');
        await page.getByLabel('结束', { exact: true }).fill('2026-12-31');
        await page.getByLabel('投资额', { exact: false }).fill('125000');
        await page.getByText('壹拾贰万伍仟元整').waitFor();
        // Come back to by a key, the grouped figure is wholly selected: what is typed takes its place.
        await page.getByLabel('结束', { exact: true }).focus();
        await page.getByLabel('投资额', { exact: false }).focus();
        await page.keyboard.type('126000');
        await page.getByText('壹拾贰万陆仟元整').waitFor();
        await page.getByText('填写人数后自动计算').waitFor();
        await page.getByText('怎么算的').click();
        await page.getByText('投资额 ÷ 人数').waitFor();
        await page.getByText('从 Excel 填写或导出').click();
        await page.getByLabel('在此粘贴从 Excel 复制的单元格').fill('编号\t名称\t费用（元）\nN1\t轴承\t1,000.5\nN2\t保持架\t99.5');
        await page.getByText('读到 2 行').waitFor();
        await desk.screen('fields-preview');
        await page.getByRole('button', { name: '添加这 2 行' }).click();
        await page.locator('.lz-table-totals').getByText('1,100').waitFor();
        await page.getByLabel('证书编号', { exact: false }).fill('C-1');
        await page.getByLabel('人数', { exact: false }).fill('5');
        await page.getByText('已核对，可以使用。').waitFor();
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: '导出为 xlsx' }).click();
        expect((await download).suggestedFilename()).toBe('专利.xlsx');
        await desk.screen('fields-filled');
      },
      size,
    );
  }
});

test('the administrator retires a code, and the change shows where it was made', async () => {
  await as('admin', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/vocabularies');
    await desk.screen('vocabularies');
    await page.getByRole('link', { name: '示例行业' }).click();
    await page.getByRole('button', { name: '添加代码' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请填写').first().waitFor();
    await dialog.getByLabel('代码', { exact: true }).fill('C3452');
    await dialog.getByLabel('名称', { exact: true }).fill('滑动轴承');
    await dialog.getByLabel('上级代码', { exact: false }).fill('C345');
    await desk.screen('vocabulary-code');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('新增 1 个，修改 0 个').waitFor();
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await page.getByRole('dialog').getByLabel('版本名称').fill('2');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText('第 2 次：2 版，4 个代码').waitFor();
    await desk.screen('vocabulary');
  });
});

test('help is unfolded, and what is written in it like a page stays text', async () => {
  const { id } = await (await scene.world.as('agent')).open({ programme: 'field-types', uscc });
  await as('agent', async (desk) => {
    const { page } = desk;
    await desk.open(`/portal/cases/${id}/tasks/1`);
    await page.getByText('详细说明').click();
    await page.getByText('<img src=x onerror="document.title=1">').waitFor();
    expect(await page.getByRole('link', { name: '查询样式' }).getAttribute('href')).toBe('https://www.gov.cn/');
    expect(await page.locator('.lz-help img').count()).toBe(0);
    await desk.screen('fields-help');
  });
});

test('an entry of a registry is found by the name of its enterprise, with the keyboard', async () => {
  const other = await scene.world.as('agent2');
  const { id: listed } = await other.open({ programme: 'list-keeper', uscc: uscc2 });
  await other.complete(listed, 'submit', { data: {} });
  const { id } = await (await scene.world.as('agent')).open({ programme: 'list-user', uscc });
  for (const size of [undefined, 'phone'] as const)
    await as(
      'agent',
      async (desk) => {
        const { page } = desk;
        await desk.open(`/portal/cases/${id}/tasks/1`);
        const field = page.getByRole('combobox', { name: '代理机构' });
        await field.fill('没有这样的企业');
        await page.getByText('没有找到可供选择的有效条目').waitFor();
        await field.fill('AG-');
        const option = page.getByRole('option', { name: 'AG-0001' });
        const name = ((await option.textContent()) ?? '').replace('AG-0001', '').trim();
        await field.fill(name.slice(1, 5));
        await option.waitFor();
        await desk.screen('fields-reference');
        await field.press('ArrowDown');
        await field.press('Enter');
        expect(await field.inputValue()).toBe('AG-0001');
        await page.keyboard.press('Tab');
        await page.getByText('已核对：').waitFor();
      },
      size,
    );
});

test('the administrator releases a number, saying why', async () => {
  const agent = await scene.world.as('agent');
  const { id } = await agent.open({ programme: 'field-types', uscc });
  await agent.complete(id, 'submit', { data: { certificate: 'J-1' } });
  await as('admin', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/claims');
    await page.getByLabel('号码（与填报的完全一致）').fill('J-9');
    await page.getByText('没有企业占用这个号码').waitFor();
    await page.getByLabel('号码（与填报的完全一致）').fill('J-1');
    await page.getByRole('button', { name: '释放号码 J-1' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('填错编号');
    await desk.screen('claims-release');
    await dialog.getByRole('button', { name: '释放' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('填错编号').waitFor();
    await desk.screen('claims');
  });
});
