/**
 * How long the server waits for a client, and what it says when it waits no longer. Somebody who sends a header or a body a byte at a
 * time (slowloris) holds a connection no longer than this; whole forms and files in pieces (`/api/uploads`) arrive well within.
 */
import type { Socket } from 'node:net';
import { langOf } from '../messages/render.ts';
import { Rejection, type RejectionCode } from '../model/errors.ts';
import { problemType } from './plugins/problem.ts';
import { problemDetails } from './problem.ts';

/** Times in milliseconds. */
export interface Patience {
  /** From a connection's first byte to the end of a request's headers. */
  readonly headersMs: number;
  /** The same to the end of the body: 20 MB at 1.4 Mbit/s. */
  readonly requestMs: number;
  /** A connection on which nothing moves either way; an open event stream is heard every 25 seconds. */
  readonly silentMs: number;
  /** A connection kept for the next request. Longer than a proxy keeps its own (nginx: 60 s), so that the proxy ends it first. */
  readonly keepAliveMs: number;
  /** How often slow ones are looked for. */
  readonly checkMs: number;
  /** Connections at one time; more are closed at once. */
  readonly connections: number;
}

export const patience: Patience = {
  ...{ headersMs: 20_000, requestMs: 120_000, silentMs: 130_000, keepAliveMs: 72_000, checkMs: 5_000, connections: 10_000 },
};

/** Settings of the server by its patience. */
export function waitingAs({ headersMs, requestMs, silentMs, keepAliveMs, checkMs }: Patience) {
  return {
    ...{ requestTimeout: requestMs, connectionTimeout: silentMs, keepAliveTimeout: keepAliveMs },
    http: { headersTimeout: headersMs, connectionsCheckingInterval: checkMs },
  };
}

const refusals: Readonly<Record<string, RejectionCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request.timeout',
  HPE_HEADER_OVERFLOW: 'headers.too-large',
};

/** Answers what never became a request with a problem, unless an answer has begun, and closes the connection. */
export function refuseBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  // Where node keeps the answer under way; it asks the same before answering by itself.
  const begun = (socket as { _httpMessage?: { headersSent?: boolean } })._httpMessage?.headersSent;
  if (socket.writable && !begun) socket.write(answerTo(new Rejection(refusals[error.code ?? ''] ?? 'request.malformed')));
  socket.destroySoon();
}

function answerTo(rejection: Rejection): string {
  const language = langOf(undefined);
  const body = JSON.stringify(problemDetails(rejection, language, 'urn:liuzhuan:request:none'));
  return [
    `HTTP/1.1 ${rejection.status} Refused`,
    `content-type: ${problemType}`,
    `content-language: ${language}`,
    `content-length: ${Buffer.byteLength(body)}`,
    ...['x-content-type-options: nosniff', 'cache-control: no-store', 'connection: close', '', body],
  ].join('\r\n');
}
