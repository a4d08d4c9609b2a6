/**
 * The only fetch. Keeps the CSRF token of the session, the language, and tells the connection store whether the server answers.
 * Modes: signed out (no token) · signed in (token) · expired (a 401 while a token was kept: `onExpired` fires once).
 */
import { connection } from './connection.ts';
import { ApiProblem, readProblem } from './problem.ts';

const timeoutMs = 30_000;
let csrfToken = '';
let language = 'zh-CN';
let expired: () => void = () => {};

export function setCsrfToken(token: string): void {
  csrfToken = token;
}
export function readCsrfToken(): string {
  return csrfToken;
}
export function setApiLanguage(next: string): void {
  language = next;
}
export function readApiLanguage(): string {
  return language;
}
export function onSessionExpired(listener: () => void): void {
  expired = listener;
}
/** A 401 for somebody who was signed in; also used by uploads. */
export function noteExpired(): void {
  if (csrfToken) expired();
}

export interface RequestOptions {
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** One key per intent: a repeated request with the same key gets the first answer. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** Sent even though the page is being closed. */
  readonly keepalive?: boolean;
}

/** Random key for one intent (crypto.randomUUID needs a secure context; offices use plain http). */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function withQuery(path: string, query: RequestOptions['query']): string {
  const parts = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' || value === false ? [] : [`${name}=${encodeURIComponent(String(value))}`],
  );
  return `/api${path}${parts.length ? `?${parts.join('&')}` : ''}`;
}

/** Path relative to /api. Resolves with the JSON body (undefined for 204), rejects with ApiProblem. */
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language, ...options.headers };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET' && csrfToken) headers['x-csrf-token'] = csrfToken;
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  const limit = AbortSignal.timeout(timeoutMs);
  let response: Response;
  try {
    response = await fetch(withQuery(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(options.keepalive && { keepalive: true }),
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      signal: options.signal ? AbortSignal.any([options.signal, limit]) : limit,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    connection.failed();
    throw new ApiProblem(limit.aborted ? 'timeout' : 'network', 0, '');
  }
  if (response.ok) {
    connection.answered();
    if (response.status === 204) return undefined as T;
    return (await response.json()) as T;
  }
  const problem = await readProblem(response);
  if (problem.code === 'network') connection.failed();
  else connection.answered();
  if (problem.code === 'auth.required' && path !== '/session') noteExpired();
  throw problem;
}

export const get = <T>(path: string, options?: RequestOptions) => request<T>('GET', path, options);
export const post = <T>(path: string, body?: unknown, options?: RequestOptions) =>
  request<T>('POST', path, { ...options, body: body ?? {} });
export const put = <T>(path: string, body: unknown, options?: RequestOptions) => request<T>('PUT', path, { ...options, body });
