import type { FastifyInstance } from 'fastify';
import { recordFile } from '../../commands/record-file.ts';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import type { CaseFacts } from '../../policy/case.ts';
import { mayReadFile, mayUploadFile } from '../../policy/file.ts';
import { readSummary } from '../../store/cases.ts';
import { casesWithFile, filesById } from '../../store/files.ts';
import { taskGroupsOf } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { params, ref, refusals, sha256 } from '../schemas/common.ts';

const casesLooked = 50;
/** For the description only: the parts are read as they stream in. */
const uploadBody = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };

/** Uploads and downloads. A file is found by the hash of its content; who may read it depends on the cases that refer to it. */
export function fileRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.post(
    '/api/files',
    {
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
      const own = stored.find(({ uploader }) => uploader === user.id);
      const file = own ?? stored[0];
      if (!file || !(own ?? (await mayReadByCase(deps, user, file.id, file.uploader)))) throw new Rejection('not-found');
      const { stream, size } = await deps.files.read(file.id);
      reply.headers({
        'content-type': file.type,
        'content-length': size,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'cache-control': 'private, max-age=3600',
      });
      return reply.send(stream);
    },
  );
}

async function mayReadByCase(deps: HttpDeps, user: User, id: string, uploadedBy: string): Promise<boolean> {
  for (const caseId of (await casesWithFile(deps.store.read, id)).slice(0, casesLooked)) {
    const facts = await factsOf(deps, caseId);
    if (facts && mayReadFile(user, { uploadedBy, cases: [facts] })) return true;
  }
  return false;
}

async function factsOf(deps: HttpDeps, caseId: string): Promise<CaseFacts | null> {
  const kase = await readSummary(deps.store.read, caseId);
  if (!kase) return null;
  const [taskGroups, compiled] = await Promise.all([taskGroupsOf(deps.store.read, caseId), deps.programmes.byHash(kase.definition)]);
  return { kase, taskGroups, ownerOrg: compiled.workflow.owner };
}
