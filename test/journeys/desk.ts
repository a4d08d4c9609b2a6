/**
 * A person at a screen. Every page is watched: an error on the console, an uncaught exception or a breach of the content security
 * policy is a finding, and so is anything axe-core reports on a screen. A journey ends with `desk.leave()`, which fails on findings.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { rootFolder } from '../../engine/main.ts';
import type { Server } from '../support/server.ts';
import { password } from '../support/world.ts';
import { closeSeat, leaveSeat, type Size, takeSeat, widths } from './seats.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = join(rootFolder(), 'test-results', 'journeys');
mkdirSync(shots, { recursive: true });

/** The same screen at 200 % (WCAG 1.4.4). */
const doubled = { width: 640, height: 512 };

export interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens an address of the application. */
  open(path: string): Promise<void>;
  /** Checks the screen with axe-core and, outside CI, keeps a picture of it under test-results/journeys. */
  screen(name: string): Promise<void>;
  /** The server will refuse a request with this status; the browser reports that on its console and it's no finding. */
  expectRefusal(status: number): void;
  /** Runs a script in every page before its own; nobody sits here afterwards. */
  everyPage(script: () => void): Promise<void>;
  leave(): Promise<void>;
}

export async function sit(browser: Browser, server: Pick<Server, 'url'>, size: Size = 'desktop'): Promise<Desk> {
  const seat = await takeSeat(browser, size);
  const { page, context } = seat;
  let marked = false;
  const findings: string[] = [];
  const refusals = new Set([401]);
  page.on('pageerror', (error) => findings.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const status = Number(/status of (\d+)/.exec(message.text())?.[1] ?? 0);
    if (!refusals.has(status)) findings.push(`console: ${message.text()} ${message.location().url}`);
  });
  return {
    page,
    context,
    open: async (path) => {
      await page.goto(`${server.url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    async screen(name) {
      await page.waitForLoadState('load');
      await page.evaluate(() => document.fonts.ready.then(() => window.scrollTo(0, 0)));
      await page.evaluate(settle);
      // Nobody looks at pictures of a run in CI.
      if (!process.env.CI)
        await page.screenshot({ path: join(shots, `${name}-${widths[size].width}.png`), fullPage: true }).catch(withoutPicture);
      findings.push(...(await judge(page, size === 'narrow')).map((finding) => `${name}: ${finding}`));
      if (size !== 'narrow') return;
      await page.setViewportSize(doubled);
      findings.push(...(await tooWide(page, true)).map((finding) => `${name} at 200 %: ${finding}`));
      await page.setViewportSize(widths.narrow);
    },
    expectRefusal: (status) => void refusals.add(status),
    async everyPage(script) {
      marked = true;
      await page.addInitScript(script);
    },
    async leave() {
      await (marked ? closeSeat(seat) : leaveSeat(browser, seat, server.url));
      expect(findings).toEqual([]);
    },
  };
}

/** What fades or slides in has arrived: half-way its colours are judged too pale. What turns for ever isn't waited for. */
async function settle(): Promise<void> {
  const ends = ({ effect, playState }: Animation) =>
    playState === 'running' && Number.isFinite(effect?.getComputedTiming().iterations ?? 1);
  const moving = document.getAnimations().filter(ends);
  await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)));
}

/** Under load Chromium sometimes finds no frame to copy. The picture is for people to look at; what a screen must be is judged without it. */
function withoutPicture(error: Error): void {
  if (!error.message.includes('Unable to capture screenshot')) throw error;
  console.warn(error.message);
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** Violations of axe-core and content that is wider than the screen; `narrow`: also targets that are too small (2.5.8), and parts cut off. */
async function judge(page: Page, narrow: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axe};0`);
  const violations = await page.evaluate(async (enabled) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    return (await axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled } } })).violations;
  }, narrow);
  return [
    ...violations.map(({ id, impact, nodes }) => `axe ${impact} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
    ...(await tooWide(page, narrow)),
  ];
}

/** A page that scrolls sideways, and parts of it that do or that cut something off; tables and pictures may (WCAG 1.4.10). */
async function tooWide(page: Page, narrow: boolean): Promise<string[]> {
  return page.evaluate((inParts) => {
    const root = document.documentElement;
    const overflow = root.scrollWidth - root.clientWidth;
    const said = overflow > 0 ? [`wider than the screen by ${overflow} px`] : [];
    if (!inParts) return said;
    const cut = [...document.querySelectorAll<HTMLElement>('main *, dialog *, dialog')].filter((element) => {
      if (element.scrollWidth - element.clientWidth < 2 || element.clientWidth < 24 || element.matches('input, select, textarea, svg *'))
        return false;
      if (getComputedStyle(element).overflowX === 'visible') return false;
      return !element.matches('.flow') && !element.querySelector('table, svg') && !element.closest('table');
    });
    return [
      ...said,
      ...cut.map(
        (element) => `${element.tagName.toLowerCase()}.${element.className} is ${element.scrollWidth} px in ${element.clientWidth}`,
      ),
    ];
  }, narrow);
}

/** Sessions opened by the API, by login: who works at several desks signs in once. */
const sessions = new WeakMap<Server, Map<string, Promise<string>>>();

/** Brings a session along, as a browser that stayed signed in does. */
async function staySignedIn(desk: Desk, server: Server, login: string): Promise<void> {
  const known = sessions.get(server) ?? new Map<string, Promise<string>>();
  const session = known.get(login) ?? openSession(server, login);
  sessions.set(server, known.set(login, session));
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(await session) ?? [];
  await desk.context.addCookies([{ name, value, url: server.url }]);
}

async function openSession(server: Server, login: string): Promise<string> {
  const answered = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  const cookie = answered.headers.get('set-cookie');
  if (!cookie) throw new Error(`sign-in of ${login}: ${answered.status}`);
  return cookie;
}

/** Signs in by the form and waits for the first page. */
export async function signIn(desk: Desk, login: string): Promise<void> {
  await desk.open('/login');
  await desk.page.getByLabel('账号', { exact: true }).fill(login);
  await desk.page.getByLabel('密码', { exact: true }).fill(password);
  await desk.page.getByRole('button', { name: '登录', exact: true }).click();
  await desk.page.waitForURL((url) => url.pathname !== '/login');
  await desk.page.getByRole('heading', { level: 1 }).waitFor();
}

/** Somebody's desk for one errand: signed in already, do it, leave without findings. The errand opens its first page. */
export async function asPerson(
  browser: Browser,
  server: Server,
  login: string,
  errand: (desk: Desk) => Promise<void>,
  size: Size = 'desktop',
): Promise<void> {
  const desk = await sit(browser, server, size);
  try {
    await staySignedIn(desk, server, login);
    await errand(desk);
  } catch (error) {
    // A page that is closed or broken has no picture, and its own error must not be said in place of the one that counts.
    await desk.page.screenshot({ path: join(shots, `failed-${login}.png`), fullPage: true }).catch(console.warn);
    throw error;
  }
  await desk.leave();
}
