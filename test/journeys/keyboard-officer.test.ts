/** By the keyboard alone, officers: work passed on and shared, more time, a site visit, an objection, a case found, told something and printed. */
import { expect, test } from 'vitest';
import { paths } from '../../designer/app/paths.ts';
import { wb } from '../../designer/workbench/paths.ts';
import { png } from '../support/files.ts';
import { apply, bringTo, officers } from '../support/sme.ts';
import {
  announced,
  date,
  decide,
  expectAt,
  expectFocus,
  expectWrong,
  findPerson,
  goTo,
  more,
  opened,
  operate,
  press,
  retype,
  select,
  sent,
  tick,
  turnTo,
  type,
  upload,
  use,
} from './keys.ts';
import { stage } from './stage.ts';

const scene = stage('many-hands', 'limits/decision', 'limits/registry');
const { as, applied } = scene;
const nameOf = async (login: string) =>
  (await (await scene.world.as(login)).ask<{ user: { name: string } }>('GET', '/api/session')).user.name;

test('a task is given back, passed on, asked about, taken back, signed by another and copied', async () => {
  const { id } = await applied('many-hands', { project: '数控机床更新' });
  await as('county', async (desk) => {
    const { page } = desk;
    await desk.open(wb.kase(id));
    await use(page, page.getByRole('button', { name: '认领' }));
    await page.getByText('由您办理').waitFor();
    await expectFocus(page);
    await use(page, page.getByRole('button', { name: '退回待领' }));
    await page.getByText('尚无人认领，提交时自动认领').waitFor();
    await expectFocus(page);
    const dialog = await operate(page, '转办');
    await press(page, 'Escape');
    await dialog.waitFor({ state: 'detached' });
    await expectAt(page, more(page));
    await operate(page, '转办');
    await dialog.getByRole('radio').first().waitFor();
    await use(page, dialog.getByRole('button', { name: '转办' }));
    // Both are wrong; the first one has the focus.
    await expectAt(page, dialog.getByLabel('按姓名查找'));
    await announced(page, '请选择人员');
    await tick(page, dialog.getByRole('radio').first());
    await use(page, dialog.getByRole('button', { name: '转办' }));
    await expectWrong(page, dialog.getByLabel('理由'), '请写明理由');
    await page.keyboard.type('出差');
    await use(page, dialog.getByRole('button', { name: '转办' }));
    await page.waitForURL((url) => url.pathname === '/workbench');
    await expectFocus(page);
  });
  await as('county2', async (desk) => {
    const { page } = desk;
    await desk.open(wb.kase(id));
    const dialog = await operate(page, '委派');
    await findPerson(page, dialog, await nameOf('market'));
    await sent(page, dialog, '委派');
    await page.getByRole('list', { name: '已请的人员' }).getByText('待答复').waitFor();
    await expectAt(page, more(page));
  });
  await (await scene.world.as('market')).complete(id, 'reject', { reason: '发票日期不符' }, 'county');
  await as('county2', async (desk) => {
    const { page } = desk;
    await desk.open(wb.kase(id));
    await page.getByText('发票日期不符').waitFor();
    await decide(page, '通过');
    await desk.open(wb.kase(id));
    await use(page, page.getByRole('button', { name: '拿回' }));
    await page.getByText('已拿回，请重新办理').waitFor();
    await expectFocus(page);
    await decide(page, '通过');
  });
  await as('market', async (desk) => {
    const { page } = desk;
    await desk.open(wb.kase(id));
    const signer = await operate(page, '加签');
    await findPerson(page, signer, '蒋涛');
    await sent(page, signer, '加签');
    await use(page, page.getByRole('button', { name: /^减签/ }));
    await page.getByRole('list', { name: '已请的人员' }).waitFor({ state: 'detached' });
    await expectFocus(page);
    const copy = await operate(page, '抄送');
    await findPerson(page, copy, await nameOf('luolong2'));
    await sent(page, copy, '抄送');
    await announced(page, /^已抄送/);
  });
  await as('luolong2', async (desk) => {
    const { page } = desk;
    await desk.open(wb.inbox);
    await turnTo(page, '抄送我的');
    await use(page, page.getByRole('table', { name: '抄送我的' }).getByRole('link'));
    await page.getByText('数控机床更新').first().waitFor();
    await expectFocus(page);
  });
});

test('more time is asked for, and granted', async () => {
  const { id } = await applied('limit-decision', { project: '数控机床' });
  await (await scene.world.as('city')).complete(id, 'accept');
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(wb.kase(id));
    const dialog = await operate(page, '延长办理总时限');
    await use(page, dialog.getByRole('button', { name: '提交延期' }));
    await expectWrong(page, dialog.getByLabel('理由'), '请写明理由');
    await page.keyboard.type('案情复杂');
    await sent(page, dialog, '提交延期');
    await page.getByText('延期已提交').waitFor();
  });
  await as('council', async (desk) => {
    const { page } = desk;
    await desk.open(wb.kase(id));
    await page.getByText('案情复杂').first().waitFor();
    await decide(page, '同意');
  });
});

