/** What an enterprise finds in the portal beside filling in: the guide, what it can apply for, its profile and members, its case and certificate, its rating. */
import { expect, test } from 'vitest';
import type { Enterprise } from '../../engine/model/enterprise.ts';
import { apply, bringTo, firstUscc, programme } from '../support/sme.ts';
import { stage } from './stage.ts';

const scene = stage();
const first = '洛阳晨曦精密轴承有限公司';

test('anybody reads the guide: conditions, materials, steps with limits, results with a sample, questions; it fits a narrow screen', async () => {
  const desk = await scene.sit();
  const { page } = desk;
  await desk.open('/portal');
  await desk.screen('portal-public');
  await page.getByRole('link', { name: '创新型中小企业评价', exact: false }).first().click();
  for (const name of ['申报条件', '申报材料', '办理流程', '办理结果', '常见问题', '办理依据', '咨询与投诉', '受理批次'])
    await page.getByRole('heading', { name, exact: true }).waitFor();
  await page.getByText('法定时限', { exact: true }).waitFor();
  await page.getByText('登录后可以申请', { exact: false }).waitFor();
  const sample = await page.request.get(`${scene.server.url}/api/public/programmes/${programme}/sample.pdf`);
  expect((await sample.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await desk.screen('portal-guide');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: '打印' }).count()).toBe(0);
  expect(await page.getByRole('heading', { name: '申报条件' }).isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await desk.leave();
  const narrow = await scene.sit('narrow');
  await narrow.open(`/portal/programmes/${programme}`);
  await narrow.page.getByRole('heading', { name: '办理流程' }).waitFor();
  await narrow.screen('portal-guide');
  await narrow.leave();
});

test('what an enterprise can apply for: how far each figure is, what the profile lacks, and the way to give it', async () => {
  const agent = await scene.world.as('agent');
  const before = await agent.ask<Enterprise>('GET', `/api/enterprises/${firstUscc}`);
  await agent.ask('PUT', `/api/enterprises/${firstUscc}`, { ...before, employees: 1400, years: [] });
  await scene.as('agent', async (desk) => {
    const { page } = desk;
    await desk.open('/portal');
    await page.getByRole('link', { name: '我能办什么' }).first().click();
    await page.getByText('企业档案中应有上年度经营数据').waitFor();
    await page.getByText(/现为 0 项，要求 1 项，还差 1 项/).waitFor();
    await page.getByText('企业档案缺少：营业收入', { exact: false }).waitFor();
    await desk.screen('portal-matches');
    await page.getByRole('link', { name: '去补充' }).click();
    await page.getByRole('heading', { name: '年度数据' }).waitFor();
    await page.getByRole('button', { name: '添加年度' }).click();
    await page.getByLabel('年度', { exact: true }).fill('2025');
    await page.getByLabel('营业收入（万元）', { exact: true }).fill('8600');
    await page.getByLabel('研发人员（人）').fill('1.5');
    await page.getByLabel('数据来源').selectOption({ label: '审计报告' });
    await page.getByRole('button', { name: '保存档案' }).click();
    await page.getByText('研发人员应为不小于零的整数').waitFor();
    await page.getByLabel('研发人员（人）').fill('31');
    await page.getByRole('button', { name: '保存档案' }).click();
    await page.getByText('企业档案已保存').waitFor();
    await page.getByText('历次填报').click();
    await page
      .getByText(/2025 年度 第 \d 版/)
      .first()
      .waitFor();
    await desk.screen('portal-profile');
    await desk.open('/portal/matches');
    await page.getByText('符合申报条件').waitFor();
  });
  await agent.ask('PUT', `/api/enterprises/${firstUscc}`, before);
  await scene.as(
    'agent',
    async (desk) => {
      await desk.open('/portal/matches');
      await desk.page.getByText('符合申报条件').waitFor();
      await desk.screen('portal-matches');
    },
    'phone',
  );
});

