import type { FastifyInstance, FastifyReply } from 'fastify';

/** Content security policy of a page; `nonce` allows antd's injected styles and nothing else. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    // The workbench shows a material (PDF) from a blob of its own.
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const answerPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Of our own scripts, by which workers live. */
export const scriptPolicy = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";

/** Headers of every answer; pages set their own policy with a nonce. */
export function addSecurityHeaders(app: FastifyInstance, options: { readonly https: boolean }): void {
  app.addHook('onRequest', (_request, reply, done) => {
    setHeaders(reply, options.https);
    done();
  });
}

function setHeaders(reply: FastifyReply, https: boolean): void {
  reply.headers({
    'content-security-policy': answerPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  });
  if (https) reply.header('strict-transport-security', 'max-age=31536000');
}