test('what was found on the site is verified; somebody objects in public, and the objection is answered', async () => {
  const { id } = await apply(scene.world);
  await bringTo(scene.world, id, 'verify');
  await as('county', async (desk) => {
    const { page } = desk;
    page.on('filechooser', () => {});
    await desk.open(wb.kase(id));
    const spent = page.getByLabel('上年度研发费用 · 核定值');
    await retype(page, spent, '280');
    await use(page, page.getByRole('button', { name: '按申报值 上年度研发费用' }));
    await expectAt(page, spent);
    await retype(page, spent, '290');
    await page.getByText('−10 万元', { exact: false }).first().waitFor();
    await type(page, page.getByLabel('核查结论'), '研发费用按审计报告调整，其余与申报一致。');
    await date(page, page.getByLabel('现场核查日期'), ['2026', '03', '02']);
    await upload(page, page.getByLabel('现场照片'), { name: '现场.png', mimeType: 'image/png', buffer: png });
    await announced(page, '现场.png 已上传');
    await expectFocus(page);
    await decide(page, '核查通过');
  });
  await bringTo(scene.world, id, 'notice', { ...officers, inspectors: ['county2'] });
  const stranger = await scene.sit();
  const { page } = stranger;
  await stranger.open(paths.notices);
  await use(page, page.getByRole('button', { name: 'English' }));
  await expectAt(page, page.getByRole('button', { name: '中文' }));
  await press(page, 'Enter');
  await use(page, page.getByRole('main').getByRole('link').first());
  await page.getByRole('heading', { name: '提出异议' }).waitFor();
  await expectFocus(page);
  await use(page, page.getByRole('button', { name: '提交异议' }));
  await expectWrong(page, page.getByLabel('姓名或单位名称'), '请填写姓名或单位名称');
  await page.keyboard.type('张三');
  await type(page, page.getByLabel('联系电话或邮箱'), '13700000000');
  await type(page, page.getByLabel('异议事项和依据'), '该企业主导产品的专利并非自主研发，依据见附件说明。');
  await use(page, page.getByRole('button', { name: '提交异议' }));
  await announced(page, '异议已提交');
  await expectFocus(page);
  await stranger.leave();
  await scene.world.workingDays(8);
  await as('city', async (desk) => {
    await desk.open(wb.kase(id));
    await desk.page.getByText('并非自主研发', { exact: false }).waitFor();
    await decide(desk.page, '受理异议');
    await desk.open(wb.kase(id));
    await decide(desk.page, '异议不成立', '经核查，专利为自主研发，异议不成立。');
  });
  expect((await (await scene.world.as('chief')).kase(id)).steps).toEqual(['meeting']);
});

test('a case is found, told to end with the form for it, and its papers are printed; anybody reads the registry and checks a certificate', async () => {
  const { number } = await applied('limit-registry', { project: '齿轮' });
  const listed = await applied('limit-registry', { project: '轴承' });
  const { certificate } = await (await scene.world.as('city')).complete(listed.id, 'grant', { data: { decidedOn: '2026-02-10' } });
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(wb.cases);
    await use(page, page.getByRole('button', { name: '办理中' }), 'Space');
    await select(page, page.getByLabel('事项'), '优质企业认定');
    await goTo(page, page.getByLabel('编号或企业'), 'Shift+Tab');
    await page.keyboard.type(number);
    await expect.poll(() => page.getByRole('row').count(), { timeout: 15_000 }).toBe(2);
    await use(page, page.getByRole('link', { name: number }));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectFocus(page);
    await turnTo(page, '流程与记录');
    const dialog = await opened(page, '终止办理');
    await use(page, dialog.getByRole('button', { name: '终止办理' }));
    await expectAt(page, dialog.getByLabel('终止依据'));
    await page.keyboard.type('企业已注销生产许可');
    await sent(page, dialog, '终止办理');
    for (const [name, key] of [
      ['打印审批表（PDF）', 'Shift+Tab'],
      ['下载办理结果通知书（PDF）', 'Tab'],
    ] as const) {
      await goTo(page, page.getByRole('link', { name }), key);
      const [paper] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')]);
      expect(paper.suggestedFilename()).toMatch(/\.pdf$/);
      await expectFocus(page);
    }
  });
  const stranger = await scene.sit();
  const { page } = stranger;
  stranger.expectRefusal(404);
  await stranger.open(paths.publicRegistries);
  await use(page, page.getByRole('link', { name: '优质企业名录' }));
  await type(page, page.getByLabel(/^按企业名称/), '没有这家');
  await page.getByText('没有符合条件的记录').waitFor();
  await retype(page, page.getByLabel(/^按企业名称/), '洛阳');
  await select(page, page.getByLabel('状态'), '有效');
  await page.getByRole('main').getByRole('article').first().waitFor();
  await expectFocus(page);
  await stranger.open(paths.verify);
  const code = page.getByLabel('核验码');
  await use(page, page.getByRole('button', { name: '核验' }));
  await expectWrong(page, code, '请输入核验码');
  await page.keyboard.type('NONE-1234');
  await press(page, 'Enter');
  await announced(page, '没有查到这份证明');
  await retype(page, code, certificate?.verification ?? '');
  await press(page, 'Enter');
  await announced(page, '证明有效');
  await expectFocus(page);
  await stranger.leave();
});
