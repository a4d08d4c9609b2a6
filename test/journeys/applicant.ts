/** What an enterprise does on the screen: start, fill, submit, sign, correct. */
import type { Locator, Page } from 'playwright-core';
import { pdfPage } from '../support/files.ts';
import { password } from '../support/world.ts';
import type { Desk } from './desk.ts';

/** A file of its own for each name: the same bytes under two names would be one file. */
export const pdfFile = (name: string) => ({ name, mimeType: 'application/pdf', buffer: pdfPage(Buffer.from(name).toString('hex')) });

const choose = (page: Page, field: string, option: string) =>
  page.getByRole('group', { name: field }).getByText(option, { exact: true }).click();
const next = (page: Page) => page.getByRole('button', { name: /^(保存并继续|去核对)$/ }).click();

/** From the catalogue to the first section of a new application. */
export async function start(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.open('/portal');
  await desk.screen('catalogue');
  await page.getByRole('link', { name: '创新型中小企业评价' }).click();
  await page.getByRole('heading', { name: '申报条件' }).waitFor();
  await desk.screen('guide');
  await page.getByRole('link', { name: '开始申请' }).first().click();
  await page.getByRole('heading', { name: '开始申请', level: 1 }).waitFor();
  await desk.screen('start');
  await page.getByRole('button', { name: '创建申请' }).click();
  await section(page, '申请类型').waitFor();
}

export const section = (page: Page, title: string): Locator => page.getByRole('heading', { level: 2, name: title });

/** Fills every section truthfully; what the profile knows is there already. Ends on the page that checks the answers. */
export async function fill(desk: Desk): Promise<void> {
  const { page } = desk;
  await choose(page, '申报路径', '评分（总分 60 分以上）');
  await desk.screen('fill-kind');
  await next(page);
  await section(page, '企业基本信息').waitFor();
  await page.getByLabel('法定代表人身份证号').fill('410302199003079014');
  await desk.screen('fill-enterprise');
  await next(page);
  await section(page, '主导产品').waitFor();
  await page.getByLabel('主导产品名称').fill('高速精密机床主轴轴承');
  await page.getByLabel('主导产品收入占比').fill('72.5');
  await choose(page, '属战略性新兴产业', '是');
  await page.getByLabel('战略性新兴产业类别').selectOption({ label: '高端装备制造产业' });
  await page.getByLabel('所属领域说明').fill('产品属于高端装备制造，用于高档数控机床的主轴。');
  await next(page);
  await section(page, '经营数据').waitFor();
  await desk.screen('fill-figures');
  await next(page);
  await section(page, '知识产权').waitFor();
  await addPatent(page);
  await desk.screen('fill-patents');
  await next(page);
  if (await section(page, '直通条件').isVisible()) await next(page);
  await section(page, '合规声明').waitFor();
  await page.getByLabel('无上述情形').check();
  await page.getByLabel(/我单位声明/).check();
  await next(page);
  await section(page, '附件材料').waitFor();
  await upload(page, '自评表', '自评表.pdf');
  await upload(page, '营业执照', '营业执照.pdf');
  await upload(page, '上年 12 月社保缴费人数证明', '社保证明.pdf');
  await upload(page, /^上年度审计报告/, '2025年度审计报告.pdf');
  await upload(page, /^上上年度审计报告/, '2024年度审计报告.pdf');
  await upload(page, '知识产权证书', '专利证书.pdf');
  await desk.screen('fill-materials');
  await next(page);
  await section(page, '核对并提交').waitFor();
}

async function addPatent(page: Page): Promise<void> {
  await page.getByRole('button', { name: '添加一项' }).click();
  const row = page.getByRole('group', { name: '第 1 项' });
  await row.getByLabel('名称', { exact: true }).fill('一种高速主轴轴承保持架');
  await row.getByLabel('类型', { exact: true }).selectOption({ label: '发明专利' });
  await choose(page, '取得方式', '自主研发');
  await row.getByLabel('授权（登记）号').fill('ZL202310000001.1');
  await row.getByLabel('授权（登记）日').fill('2024-03-01');
  await choose(page, '与主导产品相关', '是');
  await row.getByRole('button', { name: '完成' }).click();
}

export async function upload(page: Page, label: string | RegExp, name: string): Promise<void> {
  await page.getByLabel(label).setInputFiles(pdfFile(name));
  await page
    .getByRole('link', { name: new RegExp(name.replace('.', '\\.')) })
    .first()
    .waitFor();
}

/** The first thing that waits for this enterprise, on the catalogue's page. */
export const waiting = (page: Page): Locator => page.getByRole('region', { name: '等您处理' }).getByRole('link').first();

/** Submits from the page that checks the answers. */
export async function submit(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.screen('check');
  await page.getByRole('button', { name: '提交，请法定代表人签署' }).click();
  await page
    .getByText(/^已提交，等待.*签署/)
    .first()
    .waitFor();
}

/** The legal representative reads the application and signs with the password. */
export async function sign(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.open('/portal');
  await waiting(page).click();
  await page.getByLabel('输入登录密码确认签署').fill(password);
  await desk.screen('sign');
  await page.getByRole('button', { name: '签署并提交' }).click();
  await page.getByText('正在办理：形式审查', { exact: true }).waitFor();
  await desk.screen('signed');
}
