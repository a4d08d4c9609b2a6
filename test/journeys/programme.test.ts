/** A whole programme in the browser: from the catalogue to a certificate that anyone can verify. The tests go on where the last one stopped. */
import { expect, test } from 'vitest';
import { fill, pdfFile, sign, start, submit, waiting } from './applicant.ts';
import { signIn } from './desk.ts';
import { decide, inspectionRecord, pick, tab } from './officer.ts';
import { stage } from './stage.ts';

const enterprise = '洛阳晨曦精密轴承有限公司';
const scene = stage();
const { as } = scene;

test('an agent applies at a desk and the legal representative signs on a phone', async () => {
  const desk = await scene.sit();
  await signIn(desk, 'agent');
  await start(desk);
  await fill(desk);
  await submit(desk);
  await desk.leave();
  await as('legal', sign, 'phone');
});

test('on a phone an enterprise applies and signs by one hand', async () => {
  await as(
    'agent2',
    async (desk) => {
      await start(desk);
      await fill(desk);
      await submit(desk);
      await sign(desk);
    },
    'phone',
  );
});

test('the county asks for a correction with one notice, and accepts after it', async () => {
  await as('county', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench');
    await desk.screen('inbox');
    await pick(desk, enterprise);
    await desk.screen('case-application');
    await page.getByRole('radio', { name: '一次性补正' }).check();
    await page.getByLabel('需要补正：主导产品名称').check();
    await tab(page, '材料');
    await page.getByLabel('需要补正：上年度审计报告').check();
    await page.getByLabel('主导产品名称', { exact: true }).fill('名称应与检测报告一致。');
    await page
      .getByLabel(/^上年度审计报告/)
      .last()
      .fill('缺少赋码页，请补充。');
    await desk.screen('case-correction');
    await decide(desk, '一次性补正');
  });
  await as('agent', async (desk) => {
    const { page } = desk;
    await desk.open('/portal');
    await waiting(page).click();
    await page.getByText('名称应与检测报告一致。').waitFor();
    await desk.screen('correct');
    await page.getByLabel('主导产品名称').fill('高速精密机床主轴轴承（P4 级）');
    await page.getByRole('button', { name: /移除 2025年度审计报告/ }).click();
    await page.getByLabel(/^上年度审计报告/).setInputFiles(pdfFile('审计报告（含赋码页）.pdf'));
    await page
      .getByRole('link', { name: /含赋码页/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: '提交补正' }).click();
    await page.getByText('补正已提交').waitFor();
  });
  await as('county', async (desk) => {
    await pick(desk, enterprise);
    await desk.page.getByText('企业补正后有 2 项变更', { exact: false }).waitFor();
    await desk.screen('case-corrected');
    await decide(desk, '受理');
  });
});

test('two inspectors verify with verified values, and the score follows', async () => {
  await as('county', async (desk) => {
    const { page } = desk;
    await pick(desk, enterprise);
    await page.getByLabel('上年度研发费用 · 核定值').fill('300');
    await page.getByText('−130 万元', { exact: false }).first().waitFor();
    await inspectionRecord(page, await scene.server.move({}));
    await desk.screen('case-verify');
    await tab(page, '评分');
    await desk.screen('case-score');
    await tab(page, '流程与记录');
    await page.getByRole('region', { name: '办理流程图' }).waitFor();
    await desk.screen('case-progress');
    await decide(desk, '核查通过');
  });
  await as('county2', async (desk) => {
    await pick(desk, enterprise);
    expect(await desk.page.getByLabel('上年度研发费用 · 核定值').inputValue()).toBe('300');
    await inspectionRecord(desk.page, await scene.server.move({}));
    await decide(desk, '核查通过');
  });
});

