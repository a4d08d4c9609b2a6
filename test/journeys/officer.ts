/** What an officer does on the screen: pick from the inbox, decide, verify, meet. */
import type { Page } from 'playwright-core';
import { png } from '../support/files.ts';
import type { Desk } from './desk.ts';

/** Opens the inbox and, from it, the only case of an enterprise. */
export async function pick(desk: Desk, enterprise: string): Promise<void> {
  const { page } = desk;
  await desk.open('/workbench');
  const row = page.locator('[data-task]').filter({ hasText: enterprise }).first();
  await row.waitFor();
  await row.getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: enterprise }).waitFor();
}

/** Chooses an outcome, sends it and confirms; lands on the inbox. */
export async function decide(desk: Desk, outcome: string, reason?: string): Promise<void> {
  const { page } = desk;
  await page.getByRole('radio', { name: outcome, exact: false }).first().check();
  if (reason) await page.getByLabel('理由', { exact: false }).first().fill(reason);
  await page.getByRole('button', { name: `提交：${outcome}` }).click();
  await page.getByRole('button', { name: `确认${outcome}` }).click();
  await page.waitForURL((url) => url.pathname === '/workbench');
}

export async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** Fills the inspection record of a site visit. */
export async function inspectionRecord(page: Page, today: string): Promise<void> {
  await page.getByLabel('核查结论').fill('3 月到现场核查，研发费用按审计报告调整，其余与申报一致。');
  await page.getByLabel('现场核查日期').fill(today);
  await page.getByLabel('现场照片').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: png });
  await page.getByRole('link', { name: /现场\.png/ }).waitFor();
}
