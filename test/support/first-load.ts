/**
 * What JavaScript a browser loads for a page, cold: by the browser's own record of its network, of the parser and of what it ran, so that
 * preloaded, imported, injected and inlined scripts all count.
 */
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

export interface LoadedScript {
  readonly url: string;
  /** Bytes on the wire, with headers; what they are by gzip, and bare. */
  readonly wire: number;
  readonly gzip: number;
  readonly bytes: number;
}
export interface FirstLoad {
  readonly scripts: readonly LoadedScript[];
  readonly gzip: number;
  readonly wire: number;
}

/**
 * Opens `url` with nothing cached (but a session, when `cookie` is given) and waits for `ready` and then for the network to rest.
 * Throws when the page ran a script that didn't come over the network: it would be missing from the count.
 */
export async function firstLoad(
  browser: Browser,
  url: string,
  ready: (page: import('playwright-core').Page) => Promise<void>,
  cookie?: string,
): Promise<FirstLoad> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  try {
    const [name = '', value = ''] = (cookie ?? '').split(/=(.*)/s);
    if (cookie) await context.addCookies([{ name, value, url: new URL(url).origin }]);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Debugger.enable');
    const requests = new Map<string, { url: string; script: boolean; wire: number }>();
    const ran = new Set<string>();
    session.on('Network.responseReceived', ({ requestId, response, type }) => {
      const script = type === 'Script' || /javascript|ecmascript|wasm/.test(response.mimeType);
      requests.set(requestId, { url: response.url, script, wire: 0 });
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const request = requests.get(requestId);
      if (request) request.wire = encodedDataLength;
    });
    // Scripts without an address are the test's own questions to the page.
    session.on('Debugger.scriptParsed', ({ url: from }) => void (from !== '' && ran.add(from)));
    await page.goto(url);
    await ready(page);
    await page.waitForLoadState('networkidle');
    const scripts: LoadedScript[] = [];
    for (const [requestId, request] of requests) {
      if (!request.script) continue;
      const { body, base64Encoded } = await session.send('Network.getResponseBody', { requestId });
      const bytes = Buffer.from(body, base64Encoded ? 'base64' : 'utf8');
      scripts.push({ url: request.url, wire: request.wire, gzip: gzipSync(bytes).length, bytes: bytes.length });
    }
    const uncounted = [...ran].filter((from) => !scripts.some((script) => script.url === from) && !from.startsWith('pptr:'));
    if (uncounted.length > 0) throw new Error(`ran without being counted: ${uncounted.join(', ')}`);
    const sum = (of: 'gzip' | 'wire') => scripts.reduce((total, script) => total + script[of], 0);
    return { scripts, gzip: sum('gzip'), wire: sum('wire') };
  } finally {
    await context.close();
  }
}

/** Most JavaScript of an applicant's first form page, gzip: issue 4. */
export const mostFirstLoad = 350_000;
