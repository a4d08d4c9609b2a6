/**
 * Where somebody sits: a page in a context of its own, with nothing from before. A new one costs a process that reads the whole application
 * first, which is half of what a short errand costs; so a page that was left is cleared, as a browser is by “delete all data”, and the next
 * one who needs that size sits down there.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** `narrow`: a screen of 1280 × 1024 at a zoom of 400 % is this wide (WCAG 1.4.10). */
export const widths = {
  desktop: { width: 1440, height: 900 },
  /** A clerk's old screen. */
  laptop: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 512 },
} as const;
export type Size = keyof typeof widths;

export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly size: Size;
}

/** Cleared, by browser; all others of its contexts belong to who still sits there. */
const free = new WeakMap<Browser, Seat[]>();
const freeOf = (browser: Browser) => free.get(browser) ?? [];
/** What the tests listen to. */
const heard = ['console', 'pageerror', 'filechooser'] as const;

export async function takeSeat(browser: Browser, size: Size): Promise<Seat> {
  const found = freeOf(browser).find((seat) => seat.size === size);
  if (!found) return newSeat(browser, size);
  free.set(
    browser,
    freeOf(browser).filter((seat) => seat !== found),
  );
  return found;
}

async function newSeat(browser: Browser, size: Size): Promise<Seat> {
  const context = await browser.newContext({
    viewport: widths[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    bypassCSP: false,
    reducedMotion: 'reduce',
    ...(size === 'phone' ? { isMobile: true, hasTouch: true } : {}),
    ...(size === 'narrow' ? { deviceScaleFactor: 2 } : {}),
  });
  context.setDefaultTimeout(15_000);
  return { context, page: await context.newPage(), size };
}

/** Nothing of who sat there remains. `url`: of the server they were at; where it is gone, so is the seat. */
export async function leaveSeat(browser: Browser, seat: Seat, url: string): Promise<void> {
  if (await clear(seat, url)) free.set(browser, [...freeOf(browser), seat]);
  else await closeSeat(seat);
}

export async function closeSeat({ context }: Seat): Promise<void> {
  await context.close();
}

/** Those who were thrown out by an error left their pages open. */
export async function clearRoom(browser: Browser): Promise<void> {
  const kept = new Set(freeOf(browser).map(({ context }) => context));
  for (const context of browser.contexts()) if (!kept.has(context)) await context.close();
}

async function clear({ context, page, size }: Seat, url: string): Promise<boolean> {
  if (page.isClosed()) return false;
  for (const event of heard) page.removeAllListeners(event);
  for (const other of context.pages()) if (other !== page) await other.close();
  await Promise.all([page.unrouteAll(), context.unrouteAll(), context.clearPermissions(), context.setOffline(false)]);
  const { origin } = new URL(url);
  if (new URL(page.url()).origin === origin) await page.evaluate(() => sessionStorage.clear());
  // A page of the same site is shown by the same process; this one has no script.
  const answered = await page.goto(`${url}/api/health`).catch(() => null);
  if (!answered?.ok()) return false;
  await context.clearCookies();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await devtools.send('Page.resetNavigationHistory');
  await devtools.detach();
  await page.emulateMedia({ media: null, reducedMotion: 'reduce' });
  await page.setViewportSize(widths[size]);
  return true;
}
