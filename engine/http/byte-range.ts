import type { FastifyReply, FastifyRequest } from 'fastify';
import { Rejection } from '../model/errors.ts';

/** Inclusive, as in `Content-Range`. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The one range of bytes that is asked for (RFC 9110 §14); null: the whole. Several ranges, other units, and a range of another
 * version (`If-Range`) are answered with the whole, as the standard allows. @throws Rejection range.unsatisfiable
 */
export function rangeOf({ headers }: Pick<FastifyRequest, 'headers'>, size: number, etag: string): ByteRange | null {
  const condition = headers['if-range'];
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (condition !== undefined && condition !== etag) return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < from) return null;
  if (from >= size) throw new Rejection('range.unsatisfiable', { size });
  return { from, to };
}

/** Says so in the headers. Bytes are counted without any content coding. */
export function rangeHeaders(reply: FastifyReply, range: ByteRange | null, size: number, etag: string): void {
  reply.headers({ 'accept-ranges': 'bytes', etag, 'content-length': range ? range.to - range.from + 1 : size });
  if (range) reply.code(206).header('content-range', `bytes ${range.from}-${range.to}/${size}`);
}
