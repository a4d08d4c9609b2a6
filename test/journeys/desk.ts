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

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = join(rootFolder(), 'test-results', 'journeys');
mkdirSync(shots, { recursive: true });

export const widths = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

export interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens an address of the application. */
  open(path: string): Promise<void>;
  /** Checks the screen with axe-core and keeps a picture of it under test-results/journeys. */
  screen(name: string): Promise<void>;
  /** The server will refuse a request with this status; the browser reports that on its console and it's no finding. */
  expectRefusal(status: number): void;
  leave(): Promise<void>;
}

export async function sit(browser: Browser, server: Server, size: keyof typeof widths = 'desktop'): Promise<Desk> {
  const context = await browser.newContext({
    viewport: widths[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    bypassCSP: false,
    reducedMotion: 'reduce',
    ...(size === 'phone' ? { isMobile: true, hasTouch: true } : {}),
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
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
      await page.screenshot({ path: join(shots, `${name}-${widths[size].width}.png`), fullPage: true });
      findings.push(...(await judge(page)).map((finding) => `${name}: ${finding}`));
    },
    expectRefusal: (status) => void refusals.add(status),
    async leave() {
      await context.close();
      expect(findings).toEqual([]);
    },
  };
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** Violations of axe-core, and content that is wider than the screen. */
async function judge(page: Page): Promise<string[]> {
  await page.evaluate(`${axe};0`);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [
    ...violations.map(({ id, impact, nodes }) => `axe ${impact} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
    ...(overflow > 0 ? [`wider than the screen by ${overflow} px`] : []),
  ];
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

/** Somebody's desk for one errand: sign in, do it, leave without findings. */
export async function asPerson(
  browser: Browser,
  server: Server,
  login: string,
  errand: (desk: Desk) => Promise<void>,
  size: keyof typeof widths = 'desktop',
): Promise<void> {
  const desk = await sit(browser, server, size);
  try {
    await signIn(desk, login);
    await errand(desk);
  } catch (error) {
    await desk.page.screenshot({ path: join(shots, `failed-${login}.png`), fullPage: true });
    throw error;
  }
  await desk.leave();
}
