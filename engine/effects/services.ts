/**
 * Calls to services outside. A definition only names a service; its address comes from the configuration, and the call stays
 * under it: no other host, no redirect. Answers are JSON of limited size.
 */
export interface ServiceRequest {
  /** Same for the same call at a second delivery: sent as `Idempotency-Key`. */
  readonly key: string;
  readonly service: string;
  readonly method: 'GET' | 'POST';
  /** Under the service's address; begins with a slash. */
  readonly path: string;
  readonly body: unknown;
  readonly timeoutMs: number;
}
export type ServiceAnswer =
  | { readonly ok: true; readonly status: number; readonly body: unknown }
  /** `retry`: another attempt may help. */
  | { readonly ok: false; readonly retry: boolean; readonly status: number | null; readonly reason: string };
export type Services = (request: ServiceRequest) => Promise<ServiceAnswer>;

const mostBytes = 64 * 1024;
const temporary = [408, 425, 429];

/** @param addresses base address by name, e.g. `{ credit: 'https://credit.example.gov.cn/api' }`; a slash at the end doesn't matter */
export function createServices(addresses: Readonly<Record<string, string>>): Services {
  return async (request) => {
    const address = Object.hasOwn(addresses, request.service) ? addresses[request.service] : undefined;
    // Somebody may yet configure it: then a retry helps.
    if (address === undefined) return failure(`service ${request.service} is not configured`, true);
    const url = under(address, request.path);
    if (url === null) return failure(`path ${request.path} leaves the service's address`, false);
    try {
      const response = await fetch(url, {
        method: request.method,
        redirect: 'manual',
        signal: AbortSignal.timeout(request.timeoutMs),
        headers: {
          accept: 'application/json',
          'idempotency-key': request.key,
          ...(request.method === 'POST' && { 'content-type': 'application/json' }),
        },
        ...(request.method === 'POST' && { body: JSON.stringify(request.body) }),
      });
      return await read(response);
    } catch (error) {
      return failure(reasonOf(error), true);
    }
  };
}

/** The address with the path behind it, or null when it leads elsewhere (`..`, another host). */
function under(address: string, path: string): URL | null {
  const base = `${address.replace(/\/+$/, '')}/`;
  if (!path.startsWith('/') || !URL.canParse(base + path.slice(1))) return null;
  const url = new URL(base + path.slice(1));
  const home = new URL(base);
  return url.origin === home.origin &&
    url.pathname.startsWith(home.pathname) &&
    !/%2e|%2f|%5c|\\/i.test(url.pathname.slice(home.pathname.length))
    ? url
    : null;
}

async function read(response: Response): Promise<ServiceAnswer> {
  const { status } = response;
  if (status >= 300) {
    await response.body?.cancel();
    return { ok: false, retry: status >= 500 || temporary.includes(status), status, reason: `HTTP ${status}` };
  }
  const text = await limited(response);
  if (text === null) return { ok: false, retry: false, status, reason: `answer of more than ${mostBytes} bytes` };
  if (text.trim() === '') return { ok: true, status, body: null };
  try {
    return { ok: true, status, body: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, retry: false, status, reason: 'answer is not JSON' };
  }
}

async function limited(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failure(reason: string, retry: boolean): ServiceAnswer {
  return { ok: false, retry, status: null, reason };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
