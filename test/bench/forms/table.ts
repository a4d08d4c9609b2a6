/** What a person does with a table of five thousand rows, and the long tasks (over 50 ms) the page had meanwhile. */
import type { Browser } from 'playwright-core';
import { median } from '../contender.ts';
import { openProbe } from './probe.ts';

export interface TableReading {
  readonly rows: number;
  /** Long tasks while scrolling, editing, adding and removing; of the first drawing none is counted. */
  readonly longTasks: readonly { readonly during: string; readonly ms: number }[];
  readonly scriptMsPerKey: number;
  readonly scriptMsPerScroll: number;
  readonly drawnRows: number;
}

export async function readTable(browser: Browser, url: string): Promise<TableReading> {
  const probe = await openProbe(browser, url);
  const { page } = probe;
  const region = page.getByRole('region', { name: '表格：设备清单' });
  await region.waitFor();
  await probe.settled();
  const longTasks: { during: string; ms: number }[] = [];
  const perKey: number[] = [];
  const perScroll: number[] = [];
  let known = (await probe.longTasks()).length;
  const note = async (during: string) => {
    const all = await probe.longTasks();
    for (const { ms } of all.slice(known)) longTasks.push({ during, ms: Math.round(ms) });
    known = all.length;
  };
  const measured = async (work: () => Promise<void>) => {
    const before = await probe.settled();
    await work();
    return (await probe.settled()).scriptMs - before.scriptMs;
  };
  const jump = (share: number) => region.evaluate((box, to) => box.scrollTo(0, box.scrollHeight * to), share);
  const edit = async (row: number, text: string) => {
    await page.getByRole('button', { name: `编辑第 ${row} 项`, exact: true }).click();
    const name = page.getByRole('group', { name: `第 ${row} 项` }).getByLabel('台数');
    await name.focus();
    await page.keyboard.press('End');
    for (const key of text) perKey.push(await measured(() => page.keyboard.press(key)));
    await page.getByRole('button', { name: '完成' }).click();
  };
  await region.hover();
  for (let turn = 0; turn < 10; turn += 1) perScroll.push(await measured(() => page.mouse.wheel(0, 700)));
  await note('scrolling by wheel');
  for (const at of [0.5, 0.9, 0.1]) await measured(() => jump(at));
  await note('jumping by the scroll bar');
  await jump(0);
  await edit(3, '12');
  await note('editing a row at the top');
  await jump(0.5);
  await probe.settled();
  const middle = await region.evaluate((box) => {
    const { top } = box.getBoundingClientRect();
    const rows = [...box.querySelectorAll('tr[data-at]')];
    return Number(rows.find((row) => row.getBoundingClientRect().top > top + 100)?.getAttribute('data-at') ?? 0) + 1;
  });
  await edit(middle, '12');
  await note('editing a row in the middle');
  await page.getByRole('button', { name: '添加一项' }).click();
  await probe.settled();
  await note('adding a row');
  await page.getByRole('button', { name: '完成' }).click();
  await jump(0);
  await page.getByRole('button', { name: '复制第 2 项', exact: true }).click();
  await probe.settled();
  await note('copying a row near the top');
  await page.getByRole('button', { name: '删除第 3 项', exact: true }).click();
  await probe.settled();
  await note('removing a row near the top');
  const search = page.getByRole('searchbox', { name: '在表中查找' });
  await search.focus();
  for (const key of 'SB04') await measured(() => page.keyboard.press(key));
  await note('searching');
  await search.fill('');
  await probe.settled();
  await note('ending the search');
  const drawnRows = await region.locator('tr[data-at]').count();
  const rows = Number(await page.getByRole('table').getAttribute('aria-rowcount')) - 1;
  await probe.close();
  return { rows, longTasks, scriptMsPerKey: median(perKey), scriptMsPerScroll: median(perScroll), drawnRows };
}
