import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { rootFolder } from '../../engine/main.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** A real Chromium: `CHROMIUM_PATH`, the system's, else the one that comes with the packages (no installation needed). */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? places.find((place) => existsSync(place));
  // The package's own arguments are for functions in a cloud: a single process, which dies with its first page, and no web security.
  return chromium.launch({
    executablePath: own ?? (await unpacked()),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    logger: { isEnabled: (name) => name === 'api', log: (_name, _severity, message) => remember(String(message)) },
  });
}

const deeds: string[] = [];

/** Keeps the last of what the browser was told. */
function remember(deed: string): void {
  deeds.push(`${new Date().toISOString().slice(11, 23)} ${deed}`);
  if (deeds.length > 60) deeds.shift();
}

/** What the browser was told last, the newest at the end: where a journey that hangs stands. */
export function lastDeeds(): string {
  return deeds.join('\n');
}

let shared: Promise<Browser> | null = null;

/** One browser for all who come one after another in a process; it ends with the process. What it shows is in contexts of their own. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser().then((browser) => {
    // One that crashed fails whoever uses it, not those who come after.
    browser.once('disconnected', () => {
      shared = null;
    });
    return browser;
  });
  return shared;
}

/** The package takes a file that another process is still writing for ready: each unpacks for itself, and the first puts it in place. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(rootFolder(), 'node_modules/@sparticuz/chromium/package.json'), 'utf8'));
  const place = join(tmpdir(), `liuzhuan-chromium-${version}`);
  if (existsSync(place)) return join(place, 'chromium');
  const usual = process.env.TMPDIR;
  const own = await mkdtemp(`${place}-`);
  process.env.TMPDIR = own;
  try {
    await (await import('@sparticuz/chromium')).default.executablePath();
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
  await rename(own, place).catch(() => rm(own, { recursive: true }));
  return join(place, 'chromium');
}
