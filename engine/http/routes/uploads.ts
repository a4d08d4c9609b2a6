import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { recordFile } from '../../commands/record-file.ts';
import type { UploadState } from '../../effects/uploads.ts';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { mayUploadFile } from '../../policy/file.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { answer, body, int, openOrNull, params, refusals, str, text } from '../schemas/common.ts';
import { limitUploads } from '../upload-limit.ts';

type Id = { Params: { id: string } };
const byId = params({ id: { type: 'string', pattern: '^[0-9a-f]{32}$' } });
const state = answer({ id: str, size: int, offset: int, file: openOrNull });
const offset = {
  type: 'object',
  required: ['upload-offset'],
  properties: { 'upload-offset': { type: 'string', pattern: '^[0-9]{1,12}$' } },
};

/** Uploads in pieces, which go on after a broken line: begun with name and size, then bytes from an offset; the last ones make the file. */
export function uploadRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { uploads } = deps;
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  app.post<{ Body: { name: string; size: number; type: string } }>(
    '/api/uploads',
    {
      schema: {
        body: body({ name: text(500, 1), size: { type: 'integer', minimum: 0, maximum: 2_147_483_647 }, type: text(200) }),
        response: { 201: state, ...refusals },
      },
    },
    async (request, reply) => {
      const user = uploaderOf(request);
      const { name, size, type } = request.body;
      const begun = await uploads.begin({ user: user.id, name, size, declared: type });
      return reply.code(201).header('location', `/api/uploads/${begun.id}`).send(begun);
    },
  );

  app.get<Id>('/api/uploads/:id', { schema: { params: byId, response: { 200: state, ...refusals } } }, async (request) =>
    recorded(deps, uploaderOf(request), await uploads.state(request.params.id, uploaderOf(request).id)),
  );

  app.patch<Id & { Headers: { 'upload-offset': string } }>(
    '/api/uploads/:id',
    {
      preHandler: limitUploads(),
      schema: { params: byId, headers: offset, consumes: ['application/octet-stream'], response: { 200: state, ...refusals } },
    },
    async (request) => {
      const user = uploaderOf(request);
      const source = request.body as Readable | undefined;
      if (typeof source?.pipe !== 'function') throw new Rejection('media.unsupported');
      return recorded(deps, user, await uploads.append(request.params.id, user.id, Number(request.headers['upload-offset']), source));
    },
  );

  app.delete<Id>('/api/uploads/:id', { schema: { params: byId, response: refusals } }, async (request, reply) => {
    await uploads.cancel(request.params.id, uploaderOf(request).id);
    return reply.code(204).send();
  });
}

function uploaderOf(request: Parameters<typeof userOf>[0]): User {
  const user = userOf(request);
  if (!mayUploadFile(user)) throw new Rejection('forbidden');
  return user;
}

/** A complete upload is noted again whenever it is asked for: the first note may have been lost with the process. */
async function recorded(deps: HttpDeps, by: User, upload: UploadState): Promise<UploadState> {
  if (upload.file) await recordFile(deps.runtime, { by, file: upload.file });
  return upload;
}
