/** Rules on the screen: a decision table from nothing with its gap and overlap, conditions in rows, a scorecard, test cases, versions. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { DraftDto } from '../../engine/model/dto/studio.ts';
import type { RuleVersion } from '../../engine/model/rules.ts';
import { announced, goTo, press, use } from './keys.ts';
import { bare, version, withVersion } from './ruled.ts';
import { stage } from './stage.ts';

const scene = stage();

async function drafted(document: unknown): Promise<string> {
  const designer = await scene.world.as('designer');
  return (await designer.ask<DraftDto>('POST', '/api/studio/drafts', { document })).id;
}
/** What stands in the draft once everything is saved. */
async function saved(page: Page, id: string): Promise<DraftDto['document']> {
  await page.getByText(/^已保存/).waitFor();
  const designer = await scene.world.as('designer');
  return (await designer.ask<DraftDto>('GET', `/api/studio/drafts/${id}`)).document;
}
const versionsOf = ({ workflow }: DraftDto['document']) => workflow.ruleVersions as readonly RuleVersion[];
const cell = (page: Page, row: number, column: number) => page.locator(`[data-cell="${row} ${column}"]`);

test('a decision table is made from nothing: columns by field, cells as people write them, gaps closed, overlaps marked, cases kept', async () => {
  const draft = await drafted(bare);
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`/studio/${draft}/rules`);
    await page.getByText('还没有规则').waitFor();
    await desk.screen('studio-rules-empty');
    await page.getByRole('button', { name: '新建规则版本' }).click();
    await page.getByRole('dialog').getByLabel('版本名称').fill(version.title);
    await page.getByRole('dialog').getByLabel('依据文件').fill(version.basis);
    await page.getByRole('dialog').getByLabel('起始日期').fill(version.from);
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await page.getByRole('heading', { name: '规则版本：2026 年标准' }).waitFor();

    await page.getByRole('button', { name: '添加决策表' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '名称', exact: true }).fill('奖补比例');
    await page.getByLabel(/^标识/).fill('rate');
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await page.getByRole('grid', { name: '决策表' }).waitFor();
    await page.getByRole('button', { name: '设置列：条件列' }).click();
    await page.getByRole('combobox', { name: '按哪个字段' }).fill('营业');
    await page.getByRole('option', { name: '营业收入', exact: true }).click();
    await page.getByLabel('列名').fill('营业收入');
    await page.getByRole('button', { name: '确定', exact: true }).click();
    await page.getByRole('button', { name: '添加条件列' }).click();
    // Nothing written yet is nothing wrong, until one tries to go on without it.
    const expression = page.getByRole('dialog').locator('.st-feel');
    await expression.getByRole('textbox').waitFor();
    expect(await expression.locator('.cm-lintRange, .cm-lintPoint, .st-feel-said p').count()).toBe(0);
    await page.getByRole('button', { name: '确定', exact: true }).click();
    await expression.locator('.st-feel-wrong').waitFor();
    expect(await expression.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
    await desk.screen('studio-rules-column');
    await page.getByRole('combobox', { name: '按哪个字段' }).fill('企业类型');
    await page.getByRole('option', { name: '企业类型', exact: true }).click();
    await page.getByRole('button', { name: '确定', exact: true }).click();
    await page.getByRole('button', { name: '设置列：结果' }).click();
    await page.getByLabel('列名').fill('比例');
    await page.getByLabel('结果标识').fill('rate');
    await page.getByRole('button', { name: '确定', exact: true }).click();

    // Written as in a sheet; the words of people become tests.
    await cell(page, 0, 0).click();
    await press(page, 'Enter', 'Control+a');
    await page.keyboard.type('≥500');
    await press(page, 'Tab', 'F2', 'Control+a');
    await page.keyboard.type('小型企业');
    await press(page, 'Tab');
    await page.keyboard.type('10%');
    await press(page, 'Enter');
    await expect.poll(() => cell(page, 0, 0).textContent()).toBe('≥ 500');
    expect(await cell(page, 0, 1).textContent()).toBe('小型企业');
    expect(await cell(page, 0, 2).textContent()).toBe('0.1');

    // What is left open is a sentence, and a row that closes it.
    await page.getByText(/^还没有一行适用于：/).waitFor();
    await desk.screen('studio-rules-gap');
    await page.getByRole('button', { name: '补上这一行' }).click();
    await page.getByRole('button', { name: '补上这一行' }).click();
    await page.getByText('没有遗漏，也没有重叠。').waitFor();
    expect(await page.locator('.st-table tbody tr').count()).toBe(3);
    expect(await page.getByRole('button', { name: '补上这一行' }).count()).toBe(0);

    // A wider first row overlaps the others, and says which.
    await cell(page, 0, 0).click();
    await press(page, 'Delete');
    await page
      .getByText(/与第 \d(、\d)* 行重叠/)
      .first()
      .waitFor();
    await page
      .getByText(/^第 1 行与第 \d 行同时适用/)
      .first()
      .waitFor();
    await desk.screen('studio-rules-overlap');
    await page.getByRole('button', { name: /^撤销/ }).first().click();
    await page.getByText('没有遗漏，也没有重叠。').waitFor();

    // A test case: given, expected, and told at once.
    await page.getByRole('button', { name: '添加用例' }).click();
    await page.getByLabel('营业收入（万元）').fill('600');
    await page.getByLabel('企业类型', { exact: true }).selectOption('small');
    await page.getByText(/^实际结果：\s*比例 = 0\.1/).waitFor();
    await page.getByRole('button', { name: '以实际结果为应得结果' }).click();
    await announced(page, '1/1 通过');
    await cell(page, 0, 2).click();
    await page.keyboard.type('0.2');
    await press(page, 'Enter');
    await announced(page, '0/1 通过');
    await desk.screen('studio-rules-case');
    await page.getByRole('button', { name: /^撤销/ }).first().click();
    await announced(page, '1/1 通过');

    const document = await saved(page, draft);
    const table = versionsOf(document)[0]?.tables?.rate;
    expect(table).toEqual({
      title: '奖补比例',
      hitPolicy: 'UNIQUE',
      inputs: [
        { label: '营业收入', expression: 'application.revenue' },
        { label: '企业类型', expression: 'application.kind' },
      ],
      outputs: [{ name: 'rate', label: '比例' }],
      rules: [{ in: ['>= 500', '"small"'], out: ['0.1'] }, expect.anything(), expect.anything()],
    });
    expect(document.scenarios).toEqual({
      rules: [
        {
          rule: '/ruleVersions/0/tables/rate',
          title: '用例 1',
          given: { application: { revenue: 600, kind: 'small' } },
          expect: { rate: 0.1 },
        },
      ],
    });
  });
});

