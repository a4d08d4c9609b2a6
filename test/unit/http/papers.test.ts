import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvalForm } from '../../../engine/effects/approval-form.ts';
import { applicationOf, apply, programme, secondUscc, windowOf } from '../../support/sme.ts';
import { openWorld, password, type World } from '../../support/world.ts';

/** The first PDF of a process reads two fonts of ten megabytes. */
const timeout = 120_000;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const paper = async (login: string, path: string) => {
  const { status, raw } = await (await world.as(login)).call('GET', path);
  if (process.env.PAPERS) writeFileSync(`${process.env.PAPERS}/${login}-${path.split('/').pop()}`, raw.rawPayload);
  return { status, type: raw.headers['content-type'], head: raw.rawPayload.subarray(0, 5).toString() };
};
const pdf = { status: 200, type: 'application/pdf', head: '%PDF-' };

it('prints an application as an approval form for both sides, with the opinions given so far', { timeout }, async () => {
  const kase = await apply(world);
  await (await world.as('county')).complete(kase.id, 'accept');
  expect(await paper('agent', `/api/cases/${kase.id}/application.pdf`)).toEqual(pdf);
  expect(await paper('county', `/api/cases/${kase.id}/application.pdf`)).toEqual(pdf);
  expect((await paper('agent2', `/api/cases/${kase.id}/application.pdf`)).status).toBe(404);
  expect((await paper('agent', `/api/cases/${kase.id}/correction.pdf`)).status).toBe(404);
});

it('prints a draft as far as it is filled in, and the notice of everything to correct', { timeout }, async () => {
  const agent = await world.as('agent2');
  const kase = await agent.open({ programme, uscc: secondUscc, window: await windowOf(agent), applyType: 'new' });
  const data = await applicationOf(agent);
  await agent.draft(kase.id, { ...data, mainProduct: undefined }, 0);
  expect(await paper('agent2', `/api/cases/${kase.id}/application.pdf`)).toEqual(pdf);
  await agent.complete(kase.id, 'submit', { data });
  await agent.complete(kase.id, 'sign', { password });
  const notes = [
    { field: 'mainProduct', reason: '请写明产品的规格型号。' },
    { field: 'audit1', reason: '审计报告缺少附注，请补全。' },
  ];
  await (await world.as('luolong')).complete(kase.id, 'correct', { notes });
  expect(await paper('agent2', `/api/cases/${kase.id}/correction.pdf`)).toEqual(pdf);
});

it('lays two short entries side by side, gives long ones and tables a row of their own, and each step a place for its seal', () => {
  const cell = (label: string, more: object = {}) => ({ label, value: '值', group: '', wide: false, table: null, ...more });
  const { content, watermark } = approvalForm(
    {
      ...{ programme: '事项', title: '申请表', number: 'A-1', holder: '单位', issuer: '部门', signer: '张三' },
      ...{ draft: true, submittedOn: null },
      sections: [
        {
          title: '基本信息',
          cells: [cell('甲'), cell('乙'), cell('丙'), cell('丁', { wide: true }), cell('表', { table: { head: ['列'], rows: [['一']] } })],
        },
      ],
      opinions: [
        { step: '初审', given: [{ outcome: '通过', reason: '', on: '2026-03-02' }] },
        { step: '终审', given: [] },
      ],
    },
    'zh-CN',
  );
  type Table = { headerRows: number; keepWithHeaderRows: number; body: { text?: string; colSpan?: number }[][] };
  const tables = (content as unknown as { table?: Table }[]).flatMap(({ table }) => table ?? []);
  // A heading never stands alone at the foot of a sheet, and is said again where its part goes on.
  expect(tables.map(({ headerRows, keepWithHeaderRows }) => headerRows + keepWithHeaderRows)).toEqual([2, 2, 2]);
  const body = tables.flatMap((table) => table.body);
  expect(body.map((row) => row.flatMap(({ text }) => text ?? []))).toEqual([
    ['基本信息'],
    ['甲', '值', '乙', '值'],
    ['丙', '值'],
    ['丁', '值'],
    [],
    ['申请单位承诺'],
    ['申请单位'],
    ['审核审批意见'],
    ['初审'],
    ['终审'],
  ]);
  expect(body.every((row) => row.length === 4)).toBe(true);
  expect(JSON.stringify(watermark)).toContain('未提交');
});
