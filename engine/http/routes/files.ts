import type { FastifyInstance } from 'fastify';
import { recordFile } from '../../commands/record-file.ts';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { mayReadFile, mayUploadFile } from '../../policy/file.ts';
import { casesWithFile, filesById } from '../../store/files.ts';
import { withArchive } from '../archived.ts';
import { rangeHeaders, rangeOf } from '../byte-range.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { readCaseFor } from '../present/case-access.ts';
import { filesIn, shownIn } from '../present/shown-files.ts';
import { downloadHeaders } from '../reply.ts';
import { params, ref, refusals, sha256 } from '../schemas/common.ts';
import { limitUploads } from '../upload-limit.ts';

const casesLooked = 50;
/** For the description only: the parts are read as they stream in. */
const uploadBody = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };

/** Uploads and downloads, of a part too (`Range`). A file is found by the hash of its content; who may read it depends on the cases that refer to it. */
export function fileRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.post(
    '/api/files',
    {
      preHandler: limitUploads(),
      validatorCompiler: () => () => true,
      schema: { consumes: ['multipart/form-data'], body: uploadBody, response: { 201: ref('fileRef'), ...refusals } },
    },
    async (request, reply) => {
      const user = userOf(request);
      if (!mayUploadFile(user)) throw new Rejection('forbidden');
      if (!request.isMultipart()) throw new Rejection('media.unsupported');
      const part = await request.file();
      if (part?.fieldname !== 'file') {
        part?.file.resume();
        throw new Rejection('request.malformed', {}, [{ pointer: '/file', code: 'file.missing', params: {} }]);
      }
      const file = await deps.files.receive(part.file, { name: part.filename ?? '', declared: part.mimetype });
      await recordFile(deps.runtime, { by: user, file });
      return reply.code(201).header('location', `/api/files/${file.id}`).send(file);
    },
  );

  app.get<{ Params: { id: string } }>(
    '/api/files/:id',
    { schema: { params: params({ id: sha256 }), response: refusals } },
    async (request, reply) => {
      const stored = await filesById(deps.store.read, request.params.id);
      const user = userOf(request);
      const own = stored.find((file) => mayReadFile(user, { uploadedBy: file.uploader, shown: false }));
      const name = own?.name ?? (stored.length > 0 ? await nameInCases(deps, user, request.params.id) : null);
      if (!stored[0] || name === null) throw new Rejection('not-found');
      const etag = `"${stored[0].id}"`;
      reply.headers({ ...downloadHeaders(name), 'content-type': stored[0].type });
      // Kept, and asked for again each time: who may read it is decided each time.
      if (request.headers['if-none-match'] === etag) return reply.header('etag', etag).code(304).send();
      const range = rangeOf(request, stored[0].size, etag);
      rangeHeaders(reply, range, stored[0].size, etag);
      return reply.send((await deps.files.read(stored[0].id, range ?? undefined)).stream);
    },
  );
}

/**
 * The file's name where a case shows the reader the file: in a field or a result that isn't hidden from it. Null: nowhere.
 */
async function nameInCases(deps: HttpDeps, user: User, id: string): Promise<string | null> {
  for (const caseId of (await casesWithFile(deps.store.read, id)).slice(0, casesLooked)) {
    const file = filesIn(await seenBy(deps, user, caseId)).find((shown) => shown.id === id);
    if (file && mayReadFile(user, { uploadedBy: '', shown: true })) return file.name;
  }
  return null;
}

/** All that the reader sees of a case; null when it may not read it. */
async function seenBy(deps: HttpDeps, user: User, caseId: string): Promise<unknown> {
  try {
    return shownIn(await withArchive(deps, caseId, (from) => readCaseFor(from, user, caseId)));
  } catch (error) {
    if (error instanceof Rejection) return null;
    throw error;
  }
}
