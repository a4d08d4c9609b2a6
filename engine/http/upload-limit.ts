/**
 * Uploads one person has under way at a time, in this process. Each holds a connection and an open file for as long as it may take
 * (`slow-clients.ts`): somebody who sends hundreds of them a byte at a time takes room from nobody but themselves.
 */
import type { preHandlerHookHandler } from 'fastify';
import { Rejection } from '../model/errors.ts';
import { userOf } from './plugins/session.ts';

/** More than a browser sends at once, also of a long list of files. */
export const mostUploads = 20;

/** A hook for the routes that take files. Who has too many under way is told to come again, and not listened to. */
export function limitUploads(most = mostUploads): preHandlerHookHandler {
  const underWay = new Map<string, number>();
  return (request, reply, done) => {
    const { id } = userOf(request);
    const own = underWay.get(id) ?? 0;
    if (own >= most) {
      reply.header('connection', 'close');
      done(new Rejection('busy'));
      return;
    }
    underWay.set(id, own + 1);
    let over = false;
    const leave = () => {
      if (over) return;
      over = true;
      const left = (underWay.get(id) ?? 1) - 1;
      if (left > 0) underWay.set(id, left);
      else underWay.delete(id);
    };
    // `close` alone where the connection broke off.
    reply.raw.once('finish', leave).once('close', leave);
    done();
  };
}