test('a scorecard: bands as conditions in rows, read back and written as text; the same on a phone', async () => {
  const draft = await drafted(withVersion({}));
  const at = `/studio/${draft}/rules`;
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(at);
    await page.getByRole('button', { name: '添加评分表' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '名称', exact: true }).fill('评价指标');
    await page.getByLabel(/^标识/).fill('quality');
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await page.getByRole('textbox', { name: '维度', exact: true }).fill('成长性');
    await page.getByRole('button', { name: '＋ 指标' }).click();
    await page.getByLabel('指标名称').fill('营收规模');
    await page.getByRole('button', { name: '＋ 档次' }).click();
    await page.getByLabel('档次名称').first().fill('规模以上');
    await page.getByRole('button', { name: '＋ 条件', exact: true }).click();
    await page.getByRole('combobox', { name: '字段' }).fill('营业');
    await page.getByRole('option', { name: '营业收入', exact: true }).click();
    await page.getByLabel('关系', { exact: true }).selectOption('>=');
    await page.getByLabel('值（万元）').fill('500');
    await page.getByText('读作：营业收入不低于 500 万元').waitFor();
    await page.getByRole('button', { name: '＋ 条件组' }).click();
    const inner = page.locator('.st-cond-inner');
    await inner.getByRole('combobox', { name: '字段' }).fill('企业类型');
    await page.getByRole('option', { name: '企业类型', exact: true }).click();
    await inner.getByLabel('关系', { exact: true }).selectOption('in');
    await inner.getByRole('checkbox', { name: '小型企业' }).check();
    await inner.getByRole('checkbox', { name: '微型企业' }).check();
    await inner.getByRole('button', { name: '＋ 条件', exact: true }).click();
    await inner.getByRole('combobox', { name: '字段' }).nth(1).fill('已上市');
    await page.getByRole('option', { name: '已上市', exact: true }).click();
    await page.getByText('读作：营业收入不低于 500 万元，且（企业类型属于 小型企业、微型企业，或已上市为是）').waitFor();
    await page.getByRole('button', { name: '＋ 表格各行的条件' }).first().scrollIntoViewIfNeeded();
    await desk.screen('studio-rules-scorecard');

    // The same tree as text, with completion by what the fields are called.
    await page.getByRole('button', { name: '改为文字编写' }).click();
    const line = page.getByRole('textbox', { name: '第 1 档的条件' });
    await line.waitFor();
    await expect
      .poll(() => line.textContent())
      .toBe('application.revenue >= 500 and (application.kind in ("small", "micro") or application.listed = true)');
    await line.press('Control+End');
    await page.keyboard.type(' and count(专利');
    await page.getByRole('option', { name: /application\.patents/ }).waitFor();
    await press(page, 'Enter');
    await page.keyboard.type(') >');
    await page.getByText('表达式没有写完').waitFor();
    await desk.screen('studio-rules-line');
    await page.keyboard.type('= 2');
    await page.getByText(/^读作：.*专利清单的项数不低于 2$/).waitFor();
    await page.getByRole('button', { name: '改为逐条填写' }).click();
    await page.getByRole('combobox', { name: '字段' }).last().waitFor();
    expect(await page.getByRole('combobox', { name: '字段' }).last().inputValue()).toBe('专利清单的项数');

    // Bands over one number, along its values; a dent is told.
    await page.getByText('满分合计 10 分').first().waitFor();
    const card = versionsOf(await saved(page, draft))[0]?.scorecards?.quality;
    expect(card).toEqual({
      title: '评价指标',
      dimensions: [{ id: 'dimension', title: '成长性' }],
      items: [
        {
          id: 'item',
          title: '营收规模',
          dimension: 'dimension',
          max: 10,
          bands: [
            {
              when: 'application.revenue >= 500 and (application.kind in ("small", "micro") or application.listed = true) and count(application.patents) >= 2',
              score: 10,
              label: '规模以上',
            },
          ],
          otherwise: { score: 0, label: '其他情形' },
        },
      ],
      passTotal: 60,
    });
    await page.getByText(/达标总分 60 高于满分 10/).waitFor();
    // Lines of the list of problems that would read the same say where each is.
    for (let n = 0; n < 2; n += 1) await page.getByRole('button', { name: '＋ 档次' }).click();
    const list = page.getByRole('dialog', { name: '问题' }).getByRole('link');
    await page.getByRole('button', { name: /^\d+ 处错误/ }).click();
    await list.filter({ hasText: '评价指标 › 营收规模 › ' }).nth(1).waitFor();
    const lines = await list.allTextContents();
    expect([...new Set(lines)]).toEqual(lines);
    await desk.screen('studio-rules-problems');
    await press(page, 'Escape');
    for (let n = 0; n < 2; n += 1) await page.getByRole('button', { name: /^撤销/ }).click();
    await saved(page, draft);
  });
  await scene.as(
    'designer',
    async (desk) => {
      await desk.open(at);
      await desk.page.getByRole('button', { name: /营收规模/ }).click();
      await desk.page.getByText(/^条件：营业收入不低于 500 万元/).click();
      await desk.page.getByRole('combobox', { name: '字段' }).first().waitFor();
      // A finger takes a condition away: its × stands beside the field, as large as it must be.
      const cross = desk.page.getByRole('button', { name: '删除该条件', exact: true });
      await cross.first().waitFor();
      const count = await cross.count();
      await desk.page.getByRole('button', { name: '＋ 条件', exact: true }).first().click();
      await cross.nth(count).waitFor();
      await desk.screen('studio-rules-scorecard');
      expect(await cross.nth(count).boundingBox()).toMatchObject({ width: 44, height: 44 });
      await cross.nth(count).click();
      await cross.nth(count).waitFor({ state: 'detached' });
    },
    'phone',
  );
});

