/**
 * The built application. Hashed assets are immutable; every other page address answers index.html with a fresh nonce, both in the
 * policy header and in `<meta name="csp-nonce">`, where the application's style injection reads it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { pagePolicy, scriptPolicy } from './security-headers.ts';

/** Serves `root`; `sendPage` answers the application's page or false when it isn't built. */
export async function addStaticApp(app: FastifyInstance, root: string): Promise<(reply: FastifyReply) => boolean> {
  const index = join(root, 'index.html');
  if (existsSync(join(root, 'assets')))
    await app.register(fastifyStatic, {
      root: join(root, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '1y',
      index: false,
      wildcard: true,
      // Beside each asset the build leaves it compressed (`vite.config.ts`).
      preCompressed: true,
      // A worker lives by the policy of its own script: the reader of PDF loads a part of itself.
      setHeaders: (reply, path) => {
        if (/\.m?js(\.gz|\.br)?$/.test(path)) reply.setHeader('content-security-policy', scriptPolicy);
      },
    });
  let page = { at: 0, text: '' };
  const sendPage = (reply: FastifyReply): boolean => {
    if (!existsSync(index)) return false;
    const changed = statSync(index).mtimeMs;
    if (changed !== page.at) page = { at: changed, text: readFileSync(index, 'utf8') };
    const nonce = randomBytes(18).toString('base64url');
    reply
      .code(200)
      .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': pagePolicy(nonce) })
      .send(withNonce(page.text, nonce));
    return true;
  };
  return sendPage;
}

/** Puts the nonce into the page's meta tag; adds the tag when the page has none. */
export function withNonce(html: string, nonce: string): string {
  const tag = `<meta name="csp-nonce" content="${nonce}">`;
  const present = /<meta name="csp-nonce"[^>]*>/;
  return present.test(html) ? html.replace(present, tag) : html.replace(/<head[^>]*>/, (head) => `${head}${tag}`);
}
