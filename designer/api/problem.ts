import type { ProblemDetails } from '../../engine/model/dto/session.ts';

/**
 * An answer the server refused (RFC 9457), or no answer at all.
 * `code` is the server's stable code, or `network` (nobody answered), `timeout`, `protocol` (answer unreadable).
 */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: ProblemDetails['errors'];
  /** The whole answer: some refusals carry more, e.g. a stale draft brings the newer one. */
  readonly body: Readonly<Record<string, unknown>>;
  constructor(code: string, status: number, detail: string, errors: ProblemDetails['errors'] = [], body: Record<string, unknown> = {}) {
    super(detail);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.errors = errors;
    this.body = body;
  }
  /** Nothing was decided: trying again may help. */
  get transient(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem('protocol', -1, error instanceof Error ? error.message : String(error));
}

/** Reads a problem document; a proxy's HTML error page becomes a `network`-like problem. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) {
    const code = response.status === 502 || response.status === 503 || response.status === 504 ? 'network' : 'protocol';
    return new ApiProblem(code, response.status, response.statusText);
  }
  const body = (await response.json().catch(() => ({}))) as Partial<ProblemDetails> & Record<string, unknown>;
  return new ApiProblem(body.code ?? 'protocol', response.status, body.detail ?? body.title ?? '', body.errors ?? [], body);
}