const rate = {
  hitPolicy: 'FIRST',
  inputs: [{ label: '营业收入', expression: 'application.revenue' }],
  outputs: [{ name: 'rate', label: '比例' }],
  rules: [
    { in: ['>= 500'], out: ['0.1'] },
    { in: ['-'], out: ['0'] },
  ],
};

test('the grid by keyboard alone: moving, writing, copying, pasting a sheet, rows moved; then the next version beside the old', async () => {
  const draft = await drafted(withVersion({ tables: { rate } }));
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await desk.open(`/studio/${draft}/rules?at=${encodeURIComponent('workflow#/ruleVersions/0/tables/rate')}`);
    await goTo(page, cell(page, 0, 0));
    await press(page, 'Enter');
    const input = page.getByRole('textbox', { name: '第 1 行“营业收入”' }).first();
    await input.waitFor();
    await press(page, 'Control+a');
    await page.keyboard.type('1000以上');
    await press(page, 'Enter');
    await expect.poll(() => cell(page, 0, 0).textContent()).toBe('≥ 1000');
    await page.evaluate(() => navigator.clipboard.writeText('800-999\t8%\n500-799\t5%\n不限\t0'));
    await press(page, 'Control+v');
    await expect.poll(() => page.locator('.st-table tbody tr').count()).toBe(4);
    await expect.poll(() => cell(page, 2, 0).textContent()).toBe('500 至 799');
    // Copied over two cells, pasted below; then moved up as a row.
    await press(page, 'ArrowDown', 'Shift+ArrowRight', 'Control+c', 'ArrowDown', 'Home', 'Control+v');
    await expect.poll(() => cell(page, 3, 0).textContent()).toBe('500 至 799');
    await press(page, 'Alt+ArrowUp');
    await expect.poll(() => cell(page, 2, 0).textContent()).toBe('500 至 799');
    await use(page, page.getByRole('button', { name: '键盘操作' }), 'Enter').catch(async () => {
      // The tools stand before the grid.
      await goTo(page, page.getByRole('button', { name: '键盘操作' }), 'Shift+Tab');
      await press(page, 'Enter');
    });
    await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
    await press(page, 'Escape');

    await desk.open(`/studio/${draft}/rules?at=${encodeURIComponent('workflow#/ruleVersions/0')}`);
    await use(page, page.getByRole('button', { name: '复制为下一版本' }));
    await page.getByRole('dialog').getByLabel('版本名称').fill('2026 年下半年标准');
    await page.getByRole('dialog').getByLabel('依据文件').fill('洛工信〔2026〕9号');
    await page.getByRole('dialog').getByLabel('起始日期').fill('2026-07-01');
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await page.getByText('两个版本的规则相同。').waitFor();
    await page.getByRole('link', { name: /rate/ }).last().click();
    await goTo(page, cell(page, 0, 0));
    await press(page, 'ArrowRight');
    await page.keyboard.type('12%');
    await press(page, 'Enter');
    await page.getByRole('link', { name: /2026 年下半年标准/ }).click();
    await page.getByRole('table').getByText('营业收入 ≥ 1000 → 比例 0.12').waitFor();
    await desk.screen('studio-rules-versions');
    const versions = versionsOf(await saved(page, draft));
    expect(versions.map(({ id, from, to }) => ({ id, from, to }))).toEqual([
      { id: 'r2026-01', from: '2026-01-01', to: '2026-06-30' },
      { id: 'r2026-07', from: '2026-07-01', to: undefined },
    ]);
  });
});

