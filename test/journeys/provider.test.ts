/** Signing in through the provider of identities, in a real browser with a real provider; and the local way when it is away. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createApp, rootFolder } from '../../engine/main.ts';
import { launchBrowser } from '../support/browser.ts';
import { listening, type RunningProvider, startProvider } from '../support/identity-provider.ts';
import { firstProgramme, password } from '../support/world.ts';
import { sit } from './desk.ts';

let browser: Browser;
let provider: RunningProvider;
let app: App;
let url = '';
let dataDir = '';

beforeAll(async () => {
  // A port that is free: the provider must know our address before we listen there.
  const probe = createServer();
  const port = await listening(probe);
  await new Promise((resolve) => probe.close(resolve));
  url = `http://127.0.0.1:${port}`;
  dataDir = mkdtempSync(join(tmpdir(), 'liuzhuan-journey-'));
  browser = await launchBrowser();
  provider = await startProvider(url);
  app = await createApp({
    ...{ port, host: '127.0.0.1', dataDir, databaseUrl: undefined, publicUrl: url, smtpUrl: undefined, mailFrom: 'liuzhuan@localhost' },
    ...{
      seed: true,
      demoPassword: password,
      logLevel: 'silent',
      sessionHours: 12,
      trustProxy: false,
      root: rootFolder(),
      programmes: [firstProgramme],
      provider: provider.settings,
    },
  });
  await app.server.listen({ port, host: '127.0.0.1' });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await provider?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The provider's own pages ask for a font of another house. */
const fonts = 'https://fonts.googleapis.com/**';
const atDesk = async (size?: Parameters<typeof sit>[2]) => {
  const desk = await sit(browser, server(), size);
  await desk.context.route(fonts, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  return desk;
};
const server = () => ({ url }) as Parameters<typeof sit>[1];

test.each(['desktop', 'phone'] as const)('somebody signs in through the provider and out again, on a %s', async (size) => {
  const desk = await atDesk(size);
  const { page } = desk;
  await desk.open('/login?next=/workbench/cases');
  await page.getByRole('link', { name: '使用统一身份认证登录' }).waitFor();
  await desk.screen('provider-login');
  await page.getByRole('link', { name: '使用统一身份认证登录' }).focus();
  await page.keyboard.press('Enter');
  await page.getByPlaceholder(/login/i).fill('city');
  await page.getByPlaceholder(/password/i).fill('any');
  await page.getByRole('button', { name: /sign-in/i }).click();
  await page.getByRole('button', { name: /continue/i }).click();
  await page.waitForURL(`${url}/workbench/cases`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (size === 'phone') await page.getByRole('button', { name: '菜单' }).click();
  await page.getByText('沈雪').first().waitFor();
  await page.getByRole('button', { name: '退出登录' }).click();
  // The provider asks whether its own session is to end too.
  await page.getByRole('button', { name: /yes/i }).click();
  await page.waitForURL((at) => at.origin === url && at.pathname === '/login');
  await desk.leave();
});

test('whoever has no account here is told so, and the local way is open while the provider is away', async () => {
  const desk = await atDesk();
  const { page } = desk;
  await desk.open('/login');
  await page.getByRole('link', { name: '使用统一身份认证登录' }).click();
  await page.getByPlaceholder(/login/i).fill('somebody-else');
  await page.getByPlaceholder(/password/i).fill('any');
  await page.getByRole('button', { name: /sign-in/i }).click();
  await page.getByRole('button', { name: /continue/i }).click();
  await page.getByText('本系统没有对应的账号').waitFor();
  await desk.screen('provider-unknown');
  await desk.open('/login?problem=down');
  await page.getByText('统一身份认证暂时无法连接').waitFor();
  await page.getByLabel('账号', { exact: true }).fill('city');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((at) => at.pathname === '/workbench');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe('');
  await desk.leave();
});
