import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** A real Chromium: `CHROMIUM_PATH`, the system's, else the one that comes with the packages (no installation needed). */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? places.find((place) => existsSync(place));
  // The package's own arguments are for functions in a cloud: a single process, which dies with its first page, and no web security.
  const executablePath = own ?? (await (await import('@sparticuz/chromium')).default.executablePath());
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
