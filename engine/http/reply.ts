import type { FastifyReply, FastifyRequest } from 'fastify';
import { Rejection } from '../model/errors.ts';
import { badText } from './hostile.ts';

/** The client asked for no representation (RFC 7240 §4.2 `Prefer: return=minimal`). */
export function wantsMinimal(request: FastifyRequest): boolean {
  const prefer = request.headers.prefer;
  return typeof prefer === 'string' && prefer.includes('return=minimal');
}

/** Says so, and spares the minimal answer the serialiser of the whole one. */
export function appliedMinimal(reply: FastifyReply): void {
  reply.header('preference-applied', 'return=minimal').serializer(JSON.stringify);
}

/**
 * The `after` of a list, checked: the store reads it as values of a query.
 * @throws Rejection request.malformed when it isn't one of ours.
 */
export function cursorParam(after: string | undefined): string | undefined {
  if (after === undefined || after === '') return undefined;
  try {
    const values = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(values) && values.every((value) => typeof value === 'string' && badText(value) === null)) return after;
  } catch {
    // Not ours: refused below.
  }
  throw new Rejection('request.malformed', {}, [{ pointer: '/querystring/after', code: 'request.cursor', params: {} }]);
}

/** Headers of a file that somebody uploaded: always saved, never shown by the browser itself (RFC 6266, RFC 8187). */
export function downloadHeaders(name: string): Record<string, string> {
  return { 'content-disposition': `attachment; filename*=UTF-8''${headerText(name)}`, 'cache-control': 'private, no-cache' };
}

/** A value of an extended parameter: RFC 8187 §3.2.1 leaves fewer characters unescaped than URIs do. */
function headerText(name: string): string {
  return encodeURIComponent(name).replace(/['()*!]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Headers of a PDF that is made for its reader. `name` without its ending. */
export function pdfHeaders(name: string): Record<string, string> {
  return {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename*=UTF-8''${headerText(`${name}.pdf`)}`,
    'cache-control': 'private, no-store',
  };
}
