import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { fileObjection } from '../../commands/file-objection.ts';
import type { Lang } from '../../messages/render.ts';
import type { PublicNoticeDto, VerificationState } from '../../model/dto/registry.ts';
import { Rejection } from '../../model/errors.ts';
import { type Notice, noticeById, noticePage } from '../../store/notices.ts';
import { entryByVerification, isSuperseded, type StoredEntry } from '../../store/registry.ts';
import type { HttpDeps } from '../deps.ts';
import { idempotencyKeyOf } from '../plugins/idempotency.ts';
import { programmeTitle } from '../present/titles.ts';
import { cursorParam } from '../reply.ts';
import { after, answer, body, id, limit, page, pageOf, params, query, ref, refusals, str, text } from '../schemas/common.ts';

type Id = { Params: { id: string } };
const open = { access: 'public' } as const;

/** What anybody may read and do without signing in: notices, objections, the check of a certificate. */
export function publicRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { store } = deps;

  app.get<{ Querystring: { after?: string; limit?: string; open?: 'true' } }>(
    '/api/public/notices',
    {
      config: open,
      schema: {
        querystring: query({ after, limit, open: { type: 'string', enum: ['true'] } }),
        response: { 200: page(ref('publicNotice')), ...refusals },
      },
    },
    async (request) => {
      const rows = await noticePage(store.read, {
        ...(request.query.open ? { open: true } : {}),
        after: cursorParam(request.query.after),
        limit: pageOf(request.query.limit),
      });
      return { ...rows, items: await Promise.all(rows.items.map((notice) => presentNotice(deps, notice, request.language))) };
    },
  );

  app.get<Id>(
    '/api/public/notices/:id',
    { config: open, schema: { params: params({ id }), response: { 200: ref('publicNotice'), ...refusals } } },
    async (request) => presentNotice(deps, await found(deps, request.params.id), request.language),
  );

  app.post<Id & { Body: { name: string; contact: string; grounds: string } }>(
    '/api/public/notices/:id/objections',
    {
      config: open,
      schema: {
        params: params({ id }),
        body: body({ name: text(60, 1), contact: text(120, 1), grounds: text(4000, 1) }),
        response: { 201: answer({ id: str }), ...refusals },
      },
    },
    async (request, reply) => {
      const wait = deps.publicLimit.attempt(request.ip, Date.parse(deps.clock()));
      if (wait > 0) throw new Rejection('rate.limited', { seconds: wait, retryAfter: wait });
      const notice = await found(deps, request.params.id);
      if (!isOpen(notice, dateOf(deps.clock()))) throw new Rejection('state.wrong');
      const filed = await fileObjection(deps.runtime, {
        ...trimmed(request.body),
        caseId: notice.caseId,
        idempotencyKey: idempotencyKeyOf(request),
      });
      return reply.code(201).send({ id: filed.objection });
    },
  );

  app.get<{ Params: { code: string } }>(
    '/api/public/verify/:code',
    {
      config: open,
      schema: {
        params: params({ code: { type: 'string', pattern: '^[0-9A-Za-z-]{4,64}$' } }),
        response: { 200: ref('verification'), ...refusals },
      },
    },
    async (request) => {
      const now = Date.parse(deps.clock());
      const wait = deps.codeLimit.attempt(request.ip, now);
      if (wait > 0) throw new Rejection('rate.limited', { seconds: wait, retryAfter: wait });
      const entry = await entryByVerification(store.read, request.params.code);
      if (!entry) {
        deps.codeLimit.failed(request.ip, now);
        throw new Rejection('not-found');
      }
      const state = await stateOf(deps, entry);
      const compiled = await deps.programmes.byHash(entry.definition);
      return {
        valid: state === 'valid',
        state,
        number: entry.number,
        title: entry.certificate?.title ?? programmeTitle(compiled, request.language),
        enterpriseName: entry.enterpriseName,
        validFrom: entry.validFrom,
        validTo: entry.validTo,
        status: entry.status,
      };
    },
  );
}

/** What the certificate is worth today. Withdrawn, revoked or suspended outweighs a newer one; a newer one outweighs the mere end. */
async function stateOf({ store, clock }: HttpDeps, entry: StoredEntry): Promise<VerificationState> {
  const today = dateOf(clock());
  if (entry.status === 'revoked' || entry.status === 'suspended' || entry.status === 'withdrawn') return entry.status;
  if (await isSuperseded(store.read, entry, today)) return 'superseded';
  if (entry.status === 'expired' || entry.validTo < today) return 'expired';
  return today < entry.validFrom ? 'pending' : 'valid';
}

async function found(deps: HttpDeps, noticeId: string): Promise<Notice> {
  const notice = await noticeById(deps.store.read, noticeId);
  if (!notice) throw new Rejection('not-found');
  return notice;
}

function isOpen(notice: Notice, today: string): boolean {
  return notice.closedAt === null && notice.from <= today && today <= notice.until;
}

async function presentNotice(deps: HttpDeps, notice: Notice, language: Lang): Promise<PublicNoticeDto> {
  const compiled = await deps.programmes.byHash(notice.definition);
  const { id: noticeId, caseNumber, title, from, until, estimated, content } = notice;
  return {
    ...{ id: noticeId, caseNumber, programmeTitle: programmeTitle(compiled, language), title, from, until, estimated },
    ...{ open: isOpen(notice, dateOf(deps.clock())), content },
  };
}

/** A name or grounds of blanks say nothing. */
function trimmed<T extends { name: string; contact: string; grounds: string }>({ name, contact, grounds }: T) {
  const values = { name: name.trim(), contact: contact.trim(), grounds: grounds.trim() };
  const empty = Object.entries(values).filter(([, value]) => value === '');
  if (empty.length > 0)
    throw new Rejection(
      'input.invalid',
      { count: empty.length },
      empty.map(([key]) => ({ pointer: `/${key}`, code: 'field.required', params: {} })),
    );
  return values;
}
