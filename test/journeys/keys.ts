/**
 * Somebody who has no mouse and no touch: only keys, and after each the focus must be somewhere, shown, and not covered by what sticks
 * to an edge (WCAG 2.4.7, 2.4.11).
 */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { password } from '../support/world.ts';
import type { Desk } from './desk.ts';

/** Where the focus is: on this element or in this group, nowhere at all, or where something is wrong with it; one question a stop. */
function stopAt(wanted: Element | null): { there: boolean; nowhere: boolean; trouble: string | null } {
  const element = document.activeElement as HTMLElement | null;
  const there = wanted !== null && (wanted === element || (wanted.matches('fieldset, [role="radiogroup"]') && wanted.contains(element)));
  if (!element || element === document.body) return { there, nowhere: true, trouble: 'the focus is nowhere' };
  const troubleOf = (): string | null => {
    const name = `${element.tagName.toLowerCase()}.${element.className} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 30)}”`;
    const shows = (one: Element) => {
      const style = getComputedStyle(one);
      return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
    };
    // Headings and parts of the page take the focus by themselves, to be read out.
    const isStop = element.tabIndex >= 0;
    // Of a card whose heading is its link, the card shows it.
    const around = [element, element.closest('label, .lz-drop, .wb-card')].filter((one) => one !== null);
    if (isStop && !around.some(shows)) return `nothing shows that ${name} has the focus`;
    const box = (element.closest('label, .lz-drop') ?? element).getBoundingClientRect();
    const xs = [0.1, 0.5, 0.9].map((part) => box.left + box.width * part);
    const ys = [0.1, 0.5, 0.9].map((part) => Math.min(Math.max(box.top + box.height * part, 1), innerHeight - 2));
    const seen = ys.some((y) =>
      xs.some((x) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (element.contains(hit) || hit.contains(element) || !!element.closest('label, .lz-drop')?.contains(hit));
      }),
    );
    return seen || !isStop ? null : `${name} has the focus and is covered or out of sight`;
  };
  return { there, nowhere: false, trouble: troubleOf() };
}

/** The focus is somewhere, shown and not covered. Waits for what a page does after a key. */
export async function expectFocus(page: Page): Promise<void> {
  await expect.poll(async () => (await page.evaluate(stopAt, null)).trouble).toBeNull();
}

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Moves with Tab (or Shift+Tab) until a control has the focus, looking at every stop on the way. */
export async function goTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.first().waitFor({ state: 'attached' });
  for (let stops = 0; ; stops += 1) {
    const { there, nowhere, trouble } = await target.first().evaluate(stopAt);
    // From the last control Tab leaves for the browser's own bar, and comes back with the next.
    if (stops > 0 && !nowhere && trouble) await expectFocus(page);
    if (there) return;
    if (stops > 120) throw new Error(`no way to ${target} by ${key}`);
    await press(page, key);
  }
}

/** Goes to a button or link and presses it. */
export async function use(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await goTo(page, target);
  await press(page, key);
}

/** Goes to a text box and types. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await goTo(page, target);
  await page.keyboard.type(text);
}

/** Chooses among radios by arrows. */
export async function choose(page: Page, group: Locator, option: string | RegExp): Promise<void> {
  await goTo(page, group);
  const wanted = group.getByRole('radio', { name: option });
  const count = await group.getByRole('radio').count();
  if (!(await wanted.evaluate((element) => element === document.activeElement)))
    for (let step = 0; step < count && !(await wanted.isChecked()); step += 1) await press(page, 'ArrowDown');
  else await press(page, 'Space');
  expect(await wanted.isChecked()).toBe(true);
  await expectFocus(page);
}

/** Chooses in a select by arrows. */
export async function select(page: Page, target: Locator, option: string): Promise<void> {
  await goTo(page, target);
  const shown = () => target.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label);
  if (!(await shown())?.endsWith(option)) await press(page, 'Home');
  for (let step = 0; step < 40 && !(await shown())?.endsWith(option); step += 1) await press(page, 'ArrowDown');
  expect(await shown()).toMatch(new RegExp(`${option}$`));
}

/** Types a date part by part, in the order that the browser's own language has: month first, or year first. */
export async function date(page: Page, target: Locator, [year, month, day]: readonly [string, string, string]): Promise<void> {
  await goTo(page, target);
  for (const parts of [
    [month, day, year],
    [year, month, day],
  ]) {
    await press(page, 'ArrowLeft', 'ArrowLeft');
    for (const part of parts) await page.keyboard.type(part);
    if ((await target.inputValue()) === `${year}-${month}-${day}`) return;
  }
  expect(await target.inputValue()).toBe(`${year}-${month}-${day}`);
}

