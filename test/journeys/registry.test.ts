/** What comes after a decision, on the screen: proceedings and the public list, letters, reminders, messages, incidents. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applicationOf, secondUscc, programme as sme, windowOf } from '../support/sme.ts';
import { waiting } from './applicant.ts';
import { tab } from './officer.ts';
import { stage } from './stage.ts';

const uscc = '91410305MA9XTE0263';
const programme = 'limit-registry';
const scene = stage('limits/registry', 'equipment-grant', 'site-inspection', 'project-admission');
const { as, applied } = scene;

test('an entry is investigated, its enterprise states its case, it is revoked, and everybody may read that', async () => {
  const { id } = await applied(programme, { project: '轴承' });
  const done = await (await scene.world.as('city')).complete(id, 'grant', { data: { decidedOn: '2026-02-10' } });
  const entry = done.certificate?.entry ?? '';
  const address = entry.replace('.', '~');
  const page = `/workbench/registries/quality/${address}`;
  const city = await scene.world.as('city');
  await city.ask('POST', `/api/entries/${entry}/proceedings`, { act: 'clue', reason: 'fraud', grounds: '专利证书系伪造' });
  await as('chief', async (desk) => {
    await desk.open(page);
    await desk.page.getByText('线索待核实 · 弄虚作假').waitFor();
    await desk.page.getByRole('button', { name: '核实并告知' }).click();
    const dialog = desk.page.getByRole('dialog', { name: '核实并告知' });
    await dialog.getByRole('button', { name: '核实并告知' }).click();
    await dialog.getByText('请填写', { exact: true }).waitFor();
    await dialog.getByLabel('事实与理由').fill('经向国家知识产权局核实，证书不存在');
    await desk.screen('entry-investigate');
    await dialog.getByRole('button', { name: '核实并告知' }).click();
    await desk.page.getByText('已核实，等待企业陈述、申辩').waitFor();
    await desk.screen('entry-proceeding');
  });
  await as(
    'agent',
    async (desk) => {
      await desk.open(`/portal/certificates/${address}`);
      await desk.page.getByText(/^陈述、申辩截止/).waitFor();
      await desk.page.getByRole('button', { name: '报告重大变化' }).click();
      const change = desk.page.getByRole('dialog', { name: '报告重大变化' });
      await change.getByRole('button', { name: '报告重大变化' }).click();
      await change.getByText('请填写', { exact: true }).waitFor();
      await desk.screen('entry-change');
      await desk.page.keyboard.press('Escape');
      await desk.page.getByRole('button', { name: '陈述、申辩' }).click();
      const dialog = desk.page.getByRole('dialog', { name: '陈述、申辩' });
      await dialog.getByLabel('事实与理由').fill('证书由代理机构提供，我公司不知情');
      await desk.screen('entry-statement');
      await dialog.getByRole('button', { name: '陈述、申辩' }).click();
      await desk.page.getByText('企业已陈述、申辩，等待决定').waitFor();
    },
    'phone',
  );
  await as('chief', async (desk) => {
    await desk.open(page);
    await desk.page.getByRole('button', { name: '撤销', exact: true }).click();
    const dialog = desk.page.getByRole('dialog', { name: '撤销' });
    await dialog.getByLabel('事实与理由').fill('陈述不成立');
    await dialog.getByLabel('生效日期').fill('2026-03-01');
    await desk.screen('entry-revoke');
    await dialog.getByRole('button', { name: '撤销', exact: true }).click();
    await desk.page.getByRole('list', { name: '状态变更' }).getByText('已撤销 · 弄虚作假').waitFor();
    await desk.screen('entry-revoked');
    // From the registry as it was narrowed down, to the entry, to its case, and all the way back.
    await desk.open('/workbench/registries/quality');
    await desk.page.getByRole('button', { name: '已撤销' }).click();
    const listed = desk.page.getByRole('row').getByRole('link');
    await expect.poll(() => desk.page.url()).toContain('status=revoked');
    await listed.first().click();
    await desk.page.getByRole('link', { name: '查看办件' }).click();
    await desk.page.getByRole('tab', { name: '流程与记录' }).waitFor();
    await desk.page.getByRole('link', { name: '名录' }).filter({ hasText: '←' }).click();
    await desk.page.getByRole('list', { name: '状态变更' }).waitFor();
    await desk.page.getByRole('link', { name: '名录' }).filter({ hasText: '←' }).click();
    await desk.page.waitForURL(/registries\/quality\?status=revoked/);
    expect(await desk.page.getByRole('button', { name: '已撤销' }).getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => listed.first().evaluate((link) => link === document.activeElement)).toBe(true);
  });
  await as(
    'agent',
    async (desk) => {
      await desk.open(`/portal/certificates/${address}`);
      await desk.page.getByText('在 2029年3月1日 之前（含当日）不能再次申请。').waitFor();
      await desk.screen('entry-cool-down');
      await desk.open(`/portal/programmes/${programme}`);
      await desk.page.getByText('在 2029年3月1日 之前（含当日）不能再次申请。').waitFor();
    },
    'phone',
  );
  const stranger = await scene.sit('phone');
  await stranger.open('/registries');
  await stranger.screen('public-registries');
  await stranger.page.getByRole('link', { name: '优质企业名录' }).click();
  await stranger.page.getByLabel('状态').selectOption('revoked');
  await stranger.page.getByLabel(/^按企业名称/).fill('洛阳');
  await stranger.page.getByText('已撤销，自 2026年3月1日 起').waitFor();
  await stranger.screen('public-registry');
  await stranger.page.getByLabel(/^按企业名称/).fill('没有这家');
  await stranger.page.getByText('没有符合条件的记录').waitFor();
  expect(await stranger.page.getByText('专利证书系伪造').count()).toBe(0);
  await stranger.leave();
});

test('the signer returns an application, the agent reminds, is told the wait, and withdraws', async () => {
  const agent = await scene.world.as('agent');
  const draft = await agent.open({ programme: sme, uscc, window: await windowOf(agent), applyType: 'new' });
  await agent.complete(draft.id, 'submit', { data: await applicationOf(agent) });
  await as('legal', async (desk) => {
    const { page } = desk;
    await desk.open('/portal');
    await waiting(page).click();
    await page.getByRole('button', { name: '退回修改' }).click();
    const dialog = page.getByRole('dialog', { name: '退回修改' });
    await dialog.getByLabel('需要修改的地方').fill('主导产品收入占比请再核对');
    await desk.screen('sign-return');
    await dialog.getByRole('button', { name: '退回修改' }).click();
    // What was written is on the page before it is sent, too.
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('主导产品收入占比请再核对').first().waitFor();
  });
  expect((await agent.task(draft.id)).kind).toBe('fill');
  const { id } = await applied('equipment-grant', { amount: 120 });
  await as(
    'agent',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/portal/cases/${id}`);
      await page.getByRole('button', { name: '催办' }).click();
      await page.getByText('已催办，60 分钟后可以再次催办。').waitFor();
      await desk.screen('case-reminded');
      await page.getByRole('button', { name: '撤回申请' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('设备改由集团采购');
      await desk.screen('case-withdraw');
      await dialog.getByRole('button', { name: '撤回申请' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText('设备改由集团采购', { exact: false }).first().waitFor();
    },
    'phone',
  );
  expect((await agent.kase(id)).status).toBe('ended');
});

test('an officer sends a message with its form, and the applicant downloads the decision with its remedies', async () => {
  const agent2 = await scene.world.as('agent2');
  const submitted = async (project: string) => {
    const { id } = await agent2.open({ programme, uscc: secondUscc });
    return agent2.complete(id, 'submit', { data: { project } });
  };
  const [opened, wrong] = [await submitted('齿轮'), await submitted('齿条')];
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${opened.id}`);
    await tab(page, '流程与记录');
    await page.getByRole('button', { name: '终止办理' }).click();
    const dialog = page.getByRole('dialog', { name: '终止办理' });
    await dialog.getByText('提交后本件即告结束：终止办理。不能撤回。').waitFor();
    await dialog.getByRole('button', { name: '终止办理' }).click();
    await dialog.getByLabel('终止依据').fill('企业已注销生产许可');
    await desk.screen('message-stop');
    await dialog.getByRole('button', { name: '终止办理' }).click();
    await page.getByRole('link', { name: '下载办理结果通知书（PDF）' }).waitFor();
    await desk.screen('case-letter');
  });
  await as(
    'agent2',
    async (desk) => {
      const { page } = desk;
      await desk.open(`/portal/cases/${opened.id}`);
      await page.getByRole('heading', { name: '救济途径' }).waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '下载办理结果通知书（PDF）' }).click(),
      ]);
      expect(
        readFileSync(await file.path())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
      await desk.screen('case-remedies');
      await desk.open(`/portal/cases/${wrong.id}`);
      await page.getByRole('button', { name: '撤回申请' }).click();
      const dialog = page.getByRole('dialog', { name: '撤回申请' });
      await dialog.getByText('提交后本件即告结束：已撤回。不能撤回。').waitFor();
      await dialog.getByLabel('撤回原因').fill('项目名称有误');
      await desk.screen('message-withdrawal');
      await dialog.getByRole('button', { name: '撤回申请' }).click();
      await page.getByText('办理结果：已撤回').waitFor();
    },
    'phone',
  );
});

test('an incident is seen on its case, previewed and repaired with a reason', async () => {
  const agent = await scene.world.as('agent');
  const kase = await agent.open({ programme: 'project-admission', uscc });
  const sites = [{ name: '涧西厂区', district: '410305' }];
  const data = { product: '轴承', sampleNo: 'S-stuck', visitOn: '改日再约', sites };
  expect((await agent.refusal('POST', `/api/tasks/${kase.tasks[0]?.id}/complete`, { outcome: 'submit', data })).code).toBe('case.stuck');
  await as('supervisor', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/incidents');
    await page.getByText('规则无法计算', { exact: false }).waitFor();
    await desk.screen('incidents');
    await page.getByRole('button', { name: '修复' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '预览结果' }).click();
    await dialog.getByText('请写明理由').waitFor();
    await dialog.getByLabel('转到环节').selectOption({ label: '入库' });
    await dialog.getByLabel('修复理由').fill('企业书面确认日期，改为人工办理');
    await dialog.getByRole('button', { name: '预览结果' }).click();
    await dialog.getByRole('heading', { name: '修复后的结果' }).waitFor();
    await desk.screen('incident-preview');
    await dialog.getByRole('button', { name: '修复' }).click();
    await page.getByText('没有未处理的异常').waitFor();
    await desk.screen('incidents-none');
  });
  await as('city', async (desk) => {
    const { page } = desk;
    await desk.open(`/workbench/cases/${kase.id}`);
    await tab(page, '流程与记录');
    await page.getByRole('heading', { name: '异常记录' }).waitFor();
    await page.getByText('企业书面确认日期，改为人工办理').first().waitFor();
    await desk.screen('case-incidents');
  });
});
