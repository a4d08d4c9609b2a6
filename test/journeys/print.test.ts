/** A case on paper: what Ctrl+P gives an officer and an applicant. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { paths } from '../../designer/app/paths.ts';
import { wb } from '../../designer/workbench/paths.ts';
import { rootFolder } from '../../engine/main.ts';
import { apply, bringTo } from '../support/sme.ts';
import { stage } from './stage.ts';

const scene = stage();
const shots = join(rootFolder(), 'test-results', 'journeys');

/** What a reader of the paper must not meet: what can only be pressed, and what was still loading. Names of files stay, as text. */
const pressable = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button:not(.wb-file), nav, [role=tab], .wb-ops, input, select, textarea, .lz-skeleton, .lz-top, .lz-footer',
      ),
    ]
      .filter((element) => element.checkVisibility())
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 20)}`),
  );

/** As paper: its width, then the pages themselves, which lie under test-results/journeys to be looked at. */
async function onPaper(page: Page, name: string): Promise<number> {
  mkdirSync(shots, { recursive: true });
  const pdf = await page.pdf({ format: 'A4', printBackground: false });
  writeFileSync(join(shots, `${name}.pdf`), pdf);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 680, height: 1000 });
  await page.screenshot({ path: join(shots, `${name}-print.png`), fullPage: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('an officer prints a case: header, application, materials, score, opinions and history, and nothing to press', async () => {
  const { id } = await apply(scene.world, {});
  const people = { clerk: 'county', inspectors: ['county', 'county2'], departments: ['market', 'safety', 'environment', 'tax'] };
  await bringTo(scene.world, id, 'verify', people);
  await scene.as('county', async (desk) => {
    const { page } = desk;
    await desk.open(wb.kase(id));
    const history = page.getByRole('heading', { name: '办理记录' });
    await page.getByRole('tab', { name: '申请内容' }).click();
    await page.waitForLoadState('networkidle');
    expect(await history.count()).toBe(0);
    expect(await onPaper(page, 'paper-case')).toBeGreaterThan(1);
    for (const name of ['申请内容', '材料', '办理意见', '流程与记录']) await page.getByRole('heading', { level: 2, name }).waitFor();
    await history.waitFor();
    expect(await pressable(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    // Back on the screen only the tab is there that was.
    await page.emulateMedia({ media: 'screen' });
    await history.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: '申请内容', selected: true }).waitFor();
  });
  await scene.as('agent', async (desk) => {
    await desk.open(paths.kase(id));
    await desk.page.waitForLoadState('networkidle');
    await onPaper(desk.page, 'paper-portal');
    expect(await pressable(desk.page)).toEqual([]);
    // What is folded on the screen is on the paper.
    const folded = desk.page.locator('.lz-details dd').first();
    expect(await folded.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }))).toBe(true);
  });
});
