/** By the keyboard alone, those who run programmes: windows, absences, codes, numbers, incidents, versions; and votes and lots that go wrong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wb } from '../../designer/workbench/paths.ts';
import { rootFolder } from '../../engine/main.ts';
import { claiming } from '../support/registry-programmes.ts';
import { firstUscc } from '../support/sme.ts';
import {
  announced,
  date,
  decide,
  expectAt,
  expectFocus,
  expectWrong,
  goTo,
  opened,
  openedTwice,
  select,
  sent,
  tick,
  type,
  use,
} from './keys.ts';
import { stage } from './stage.ts';

const scene = stage('project-admission', 'supervised-panel', 'weighted-votes', 'equipment-grant');
const { as, applied } = scene;
const grant = readFileSync(join(rootFolder(), 'test/definitions/equipment-grant.json'), 'utf8');

test('a window is opened and closed, an absence set and ended, a code retired, a number released, a version brought back', async () => {
  const agent = await scene.world.as('agent');
  const admin = await scene.world.as('admin');
  await admin.ask('POST', '/api/definitions', { package: claiming });
  await agent.complete((await agent.open({ programme: claiming.workflow.id, uscc: firstUscc })).id, 'submit', {
    data: { certificate: 'J-1' },
  });
  await admin.ask('POST', '/api/definitions', { package: JSON.parse(grant.replaceAll('"county"', '"district"')) });
  await as('designer', async (desk) => {
    const { page } = desk;
    await desk.open(wb.windows);
    const dialog = await openedTwice(page, '新开批次');
    await type(page, dialog.getByLabel('批次名称'), '2026 年第五批');
    await date(page, dialog.getByLabel('开始日期'), ['2026', '03', '01']);
    await use(page, dialog.getByRole('button', { name: '保存' }));
    await expectWrong(page, dialog.getByLabel('截止日期'), '请填写');
    await date(page, dialog.getByLabel('截止日期'), ['2026', '08', '31']);
    await sent(page, dialog, '保存');
    await page.getByRole('heading', { name: '2026 年第五批' }).waitFor();
    const closing = await opened(page, '修改批次 2026 年第五批', '修改批次');
    await date(page, closing.getByLabel('截止日期'), ['2026', '03', '01']);
    await sent(page, closing, '保存');
    await page.getByRole('listitem').filter({ hasText: '2026 年第五批' }).getByText('未开放').waitFor();
    await expectAt(page, page.getByRole('button', { name: '修改批次 2026 年第五批' }));
  });
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(wb.absence);
    const dialog = await opened(page, '登记外出');
    await dialog.getByRole('radio').first().waitFor();
    await date(page, dialog.getByLabel('结束日期'), ['2026', '03', '13']);
    await use(page, dialog.getByRole('button', { name: '保存' }));
    await announced(page, '请选择人员');
    await expectAt(page, dialog.getByLabel('按姓名查找'));
    await tick(page, dialog.getByRole('radio').first());
    await sent(page, dialog, '保存');
    await page.getByText('代办中').waitFor();
    const end = await opened(page, '结束代办');
    await sent(page, end, '结束代办');
    await page.getByText('您没有登记外出。').waitFor();
    await expectFocus(page);
  });
  await as('admin', async (desk) => {
    const { page } = desk;
    await desk.open(wb.vocabularies);
    await use(page, page.getByRole('main').getByRole('link', { name: '产业链' }));
    const code = await opened(page, /^修改代码：/);
    await date(page, code.getByLabel('最后有效日'), ['2026', '03', '01']);
    await sent(page, code, '保存');
    await page.getByText('新增 0 个，修改 1 个').waitFor();
    const revision = await opened(page, '保存为新版本');
    await type(page, revision.getByLabel('版本名称'), '2026');
    await sent(page, revision, '保存');
    await page.getByText(/^第 \d+ 次：2026 版/).waitFor();
    await expectFocus(page);
    await desk.open(wb.claims);
    await type(page, page.getByLabel('号码（与填报的完全一致）'), 'J-1');
    const release = await opened(page, /^释放号码 J-1/);
    await use(page, release.getByRole('button', { name: '释放', exact: true }));
    await expectWrong(page, release.getByRole('textbox'), '请写明理由');
    await page.keyboard.type('填错编号');
    await sent(page, release, '释放');
    await page.getByText('填错编号').waitFor();
    await expectFocus(page);
    await desk.open(wb.definition('equipment-grant'));
    const restore = await openedTwice(page, '恢复第 1 版');
    await sent(page, restore, '恢复第 1 版');
    await page.getByText('恢复自第 1 版').waitFor();
    await expectFocus(page);
  });
});

test('an incident is previewed and repaired', async () => {
  const agent = await scene.world.as('agent');
  const kase = await agent.open({ programme: 'project-admission', uscc: firstUscc });
  const data = { product: '轴承', sampleNo: 'S-stuck', visitOn: '改日再约', sites: [{ name: '涧西厂区', district: '410305' }] };
  await agent.refusal('POST', `/api/tasks/${kase.tasks[0]?.id}/complete`, { outcome: 'submit', data });
  await as('supervisor', async (desk) => {
    const { page } = desk;
    await desk.open(wb.incidents);
    const dialog = await opened(page, '修复', /^修复/);
    await use(page, dialog.getByRole('button', { name: '预览结果' }));
    await expectWrong(page, dialog.getByLabel('修复理由'), '请写明理由');
    await page.keyboard.type('企业书面确认日期，改为人工办理');
    await goTo(page, dialog.getByLabel('转到环节'), 'Shift+Tab');
    await select(page, dialog.getByLabel('转到环节'), '入库');
    await use(page, dialog.getByRole('button', { name: '预览结果' }));
    await dialog.getByRole('heading', { name: '修复后的结果' }).waitFor();
    await expectFocus(page);
    await sent(page, dialog, '修复');
    await page.getByText('没有未处理的异常').waitFor();
    await expectFocus(page);
  });
});

test('a second person agrees to a lot and refuses to draw anew; a tied ballot is voted once more', async () => {
  const admin = await scene.world.as('admin');
  for (const [index, login] of ['county', 'county2', 'luolong', 'luolong2', 'market', 'safety', 'environment', 'tax'].entries())
    await admin.ask('POST', '/api/experts', { pool: 'experts', login, skills: index < 2 ? ['automation', 'finance'] : ['automation'] });
  const lot = await applied('supervised-panel', { fields: ['automation'] });
  const ballot = await applied('weighted-votes', { project: '数控机床' });
  for (const login of ['market', 'tax']) await (await scene.world.as(login)).complete(ballot.id, 'agree', {}, login);
  for (const [login, vote] of [
    ['city', 'pass'],
    ['council', 'pass'],
  ] as const)
    await (await scene.world.as(login)).complete(ballot.id, vote, {}, 'ballot');
  await as('city', async ({ page, open }) => {
    await open(wb.kase(lot.id));
    await decide(page, '抽取专家');
  });
  await as('chief', async ({ page, open }) => {
    await open(wb.kase(lot.id));
    await decide(page, '同意');
    // Against two others it is a tie; voted on again, it passes.
    for (const [vote, said] of [
      ['不通过', ''],
      ['通过', '上一轮表决平票'],
    ] as const) {
      await open(wb.kase(ballot.id));
      await page.getByText(said, { exact: false }).first().waitFor();
      await decide(page, vote);
    }
  });
  await as('city', async ({ page, open }) => {
    await open(`/workbench/cases/${lot.id}/draws`);
    const dialog = await openedTwice(page, '全部重新抽取');
    await use(page, dialog.getByRole('button', { name: '全部重新抽取' }));
    await expectWrong(page, dialog.getByLabel('理由'), '请写明理由');
    await page.keyboard.type('抽取时专家库未更新');
    await sent(page, dialog, '全部重新抽取');
    await page.getByText('待批准：全部重新抽取专家；理由：抽取时专家库未更新。').waitFor();
    await expectFocus(page);
    await open(wb.kase(ballot.id));
    await decide(page, '通过');
  });
  await as('chief', async ({ page, open }) => {
    await open(wb.kase(lot.id));
    await page.getByText('抽取时专家库未更新').first().waitFor();
    await decide(page, '不同意', '专家库已是最新');
  });
  expect((await (await scene.world.as('city')).kase(ballot.id)).results.ballot).toMatchObject({ outcome: 'pass' });
});
