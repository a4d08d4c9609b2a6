/**
 * What a page costs, by the browser's own counters (DevTools protocol, processor time of the page's main thread), and how it feels (long
 * tasks). Keys go through the browser's input pipeline like those of a keyboard.
 */
import type { Browser, CDPSession, Page } from 'playwright-core';

interface Counters {
  readonly scriptMs: number;
  readonly taskMs: number;
}
export interface Probe {
  readonly page: Page;
  /** Counters once no script has run for a while: whatever a page put off is counted too. */
  readonly settled: () => Promise<Counters>;
  /** Long tasks (over 50 ms) since the page was opened, as the page's performance observer sees them: start and length in ms. */
  readonly longTasks: () => Promise<readonly { readonly at: number; readonly ms: number }[]>;
  readonly close: () => Promise<void>;
}
/** Longer than any contender waits before it validates (Material: 300 ms). */
const quietMs = 450;
const everyMs = 50;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function read(session: CDPSession): Promise<Counters> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000;
  return { scriptMs: of('ScriptDuration'), taskMs: of('TaskDuration') };
}

/**
 * Runs in the page, as text. Notes long tasks; and when the first frame was due after some input was there, and after all were: then it
 * stops, and costs nothing while keys are typed.
 */
const watch = `(wanted) => {
  const seen = [];
  const drawn = { first: 0, complete: 0 };
  Object.assign(window, { longTasks: seen, drawn });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.push({ at: entry.startTime, ms: entry.duration });
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    const count = document.querySelectorAll('input, select, textarea, [role=combobox]').length;
    if (count > 0) drawn.first ||= performance.now();
    if (count >= wanted) drawn.complete = performance.now();
    else requestAnimationFrame(look);
  };
  if (wanted > 0) requestAnimationFrame(look);
}`;

/** Opens a page of its own in a fresh context: nothing is cached. With `inputs` it watches until so many are there. */
export async function openProbe(browser: Browser, url: string, inputs = 0): Promise<Probe> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(String(error)));
  await page.addInitScript(`(${watch})(${inputs})`);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  return {
    page,
    async settled() {
      let last = await read(session);
      for (let quiet = 0; quiet < quietMs; quiet += everyMs) {
        await pause(everyMs);
        const now = await read(session);
        if (now.scriptMs !== last.scriptMs) quiet = -everyMs;
        last = now;
      }
      if (failures.length > 0) throw new Error(`${url}: ${failures[0]}`);
      return last;
    },
    longTasks: () => page.evaluate(() => (window as unknown as { longTasks: { at: number; ms: number }[] }).longTasks),
    close: () => context.close(),
  };
}