test('the legal representative invites by a code; who joins only looks on; the last representative stays', async () => {
  let code = '';
  await scene.as('legal', async (desk) => {
    const { page } = desk;
    desk.expectRefusal(409);
    await desk.open('/portal/enterprises');
    await page.getByRole('link', { name: '企业成员' }).click();
    await page.getByRole('button', { name: '邀请成员' }).click();
    await page.getByRole('radio', { name: '查看人' }).check();
    await desk.screen('portal-invite');
    await page.getByRole('button', { name: '发出邀请' }).click();
    code = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
    expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    await page.getByText('凭邀请码').waitFor();
    await page.getByRole('button', { name: '退出企业' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '退出企业' }).click();
    await page.getByText('企业至少须保留一名', { exact: false }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  });
  await scene.as(
    'agent2',
    async (desk) => {
      const { page } = desk;
      desk.expectRefusal(404);
      await desk.open('/portal/join');
      await page.getByLabel('邀请码').fill('WRONG-00000');
      await page.getByRole('button', { name: '加入', exact: true }).click();
      await page.getByText('邀请码不正确', { exact: false }).waitFor();
      await desk.screen('portal-join');
      await page.getByLabel('邀请码').fill(code.toLowerCase());
      await page.getByRole('button', { name: '加入', exact: true }).click();
      await page.getByRole('heading', { name: first }).waitFor();
      await page.getByText('您的身份是查看人', { exact: false }).waitFor();
      expect(await page.getByRole('button', { name: '保存档案' }).count()).toBe(0);
    },
    'phone',
  );
  await scene.as('legal', async (desk) => {
    const { page } = desk;
    await desk.open(`/portal/enterprises/${firstUscc}/members`);
    await page.getByText('王若兰 作为查看人加入').waitFor();
    await desk.screen('portal-members');
    await page.getByRole('button', { name: '移除王若兰' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
    await page.getByText(/移除了 王若兰/).waitFor();
  });
  await scene.as(
    'legal',
    async (desk) => {
      await desk.open(`/portal/enterprises/${firstUscc}/members`);
      await desk.page.getByRole('heading', { name: '变更记录' }).waitFor();
      await desk.screen('portal-members');
    },
    'narrow',
  );
});

test('a case from its progress to the certificate, the rating, the answer and the messages', async () => {
  const { id } = await apply(scene.world);
  await scene.as(
    'agent',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/portal/cases/${id}`);
      await page
        .getByRole('region', { name: '办理进度' })
        .getByText(/共 \d+ 个环节，已完成 \d+ 个/)
        .waitFor();
      await desk.screen('portal-case');
    },
    'phone',
  );
  await bringTo(scene.world, id, 'done');
  await scene.as('agent', async (desk) => {
    const { page } = desk;
    await desk.open(`/portal/cases/${id}`);
    await page.getByRole('link', { name: /^公示：/ }).waitFor();
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('请选择满意程度').waitFor();
    await page.getByRole('radio', { name: '不满意', exact: true }).check();
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('请选择具体方面或写明原因', { exact: false }).waitFor();
    await page.getByRole('checkbox', { name: '多次跑动' }).check();
    await page.getByLabel('说明').fill('核查改期三次。');
    await desk.screen('portal-rating');
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('部门正在核实，答复后会通知您。').waitFor();
    await page.getByText(/^办结用时 \d+ 个工作日$/).waitFor();
    await desk.screen('portal-case-ended');
  });
  await scene.as('chief', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/ratings');
    await page.getByText('核查改期三次。').waitFor();
    await page.getByText(first).waitFor();
    await desk.screen('workbench-ratings');
    await page.getByRole('button', { name: '答复', exact: true }).click();
    await page.getByLabel('部门答复').fill('已约谈核查组，今后改期须经负责人同意。');
    await page.getByRole('button', { name: '发送答复' }).click();
    await page.getByText('已约谈核查组', { exact: false }).waitFor();
    await page.getByLabel('只看待答复的差评').check();
    await page.getByText('没有待答复的差评').waitFor();
  });
  await scene.as(
    'agent',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/messages?case=${id}`);
      await page.getByText('您的评价已有答复', { exact: false }).waitFor();
      await desk.screen('portal-messages');
      const [letter] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '下载通知（PDF）' }).first().click(),
      ]);
      expect(letter.suggestedFilename()).toMatch(/\.pdf$/);
      await page.getByRole('button', { name: '全部标为已读' }).click();
      await page.getByRole('button', { name: '未读（0）' }).waitFor();
      await desk.open(`/portal/cases/${id}`);
      await page.getByText('已约谈核查组', { exact: false }).first().waitFor();
      await desk.open('/portal/certificates');
      await page.getByRole('link', { name: '查看详情' }).click();
      await page.getByText('扫描二维码可核验', { exact: false }).waitFor();
      await desk.screen('portal-certificate');
      await page.getByRole('link', { name: '证明核验' }).last().click();
      await page.getByText('证明有效').waitFor();
    },
    'phone',
  );
});
