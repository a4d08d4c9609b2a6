import type { FastifyRequest } from 'fastify';
import { Rejection } from '../../model/errors.ts';

/**
 * Key of a command (`Idempotency-Key`): a repetition with the same key and body gets the first answer and does nothing again.
 * Undefined without one. @throws Rejection request.malformed for a key that can't be kept.
 */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new Rejection('request.malformed', {}, [{ pointer: '/headers/idempotency-key', code: 'request.pattern', params: {} }]);
}