test('four departments agree, the city clerk and the chief recommend', async () => {
  for (const login of ['market', 'safety', 'environment', 'tax'])
    await as(login, async (desk) => {
      await pick(desk, enterprise);
      if (login === 'market') await desk.screen('case-department');
      await decide(desk, '无异议');
    });
  for (const login of ['city', 'chief'])
    await as(login, async (desk) => {
      await pick(desk, enterprise);
      if (login === 'city') {
        await tab(desk.page, '办理意见');
        await desk.page.getByText('研发费用按审计报告调整', { exact: false }).first().waitFor();
        await desk.screen('case-opinions');
      }
      await decide(desk, '拟予推荐');
    });
});

test('after the notice the council decides a batch and the chief recommends under a document number', async () => {
  await scene.server.move({ workingDays: 6 });
  await as('council', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/meeting');
    await desk.screen('meetings');
    await page.getByRole('link', { name: '进入会议' }).click();
    await page.getByLabel(`选择 ${enterprise}`).check();
    await page.getByLabel('应到人数').fill('6');
    await page.getByLabel('实到人数').fill('5');
    await page.getByLabel(`${enterprise} 的同意票数`).fill('5');
    expect(await page.getByRole('row').filter({ hasText: enterprise }).textContent()).toContain('90');
    await desk.screen('agenda');
    await page.getByRole('button', { name: '记录会议结果' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '记录会议结果' }).click();
    await page.getByText('会议结果：1 件中 1 件已记录').waitFor();
    await desk.screen('meeting-result');
  });
  await as('chief', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench/meeting');
    await page.getByRole('link', { name: '进入会议' }).click();
    await page.getByLabel('选择全部').check();
    await page.getByRole('button', { name: '记录会议结果' }).click();
    await page.getByRole('alert').getByText('请填写文号').waitFor();
    await page.getByLabel('文号').fill('洛工信〔2026〕12号');
    await page.getByRole('button', { name: '记录会议结果' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '记录会议结果' }).click();
    await page.getByText('会议结果：1 件中 1 件已记录').waitFor();
  });
});

test('the result of the province makes a certificate that anyone can verify, and an entry of the registry', async () => {
  await as('city', async (desk) => {
    const { page } = desk;
    await pick(desk, enterprise);
    await page.getByRole('radio', { name: '省厅已公告' }).check();
    await page.getByLabel('公告文号').fill('豫工信企业〔2026〕88号');
    await page.getByLabel('公告日期').fill(await scene.server.move({}));
    await page.getByLabel('公告文件').setInputFiles(pdfFile('公告.pdf'));
    await page.getByRole('link', { name: /公告\.pdf/ }).waitFor();
    await desk.screen('case-external');
    await decide(desk, '省厅已公告');
    await desk.open('/workbench/registries');
    await desk.screen('registries');
    await page.getByRole('link', { name: '创新型中小企业名录' }).click();
    await page.getByRole('link', { name: enterprise }).waitFor();
    await desk.screen('registry');
    await page.getByRole('link', { name: enterprise }).click();
    await page.getByText('LY-CX-2026-00001', { exact: true }).waitFor();
    await desk.screen('registry-entry');
  });
  let code = '';
  await as('agent', async (desk) => {
    const { page } = desk;
    await desk.open('/portal/certificates');
    await page.getByText('LY-CX-2026-00001').first().waitFor();
    await desk.screen('certificates');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 PDF 证明' }).first().click(),
    ]);
    expect(await firstBytes(await download.createReadStream())).toBe('%PDF-');
    code = ((await page.locator('main').textContent())?.match(/核验码\s*\n?\s*([A-Z0-9-]{6,})/) ?? [])[1] ?? '';
    expect(code).not.toBe('');
  });
  const stranger = await scene.sit('phone');
  await stranger.open('/verify');
  await stranger.page.getByLabel('核验码').fill(code);
  await stranger.page.getByRole('button', { name: '核验' }).click();
  await stranger.page.getByText('证明有效').waitFor();
  await stranger.page.getByText(enterprise).waitFor();
  await stranger.screen('verify');
  await stranger.leave();
});

async function firstBytes(stream: NodeJS.ReadableStream): Promise<string> {
  for await (const chunk of stream) return (chunk as Buffer).subarray(0, 5).toString();
  return '';
}
