/**
 * A reviewer's whole day at the workbench by the keyboard alone: triage, claim, one case after the other, an opinion inserted, several
 * decided together with what is refused shown before, a filter saved, copies read, the list exported; and a short one on a phone.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../designer/renderers/table/xlsx-read.ts';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import { choose, expectFocus, goTo, press, type, use } from './keys.ts';
import { stage } from './stage.ts';

const scene = stage('equipment-grant');
const apply = () => scene.applied('equipment-grant', { amount: 100, note: '更新数控机床' });

test('a reviewer works a whole day without a mouse', async () => {
  const cases: CaseDto[] = [];
  for (let n = 0; n < 6; n += 1) cases.push(await apply());
  const second = cases[1] as CaseDto;
  const county = await scene.world.as('county');
  await county.ask('POST', '/api/opinions', { body: '{企业名称}（{办件编号}）材料齐全。', org: null });
  await scene.as('county', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench');
    await page.locator('[data-task]').nth(5).waitFor();
    await desk.screen('desk-list');

    // Triage: the first row, claimed, opened, and on to the next without going back.
    await press(page, 'j');
    await expectFocus(page);
    await press(page, 'c');
    await page.locator('[data-task]').first().getByText('我', { exact: true }).waitFor();
    await press(page, 'j', 'k', 'Enter');
    await page.getByRole('navigation', { name: '列表中的前后办件' }).getByText('第 1 件，共 6 件').waitFor();
    await press(page, 'j');
    await page.getByText('第 2 件，共 6 件').waitFor();
    await press(page, '?');
    const help = page.getByRole('dialog', { name: '快捷键' });
    await help.waitFor();
    await desk.screen('desk-keys');
    // Switched off no letter does anything; nor while one writes.
    await use(page, help.getByLabel('使用快捷键'), 'Space');
    await press(page, 'Escape', 'k');
    expect(await page.getByText('第 2 件，共 6 件').isVisible()).toBe(true);
    await page.evaluate(() => localStorage.removeItem('lz.shortcuts'));
    await page.reload();
    await page.getByText('第 2 件，共 6 件').waitFor();

    // An opinion: refused needs a reason, taken from the common ones, with what the case says in it.
    await choose(page, page.getByRole('group', { name: '办理结果' }), '不予通过');
    const reason = page.getByRole('textbox', { name: /^理由/ });
    await type(page, reason, '经审核，jk');
    await press(page, 'Alt+/');
    const menu = page.getByRole('dialog', { name: '常用意见' });
    await menu.getByRole('button', { name: /材料齐全/ }).waitFor();
    await press(page, 'ArrowDown', 'Enter');
    await menu.waitFor({ state: 'detached' });
    await expect.poll(() => reason.inputValue()).toMatch(/^经审核，jk洛阳晨曦精密轴承有限公司（.+）材料齐全。$/);
    await use(page, page.getByLabel('提交后打开下一件'), 'Space');
    await use(page, page.getByRole('button', { name: '提交：不予通过' }));
    await use(page, page.getByRole('dialog').getByRole('button', { name: '确认不予通过' }));
    await page.getByText('第 3 件，共 6 件').waitFor();
    await expectFocus(page);
    await press(page, 'u');

    // Back in the list, at the row where one was.
    await page.locator('[data-task]').nth(4).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-task]')?.getAttribute('data-task') ?? ''))
      .not.toBe('');
    await expectFocus(page);

    // Several together: what would become of each is said before; one is taken by nobody else, one asks for a reason.
    await press(page, 'Shift+X', 'b');
    const bulk = page.getByRole('dialog', { name: /^批量办理/ });
    await choose(page, bulk.getByRole('group', { name: '办理结果' }), /^通过/);
    await bulk.getByText('5 件可以办理。').waitFor();
    expect(await bulk.getByRole('listitem').first().textContent()).toContain('转入：');
    await desk.screen('desk-bulk');
    await use(page, bulk.getByRole('button', { name: '确认通过（5 件）' }));
    const running = page.getByRole('dialog', { name: '通过（5 件）' });
    await running.getByText('已办 5 / 5 件。').waitFor();
    await desk.screen('desk-bulk-done');
    await use(page, running.getByRole('button', { name: '关闭' }).last());
    await page.getByText('没有待办', { exact: true }).waitFor();
    await expectFocus(page);

    // What was done, filtered, kept under a name, exported: the sheet says what the screen says.
    await goTo(page, page.getByRole('tab', { name: /待办/ }), 'Shift+Tab');
    await press(page, 'ArrowRight', 'ArrowRight');
    await page.locator('[data-task]').nth(5).waitFor();
    await type(page, page.getByLabel('编号或企业'), second.number);
    await expect.poll(() => page.locator('[data-task]').count()).toBe(1);
    await use(page, page.getByRole('button', { name: '保存为常用筛选' }));
    const keep = page.getByRole('dialog', { name: '保存为常用筛选' });
    await type(page, keep.getByLabel('名称'), '那一件');
    await press(page, 'Enter');
    await page.getByRole('navigation', { name: '常用筛选' }).getByText('那一件').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), use(page, page.getByRole('button', { name: '导出 Excel' }))]);
    const { rows: grid } = readWorkbook(new Uint8Array(readFileSync(await download.path())));
    const shown = (await page.getByRole('main').textContent()) ?? '';
    expect(grid[0]).toEqual(['办件编号', '企业', '环节', '事项', '属地', '办理结果', '办结日期']);
    expect(grid).toHaveLength(2);
    for (const cell of grid[1] ?? []) expect(shown).toContain(String(cell));
    await desk.screen('desk-done');
    await use(page, page.getByRole('button', { name: '清除筛选' }));
    await expect.poll(() => page.locator('[data-task]').count()).toBe(6);
  });

  // A colleague of another county is sent a copy; reads it by a key.
  const kase = await apply();
  const task = (await county.kase(kase.id)).tasks[0]?.id ?? '';
  await county.ask('POST', `/api/tasks/${task}/copy`, { to: 'user-luolong' });
  await scene.as('luolong', async (desk) => {
    const { page } = desk;
    await desk.open('/workbench?list=copies');
    await page.locator('[data-task]').getByText('未读').waitFor();
    await press(page, 'j', 'm');
    await page.locator('[data-task]').getByText('未读').waitFor({ state: 'detached' });
    await desk.screen('desk-copies');
  });
});

test('and a short one on a phone: two claimed together, one decided, the next opened, back at its place', async () => {
  const cases = [await apply(), await apply(), await apply()];
  await scene.as(
    'county',
    async (desk) => {
      const { page } = desk;
      await desk.open('/workbench?list=unclaimed');
      await page.locator('[data-task]').nth(2).waitFor();
      for (const { number } of cases.slice(0, 2)) await page.getByLabel(`选中 ${number}`).check();
      await desk.screen('desk-phone');
      const bar = page.getByRole('region', { name: '批量操作' });
      await bar.getByText('已选 2 件').waitFor();
      await bar.getByRole('button', { name: '认领', exact: true }).click();
      await page.getByText('2 件可以办理。').waitFor();
      await desk.screen('desk-phone-bulk');
      await page.getByRole('button', { name: '确认认领（2 件）' }).click();
      await page.getByText('已办 2 / 2 件。').waitFor();
      await page.getByRole('button', { name: '关闭' }).last().click();
      await page.getByRole('tab', { name: /^待办/ }).click();
      await page.getByRole('button', { name: '更多筛选' }).click();
      await desk.screen('desk-phone-filters');
      await page.getByRole('combobox', { name: '环节' }).waitFor({ state: 'detached' });
      await page.getByRole('combobox', { name: '事项' }).selectOption('equipment-grant');
      await page.getByRole('combobox', { name: '环节' }).selectOption({ label: '县区审核' });
      await page.locator('[data-task]').nth(2).waitFor();
      expect(new URL(page.url()).searchParams.get('step')).toBe('county');
      await page.locator('[data-task]').nth(1).getByRole('link').click();
      await page.getByText(/^第 2 件，共 \d 件$/).waitFor();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await desk.screen('desk-phone-case');
      // A picture of the whole page makes the window tiny for a moment: on a wide screen that would close what is open in the panel.
      await page.getByRole('button', { name: '办理：县区审核' }).click();
      await page.getByRole('radio', { name: '不予通过' }).check();
      await page.getByRole('button', { name: '常用意见' }).click();
      const menu = page.getByRole('dialog', { name: '常用意见' });
      await menu.getByRole('button', { name: /材料齐全/ }).waitFor();
      await desk.screen('desk-phone-opinion');
      await menu.getByRole('button', { name: /材料齐全/ }).click();
      await expect.poll(() => page.getByRole('textbox', { name: /^理由/ }).inputValue()).toContain('材料齐全。');
      await page.getByRole('button', { name: '关闭' }).first().click();
      await page.getByRole('link', { name: '下一件' }).click();
      await page.getByText(/^第 3 件，共 \d 件$/).waitFor();
      await page.getByRole('link', { name: /待办$/ }).last().click();
      // Back where one was: the same filter, the row one came from in sight.
      await page.locator('[data-task]').nth(2).waitFor();
      expect(new URL(page.url()).searchParams.get('step')).toBe('county');
      await desk.open('/workbench/opinions');
      await page.getByRole('listitem').first().waitFor();
      await desk.screen('desk-phone-opinions');
    },
    'phone',
  );
});
