/**
 * Calls of webhooks, signed as Standard Webhooks 1.0 has it (standardwebhooks.com): `webhook-id`, `webhook-timestamp` (seconds) and
 * `webhook-signature: v1,<base64 of HMAC-SHA256 over "id.timestamp.body">`. No redirect is followed, and no address of this machine itself
 * is called: whoever may set a webhook up must not reach what only listens to its neighbours here.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { lookup as resolve } from 'node:dns';
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export interface WebhookRequest {
  readonly url: string;
  readonly secret: string;
  /** Same for every attempt. */
  readonly id: string;
  readonly body: string;
  /** UTC instant of this attempt. */
  readonly at: string;
}
export interface WebhookAnswer {
  /** HTTP status; null when nobody answered. */
  readonly status: number | null;
  /** Null: taken. */
  readonly error: string | null;
}
export type Webhooks = (request: WebhookRequest) => Promise<WebhookAnswer>;

const prefix = 'whsec_';
const timeoutMs = 10_000;
const local = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
] as const)
  local.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::1', 128],
  ['::', 128],
  ['fe80::', 10],
] as const)
  local.addSubnet(net, bits, 'ipv6');

/** `whsec_` and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

export function signatureOf({ secret, id, body, at }: Omit<WebhookRequest, 'url'>): {
  readonly timestamp: string;
  readonly signature: string;
} {
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  return { timestamp, signature: `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}` };
}

/** True of an address on this machine or on its own wire: `127.0.0.1`, `::1`, `169.254.169.254`, also as IPv4 inside IPv6. */
export function isLocalAddress(address: string): boolean {
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (inside) return isLocalAddress(inside);
  return local.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** `localAllowed`: this machine may be called too, as in tests. */
export function createWebhooks({ localAllowed = false }: { readonly localAllowed?: boolean } = {}): Webhooks {
  // The address that was looked at is the one that is called.
  const lookup: LookupFunction = (name, options, done) =>
    resolve(name, { ...options, all: true }, (error, found) => {
      const bad = error ?? (!localAllowed && found.some(({ address }) => isLocalAddress(address)) ? new Error(refusal(name)) : null);
      const [first] = found ?? [];
      if (bad || !first) return done(bad ?? new Error(`no address for ${name}`), '', 4);
      if (options.all) return done(null, found);
      done(null, first.address, first.family);
    });
  return async (call) => {
    const url = new URL(call.url);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!localAllowed && isIP(host) && isLocalAddress(host)) return { status: null, error: refusal(host) };
    const { timestamp, signature } = signatureOf(call);
    const headers = {
      ...{
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(Buffer.byteLength(call.body)),
        'user-agent': 'liuzhuan',
      },
      ...{ 'webhook-id': call.id, 'webhook-timestamp': timestamp, 'webhook-signature': signature },
    };
    try {
      const status = await answerOf(url, { method: 'POST', headers, lookup, signal: AbortSignal.timeout(timeoutMs) }, call.body);
      return { status, error: status >= 200 && status < 300 ? null : `HTTP ${status}` };
    } catch (error) {
      return { status: null, error: reasonOf(error) };
    }
  };
}

function answerOf(url: URL, options: RequestOptions, body: string): Promise<number> {
  return new Promise((done, failed) => {
    const taken = (response: IncomingMessage) => {
      // What it says isn't read: a webhook only takes note.
      response.destroy();
      done(response.statusCode ?? 0);
    };
    const call = url.protocol === 'https:' ? requestHttps(url, options, taken) : requestHttp(url, options, taken);
    call.on('error', failed);
    call.end(body);
  });
}

const refusal = (host: string) => `${host} is an address of this machine`;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'TimeoutError' || error.name === 'AbortError' ? 'no answer in time' : error.message || error.name;
}
