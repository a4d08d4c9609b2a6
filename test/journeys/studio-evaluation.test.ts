/** An evaluation is made from a blank page, on the screen alone, and does what one does that a developer wrote. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Json } from '../../designer/document/change.ts';
import { packageOf } from '../../engine/model/studio.ts';
import { checkPackage } from '../../engine/soundness/check.ts';
import { pdfOf } from '../support/files.ts';
import { firstUscc } from '../support/sme.ts';
import { password } from '../support/world.ts';
import { documentOf, toldOf, untidy } from './designed.ts';
import { Designing } from './designing.ts';
import { stage } from './stage.ts';

const scene = stage();
const title = '绿色工厂评价';
const written = readFileSync(join(import.meta.dirname, 'studio/evaluation.json'), 'utf8');

test('an evaluation with a scorecard, a public notice, a meeting and a certificate is made on the screen and published by a second person', async () => {
  await scene.as('designer', async (desk) => {
    await desk.open('/studio');
    const studio = new Designing(desk.page);
    await studio.begin(title, 'green-factory', '评价认定');
    await form(studio);
    await desk.screen('studio-evaluation-form');
    await settings(studio);
    await rules(studio);
    await desk.screen('studio-evaluation-rules');
    await flow(studio);
    await desk.screen('studio-evaluation-flow');
    await clock(studio);
    await studio.nothingWrong();
    await studio.goTo('试办', desk.page.getByRole('button', { name: '提出申请', exact: true }));
    await studio.ask('首次发布，请复核评分标准。');
    await desk.screen('studio-evaluation-asked');
  });
  await scene.as('designer2', async (desk) => {
    await desk.open('/studio');
    await new Designing(desk.page).approve('首次发布，请复核评分标准。');
    await desk.screen('studio-evaluation-published');
  });
  const document = await documentOf(scene.world, title);
  expect(untidy(document.workflow as unknown as Json)).toEqual([]);
  expect(checkPackage(packageOf(document))).toEqual([]);
  expect(JSON.stringify(packageOf(document), null, 2)).toBe(JSON.stringify(JSON.parse(written), null, 2));
});

async function form({ form }: Designing): Promise<void> {
  await form.open();
  await form.title('绿色工厂评价申请表');
  await form.remove('申请事由');
  await form.section('企业信息');
  await form.field('单行文字', '联系人', 'contact', { 必填: true, 最多字数: 30, 从企业档案预填: '联系人' });
  await form.field('手机号码', '联系人手机', 'mobile', { 必填: true, 从企业档案预填: '联系人手机' });
  await form.section('生产情况');
  await form.field('金额', '上年度工业总产值', 'output', { 必填: true });
  await form.field('小数', '上年度综合能耗', 'energy', { 必填: true, 单位: '吨标准煤', 最小值: 0 });
  await form.field('百分比', '工业固废综合利用率', 'reuse', { 必填: true });
  await form.field('计算项', '单位产值能耗', 'intensity', {
    单位: '吨标准煤/万元',
    计算公式: 'if application.output > 0 then application.energy / application.output else 0',
  });
  await form.section('材料与承诺');
  await form.field('附件', '能源审计报告', 'report', { 必填: true, 最少几项: 1 });
  await form.field('承诺', '承诺所填内容和所附材料真实有效', 'truth', { 必填: true });
}

async function settings(studio: Designing): Promise<void> {
  const { programme } = studio;
  await programme.open();
  await studio.set({ 简介: '企业自愿申报，县区受理，按指标评分，公示后由会议审定，发给证书。' });
  await studio.settle(await programme.add('可调参数', '添加参数', 'passTotal'), { 取值: 60 });
  await studio.settle(await programme.add('名录', '添加名录', 'green-factories'), { 名称: '绿色工厂名录' });
}

async function rules({ rules }: Designing): Promise<void> {
  await rules.open();
  await rules.version('2026 年评价标准', '洛工信〔2026〕20号', '2026-01-01');
  await rules.scorecard('绿色工厂评价指标', 'standard', 60);
  await rules.dimension('新维度', '能源', 'energy');
  const intensity = { field: '单位产值能耗', relation: '不大于' };
  await rules.item(
    ...(['能源', '单位产值能耗', 'intensity', { 满分: 60 }] as const),
    [
      { score: 60, label: '0.1 以下', ...intensity, value: 0.1 },
      { score: 40, label: '0.1—0.3', ...intensity, value: 0.3 },
    ],
    [10, '0.3 以上'],
  );
  await rules.anotherDimension('资源', 'resources');
  const reuse = { field: '工业固废综合利用率', relation: '不小于' };
  await rules.item(
    ...(['资源', '固废综合利用率', 'reuse', { 满分: 40 }] as const),
    [
      { score: 40, label: '80%以上', ...reuse, value: 80 },
      { score: 20, label: '50%—80%', ...reuse, value: 50 },
    ],
    [0, '50%以下'],
  );
}

async function flow(studio: Designing): Promise<void> {
  const { flow } = studio;
  await flow.open();
  await flow.choose('填写申请');
  await studio.set({ 名称: '填报申请', 提交后须签署: true });
  await flow.add('审核', '填报申请', 'accept', { 名称: '县区受理', 办理时限: true, '临期提醒（黄灯）': '剩余若干单位时' });
  await studio.setIn('由谁办理', { 岗位: '县区受理员', 所在单位: '按办件数据确定' });
  await studio.outcome('通过', 'accept', { 按钮文字: '受理' });
  await studio.outcome('不通过', 'refuse', { 按钮文字: '不予受理' });
  await flow.add('计算', '县区受理', 'score', { 名称: '按指标评分' });
  await flow.add('条件分流', '按指标评分', 'standard', { 名称: '是否达标' });
  await studio.page.getByRole('button', { name: '改为文字编写' }).click();
  await studio.setIn('自上而下，第一个成立的条件', { 条件: 'score.total >= parameters.passTotal', 名称: '达标' });
  await studio.set({ 其余情形转到: '不予通过' });
  await flow.add('审核', '是否达标', 'city', { 名称: '市级复审', 办理时限: true });
  await studio.setIn('办理时限', { 数量: 10 });
  await studio.setIn('由谁办理', { 岗位: '市局经办' });
  await studio.outcome('通过', 'approve', { 按钮文字: '同意' });
  await studio.outcome('不通过', 'reject', { 按钮文字: '不同意' });
  await flow.add('公示', '市级复审', 'notice');
  await studio.setIn('异议核查人', { 岗位: '市局经办' });
  await studio.line('公示内容', '添加一行', { 名称: '得分', 内容: 'score.total' });
  await flow.add('会议审定', '公示', 'meeting', { 会议文号: '必填' });
  await studio.setIn('由谁组织、录入', { 岗位: '局党组会' });
  await studio.line('议题清单各列', '添加一列', { 名称: '得分', 内容: 'score.total' });
  await flow.add('列入名录', '会议审定', 'register', { 名称: '列入名录并发证', 证书: true });
  await studio.setIn('证书', { 编号规则: 'LS{yyyy}-{seq:5}', 证书标题: '绿色工厂证书', 证书正文: '经评价，认定你单位为绿色工厂。' });
  await studio.line('证书各行', '添加一行', { 名称: '企业名称', 内容: 'enterprise.name' });
  await flow.choose('办结');
  await studio.set({ 名称: '已认定', 最终结果: 'approved', 结果页外观: '肯定（绿）' });
  await flow.add('补正', '县区受理', 'fix', { 名称: '补正' });
  await studio.setIn('逾期处理', { 转到环节: '不予通过' });
}

async function clock(studio: Designing): Promise<void> {
  await studio.programme.open();
  await studio.set({ 全程时限: true });
  await studio.setIn('全程时限', { 数量: 60 });
  await studio.setIn('不计入的环节', { 补正: true });
  await studio.setIn('全程时限', { '临期提醒（黄灯）': '剩余若干单位时' });
  await studio.setIn('全程时限', { 剩余: 5 });
}

test('cases go the way that they go through the one a developer wrote: the same results, outcomes and days', async () => {
  const { world } = scene;
  const hers = written.replaceAll('green-factor', 'written-factor');
  await (await world.as('admin')).ask('POST', '/api/definitions', { package: JSON.parse(hers) });
  const programmes = ['green-factory', 'written-factory'];
  const [agent, legal, county] = await Promise.all([world.as('agent'), world.as('legal'), world.as('county')]);
  const report = await agent.upload({ name: '报告.pdf', type: 'application/pdf', bytes: pdfOf('report') });
  const data = { contact: '李晓雯', mobile: '13903790001', output: 1000, energy: 90, reuse: 55.5, report: [report], truth: true };
  const opened = async (change: object) => {
    const ids = [];
    for (const programme of programmes) {
      const { id } = await agent.open({ programme, uscc: firstUscc });
      await agent.complete(id, 'submit', { data: { ...data, ...change } });
      await legal.complete(id, 'sign', { password });
      ids.push(id);
    }
    return ids;
  };
  const all = async (ids: readonly string[], act: (id: string) => Promise<unknown>) => {
    for (const id of ids) await act(id);
  };
  const same = async (ids: readonly string[], more: object, login = 'city') => {
    const [made, coded] = await Promise.all(ids.map((id) => toldOf(world, login, id)));
    expect(made).toMatchObject(more);
    expect(made).toEqual(coded);
  };
  // Put right while the clock stands, scored, public, decided by the meeting, certified.
  const ids = await opened({ energy: 900 });
  await same(ids, { steps: ['accept'] }, 'county');
  const asked = { notes: [{ field: 'energy', reason: '请核对单位' }] };
  await all(ids, (id) => county.complete(id, 'correct', asked));
  await world.workingDays(3);
  await same(ids, { steps: ['fix'] }, 'agent');
  await all(ids, (id) => agent.complete(id, 'submit', { data: { energy: 90 } }));
  await all(ids, (id) => county.complete(id, 'accept'));
  await same(ids, { steps: ['city'], results: { score: { total: 80 } } });
  await all(ids, async (id) => (await world.as('city')).complete(id, 'approve'));
  await same(ids, { steps: ['notice'] });
  await world.workingDays(6);
  await same(ids, { steps: ['meeting'] });
  const council = await world.as('council');
  await all(ids, (id) => council.meet('meeting', 'approve', { documentNumber: '洛工信〔2026〕21号' }, [id]));
  await same(ids, { status: 'ended', outcome: 'approved', certificate: { number: 'LS2026-00001' } });
  // Too few points; refused at once; never put right.
  const poor = await opened({ energy: 900, reuse: 10 });
  await all(poor, (id) => county.complete(id, 'accept'));
  await same(poor, { outcome: 'rejected', results: { score: { total: 10 } } });
  const late = await opened({});
  await all(late, (id) => county.complete(id, 'correct', asked));
  await world.workingDays(11);
  await same(late, { status: 'ended', outcome: 'rejected' });
});