/** The field that was refused has the focus, and what is wrong is read out with it. */
export async function expectWrong(page: Page, field: Locator, text: string): Promise<void> {
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  const told = await field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? ''),
  );
  expect(told).toContain(text);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await expectFocus(page);
}

/** Has the focus: what a person pressed to get away from, or what the page says should be read next. */
export async function expectAt(page: Page, target: Locator): Promise<void> {
  await expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true);
  await expectFocus(page);
}

/** Types over what stands in a text box. */
export async function retype(page: Page, target: Locator, text: string): Promise<void> {
  await goTo(page, target);
  await press(page, 'Control+A');
  await page.keyboard.type(text);
}

/** Ticks a box, or takes its tick away. */
export async function tick(page: Page, box: Locator): Promise<void> {
  await goTo(page, box);
  await press(page, 'Space');
}

/** Chooses a file: the browser's own dialog, opened by a key. Before, `page.on('filechooser', () => {})`: asked for as the key is pressed could be too late. */
export async function upload(page: Page, input: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await goTo(page, input);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'Enter')]);
  await chooser.setFiles(file);
}

/** Presses the button that opens a dialog, in the main part of the page, and gives the dialog, which has the focus in it. */
export async function opened(page: Page, name: string | RegExp, title: string | RegExp = name): Promise<Locator> {
  await use(
    page,
    page
      .getByRole('main')
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first(),
  );
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.waitFor();
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await expectFocus(page);
  return dialog;
}

/** Opens a dialog, leaves it with Escape, which gives the focus back to the button, and opens it again. */
export async function openedTwice(page: Page, name: string): Promise<Locator> {
  const dialog = await opened(page, name);
  await press(page, 'Escape');
  await dialog.waitFor({ state: 'detached' });
  await expectAt(page, page.getByRole('main').getByRole('button', { name, exact: true }).first());
  return opened(page, name);
}

/** Sends what a dialog holds; the focus is on the page again. */
export async function sent(page: Page, dialog: Locator, name: string): Promise<void> {
  await use(page, dialog.getByRole('button', { name, exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await expectFocus(page);
}

/** Moves among tabs by arrows. */
export async function turnTo(page: Page, name: string): Promise<void> {
  const selected = page.getByRole('tab', { selected: true });
  await goTo(page, selected);
  for (let step = 0; step < 8 && !((await selected.textContent()) ?? '').startsWith(name); step += 1) await press(page, 'ArrowRight');
  expect(await selected.textContent()).toContain(name);
}

/** Chooses an outcome, sends and confirms it; lands on the inbox. */
export async function decide(page: Page, outcome: string, reason?: string): Promise<void> {
  await choose(page, page.getByRole('group', { name: '办理结果' }), new RegExp(`^${outcome}`));
  if (reason) await type(page, page.getByLabel('理由').first(), reason);
  await use(page, page.getByRole('button', { name: `提交：${outcome}` }));
  await use(page, page.getByRole('button', { name: `确认${outcome}` }));
  await page.waitForURL((url) => url.pathname === '/workbench');
  await expectFocus(page);
}

/** Read out by itself: a live region says it. */
export const announced = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('[role="status"], [role="alert"], [aria-live]').filter({ hasText: text }).first().waitFor({ state: 'attached' });

/** The password is pasted: nobody need remember or copy it by eye (WCAG 3.3.8). */
export async function signInByKeys({ page, open }: Desk, login: string): Promise<void> {
  await open('/login');
  const account = page.getByLabel('账号', { exact: true });
  await type(page, account, password);
  await press(page, 'Control+A', 'Control+X');
  await page.keyboard.type(login);
  await goTo(page, page.getByLabel('密码', { exact: true }));
  await press(page, 'Control+V', 'Enter');
  await page.waitForURL((url) => url.pathname !== '/login');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectFocus(page);
}

/** The menu of a task's operations. */
export const more = (page: Page) => page.getByText('更多操作', { exact: true }).first();

/** Chooses an operation in the menu of a task; its dialog has the focus in it. */
export async function operate(page: Page, name: string): Promise<Locator> {
  await use(page, more(page));
  return opened(page, new RegExp(`^${name}`), name);
}

/** Finds somebody by name and chooses them. */
export async function findPerson(page: Page, dialog: Locator, name: string): Promise<void> {
  await type(page, dialog.getByLabel('按姓名查找'), name);
  const people = dialog
    .getByRole('group')
    .filter({ has: page.getByRole('radio') })
    .first()
    .getByRole('radio');
  await people.nth(1).waitFor({ state: 'detached' });
  await tick(page, people);
}
