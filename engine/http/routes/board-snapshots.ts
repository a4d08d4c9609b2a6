import type { FastifyInstance } from 'fastify';
import { Rejection } from '../../model/errors.ts';
import { maySetTargets } from '../../policy/board.ts';
import { addRemark, snapshotMonths } from '../../store/board-snapshots.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { watchOf } from '../present/board.ts';
import { presentSnapshot } from '../present/board-snapshots.ts';
import { answer, body, list, params, ref, refusals, type Schema, str, text } from '../schemas/common.ts';

const month: Schema = { type: 'string', pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' };
type Month = { Params: { month: string } };

/** Monthly snapshots of the board: read, compared, remarked on, never changed. */
export function boardSnapshotRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const byMonth = params({ month });

  app.get(
    '/api/board/snapshots',
    { schema: { response: { 200: answer({ items: list(answer({ month: str, madeAt: str, hash: str })) }), ...refusals } } },
    async (request) => {
      await watchOf(deps, userOf(request));
      return { items: await snapshotMonths(deps.store.read) };
    },
  );

  app.get<Month>(
    '/api/board/snapshots/:month',
    { schema: { params: byMonth, response: { 200: ref('boardSnapshot'), ...refusals } } },
    (request) => presentSnapshot(deps, userOf(request), request.params.month, request.language),
  );

  app.post<Month & { Body: { words: string } }>(
    '/api/board/snapshots/:month/remarks',
    { schema: { params: byMonth, body: body({ words: text(2000, 1) }), response: { 200: ref('boardSnapshot'), ...refusals } } },
    async (request) => {
      const user = userOf(request);
      if (!maySetTargets(user)) throw new Rejection('forbidden');
      const remark = { month: request.params.month, at: deps.clock(), by: user.id, words: request.body.words };
      if (!(await deps.store.writer.transact((tx) => addRemark(tx, remark)))) throw new Rejection('not-found');
      return presentSnapshot(deps, user, remark.month, request.language);
    },
  );
}