test('who may not edit reads everything and changes nothing', async () => {
  const draft = await drafted(withVersion({ tables: { rate } }));
  const designer = await scene.world.as('designer');
  const { revision } = await designer.ask<DraftDto>('GET', `/api/studio/drafts/${draft}`);
  await designer.ask('POST', `/api/studio/drafts/${draft}/review`, { revision, note: '' });
  await scene.as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(`/studio/${draft}/rules?at=${encodeURIComponent('workflow#/ruleVersions/0/tables/rate')}`);
    await cell(page, 0, 0).click();
    await page.keyboard.type('7');
    expect(await cell(page, 0, 0).textContent()).toBe('≥ 500');
    expect(await page.getByRole('button', { name: '插入行' }).count()).toBe(0);
    await desk.screen('studio-rules-read');
  });
});

test('a table that overlaps and a scorecard on a narrow screen', async () => {
  const item = {
    ...{
      id: 'size',
      title: '上年度营业收入规模（按审计报告口径）',
      dimension: 'growth',
      max: 20,
      value: 'application.revenue',
      unit: '万元',
    },
    bands: [
      { when: 'application.revenue >= 1000', score: 20, label: '1000 万元以上' },
      { when: 'application.revenue >= 500', score: 10, label: '500 万元以上' },
    ],
    otherwise: { score: 0, label: '其他' },
  };
  const card = { title: '评价指标', dimensions: [{ id: 'growth', title: '成长性', min: 10 }], items: [item], passTotal: 10 };
  const overlapping = {
    ...rate,
    hitPolicy: 'UNIQUE',
    rules: [...rate.rules, { in: ['[100..600]'], out: ['0.05'], note: '过渡期内沿用原比例' }],
  };
  const draft = await drafted(withVersion({ scorecards: { quality: card }, tables: { rate: overlapping } }));
  const at = (rule: string) => `/studio/${draft}/rules?at=${encodeURIComponent(`workflow#/ruleVersions/0/${rule}`)}`;
  await scene.as(
    'designer',
    async (desk) => {
      const { page } = desk;
      await desk.open(at('tables/rate'));
      await page
        .getByText(/与第 \d(、\d)* 行重叠/)
        .first()
        .waitFor();
      await page.getByRole('textbox', { name: /^第 1 行/ }).waitFor();
      await desk.screen('studio-rules-table');
      await desk.open(at('scorecards/quality'));
      await page.getByRole('button', { name: /满分 20 分/ }).click();
      await page.getByText('取值从小到大的得分').waitFor();
      await page
        .getByRole('button', { name: /^条件：/ })
        .first()
        .click();
      await page.getByRole('button', { name: '改为文字编写' }).waitFor();
      await desk.screen('studio-rules-scorecard');
    },
    'narrow',
  );
});
