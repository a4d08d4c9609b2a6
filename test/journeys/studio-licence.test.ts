/** A licence is made from a blank page, on the screen alone: deemed acceptance, a clock that stands, and an inspection that comes again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Json } from '../../designer/document/change.ts';
import { packageOf } from '../../engine/model/studio.ts';
import { checkPackage } from '../../engine/soundness/check.ts';
import { pdfOf } from '../support/files.ts';
import { firstUscc } from '../support/sme.ts';
import { documentOf, toldOf, untidy } from './designed.ts';
import { Designing } from './designing.ts';
import { stage } from './stage.ts';

const scene = stage();
const title = '经营场所许可';
const written = readFileSync(join(import.meta.dirname, 'studio/licence.json'), 'utf8');

test('a licence with deemed acceptance, a clock that stands and an inspection that comes again is made on the screen and published by a second person', async () => {
  await scene.as('designer', async (desk) => {
    await desk.open('/studio');
    const studio = new Designing(desk.page);
    await studio.begin(title, 'site-licence', '行政许可');
    await forms(studio);
    await desk.screen('studio-licence-form');
    await flow(studio);
    await desk.screen('studio-licence-flow');
    await clock(studio);
    await desk.screen('studio-licence-clock');
    await studio.nothingWrong();
    await studio.ask('首次发布，请复核时限。');
  });
  await scene.as('designer2', async (desk) => {
    await desk.open('/studio');
    await new Designing(desk.page).approve('首次发布，请复核时限。');
  });
  const document = await documentOf(scene.world, title);
  expect(untidy(document.workflow as unknown as Json)).toEqual([]);
  expect(checkPackage(packageOf(document))).toEqual([]);
  expect(JSON.stringify(packageOf(document), null, 2)).toBe(JSON.stringify(JSON.parse(written), null, 2));
});

async function forms({ form }: Designing): Promise<void> {
  await form.open();
  await form.title('许可申请书');
  await form.remove('申请事由');
  await form.field('单行文字', '申请许可的事项', 'item', { 必填: true });
  await form.field('单行文字', '场所地址', 'address', { 必填: true });
  await form.field('附件', '申请材料', 'material', { 必填: true, 最少几项: 1 });
  await form.another('核查意见', 'opinion');
  await form.field('多行文字', '意见', 'opinion', { 必填: true });
}

async function flow(studio: Designing): Promise<void> {
  const { flow } = studio;
  await flow.open();
  await flow.choose('填写申请');
  await studio.set({ 名称: '提出申请' });
  await flow.add('审核', '提出申请', 'accept', { 名称: '受理', 办理时限: true, '临期提醒（黄灯）': '剩余若干单位时' });
  await studio.setIn('由谁办理', { 岗位: '县区受理员', 所在单位: '按办件数据确定' });
  await studio.outcome('通过', 'accept', { 按钮文字: '受理' });
  await studio.outcome('不通过', 'refuse', { 按钮文字: '不予受理' });
  await studio.set({ 逾期未答复: '受理' });
  await flow.add('审核', '受理', 'inspect', { 名称: '现场核查', 办理说明: '两名核查员到场，分别填写意见。', 办理时限: true });
  await studio.setIn('办理时限', { 数量: 10 });
  await studio.setIn('由谁办理', { 岗位: '县区核查员', 所在单位: '按办件数据确定', 人数: 2 });
  await studio.set({ '会签：全部答复，以最不利者为准': true, 意见表单: '核查意见' });
  await studio.outcome('通过', 'pass', { 按钮文字: '符合' });
  await studio.outcome('不通过', 'fail', { 按钮文字: '不符合' });
  await studio.setIn('一票否决的结果', { 不符合: true });
  await flow.add('审核', '现场核查', 'decide', { 名称: '作出决定', 办理时限: true, '临期提醒（黄灯）': '剩余若干单位时' });
  await studio.setIn('办理时限', { 数量: 3, 剩余: 1 });
  await studio.setIn('由谁办理', { 岗位: '市局科长' });
  await studio.outcome('通过', 'approve', { 按钮文字: '准予许可' });
  await studio.outcome('不通过', 'reject', { 按钮文字: '不予许可' });
  await flow.add('列入名录', '作出决定', 'register', { 名称: '颁发许可证', 证书: true });
  await studio.setIn('有效期', { 数量: 5 });
  await studio.setIn('证书', { 编号规则: 'XK{yyyy}{seq:6}', 证书标题: '经营场所许可证', 证书正文: '准予从事所申请的活动。' });
  await studio.line('证书各行', '添加一行', { 名称: '许可事项', 内容: 'application.item' });
  await flow.choose('办结');
  await studio.set({ 名称: '准予许可', 最终结果: 'approved', 结果页外观: '肯定（绿）' });
  // The loop: what isn't in order is put right, and looked at again.
  await flow.add('补正', '现场核查', 'rectify', { 名称: '整改', 最多补正次数: 2 });
  await studio.setIn('办理时限', { 数量: 15 });
  await studio.setIn('逾期处理', { 转到环节: '不予通过' });
  await flow.choose('现场核查');
  await studio.outcome('补正', 'rectify', { 按钮文字: '限期整改' });
  await flow.add('补正', '受理', 'fix', { 名称: '补正' });
  await studio.setIn('逾期处理', { 转到环节: '不予通过' });
}

async function clock(studio: Designing): Promise<void> {
  await studio.programme.open();
  await studio.settle(studio.programme.named('名录'), { 编号: 'site-licences' });
  await studio.page.keyboard.press('Enter');
  await studio.settle(studio.programme.named('名录'), { 名称: '许可名录' });
  await studio.set({ 全程时限: true });
  await studio.setIn('全程时限', { 自哪个环节起算: '现场核查' });
  await studio.setIn('不计入的环节', { 整改: true });
  await studio.setIn('全程时限', { '临期提醒（黄灯）': '剩余若干单位时' });
  await studio.setIn('全程时限', { 剩余: 5 });
}

test('cases go the way that they go through the one a developer wrote: deemed accepted, put right twice, the same days', async () => {
  const { world } = scene;
  const hers = written.replaceAll('site-licence', 'written-licence');
  await (await world.as('admin')).ask('POST', '/api/definitions', { package: JSON.parse(hers) });
  const agent = await world.as('agent');
  const inspectors = await Promise.all([world.as('county'), world.as('county2')]);
  const material = [await agent.upload({ name: '材料.pdf', type: 'application/pdf', bytes: pdfOf('material') })];
  const opened = async () => {
    const ids = [];
    for (const programme of ['site-licence', 'written-licence']) {
      const { id } = await agent.open({ programme, uscc: firstUscc });
      await agent.complete(id, 'submit', { data: { item: '仓储', address: '开元大道 1 号', material } });
      ids.push(id);
    }
    return ids;
  };
  const all = async (ids: readonly string[], act: (id: string) => Promise<unknown>) => {
    for (const id of ids) await act(id);
  };
  const same = async (ids: readonly string[], more: object, login = 'chief') => {
    const [made, coded] = await Promise.all(ids.map((id) => toldOf(world, login, id)));
    expect(made).toMatchObject(more);
    expect(made).toEqual(coded);
  };
  const visited = (ids: readonly string[], outcome: string, more: object = {}) =>
    all(ids, async (id) => {
      for (const one of inspectors) await one.complete(id, outcome, { data: { opinion: '已到现场' }, ...more }, 'inspect');
    });
  const wrong = { notes: [{ field: 'material', reason: '请补充整改照片' }] };
  const ids = await opened();
  await same(ids, { steps: ['accept'] }, 'county');
  // Nobody answers: it counts as accepted, and the limit of the law begins.
  await world.workingDays(6);
  await same(ids, { steps: ['inspect'], clock: { amount: 20, running: true } }, 'county');
  for (const again of [1, 2]) {
    await visited(ids, 'rectify', wrong);
    await same(ids, { steps: ['rectify'], clock: { running: false } }, 'agent');
    await world.workingDays(4 * again);
    await all(ids, (id) => agent.complete(id, 'submit', { data: { material } }));
    await same(ids, { steps: ['inspect'], clock: { running: true } }, 'county');
  }
  await visited(ids, 'pass');
  await same(ids, { steps: ['decide'] });
  const chief = await world.as('chief');
  await all(ids, (id) => chief.complete(id, 'approve'));
  await same(ids, { status: 'ended', outcome: 'approved' });
  // Never put right; and one inspector against.
  const late = await opened();
  await all(late, (id) => inspectors[0]!.complete(id, 'accept'));
  await visited(late, 'rectify', wrong);
  await world.workingDays(16);
  await same(late, { status: 'ended', outcome: 'rejected' });
  const against = await opened();
  await all(against, (id) => inspectors[0]!.complete(id, 'accept'));
  await all(against, (id) => inspectors[0]!.complete(id, 'pass', { data: { opinion: '符合' } }, 'inspect'));
  await all(against, (id) => inspectors[1]!.complete(id, 'fail', { data: { opinion: '不符合' }, reason: '场所不符' }, 'inspect'));
  await same(against, { status: 'ended', outcome: 'rejected' });
});
