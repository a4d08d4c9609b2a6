import type { FastifyInstance } from 'fastify';
import { askMigration, askUndo } from '../../commands/ask-migration.ts';
import { continueMigration, type DecidedMigration, decideMigration, withdrawMigration } from '../../commands/decide-migration.ts';
import { previewMigration } from '../../commands/preview-migration.ts';
import { type Lang, text } from '../../messages/render.ts';
import type { DecidedMigrationDto, MigrationsDto, PreviewDto } from '../../model/dto/version.ts';
import { Rejection } from '../../model/errors.ts';
import type { Migration } from '../../model/migration.ts';
import type { Problem } from '../../model/problem.ts';
import { mayCheckDefinition, mayPublishDefinition } from '../../policy/definition.ts';
import { migrationsOf, movedBy } from '../../store/case-migrations.ts';
import { requestsOf } from '../../store/migration-requests.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentRequest } from '../present/version.ts';
import {
  answer,
  body,
  bool,
  id,
  int,
  list,
  nullable,
  open,
  params,
  query,
  refusals,
  type Schema,
  sha256,
  slug,
  str,
  text as words,
} from '../schemas/common.ts';

const name: Schema = { type: 'string', minLength: 1, maxLength: 100 };
const nameOrNull: Schema = { type: ['string', 'null'], maxLength: 100 };
const feel: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['feel'],
  properties: { feel: { type: 'string', minLength: 1, maxLength: 4000 } },
};
const record = (values: Schema): Schema => ({
  ...{ type: 'object', maxProperties: 500, propertyNames: { maxLength: 100 } },
  additionalProperties: values,
});
const plan: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    steps: record(nameOrNull),
    fields: record({ anyOf: [name, feel] }),
    results: record({ anyOf: [name, feel] }),
    ruleVersions: record(name),
    timers: { type: 'string', enum: ['keep', 'recompute'] },
  },
};
const migration = { from: sha256, to: sha256, plan };
const required = ['from', 'to', 'plan'];
const problems = list(answer({ code: str, severity: str, document: str, pointer: str, message: str, params: open }));
const casePreview = answer({
  ...{ caseId: str, number: str, enterpriseName: str, stands: list(str), wouldStand: list(str) },
  ...{ opened: list(str), closed: list(str), moved: list(str), problems },
  deadlines: list(answer({ step: str, before: nullable('string'), after: nullable('string') })),
});

const note = words(2000);
const requestSchema = answer({
  ...{ id: str, act: str, migration: str, from: str, to: str, plan: open, note: str, askedAt: str, askedByName: str, state: str },
  ...{ decidedAt: nullable('string'), decidedByName: nullable('string'), decisionNote: nullable('string') },
  may: answer({ decide: bool, withdraw: bool }),
});
const nullOr = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const done = {
  applied: nullOr(answer({ id: str, migrated: int, refused: list(answer({ caseId: str, code: str, problems })) })),
  undone: nullOr(answer({ id: str, undone: int, refused: list(answer({ caseId: str, code: str, message: str })) })),
};
type Id = { Params: { id: string } };
/** Requests looked through for who decided what. */
const requestsRead = 200;

/** Running cases go to another version by a plan: previewed case by case, asked for by one person, applied or undone when another agrees. */
export function migrationRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime, store } = deps;

  app.post<{ Body: Migration & { after?: string; limit?: number } }>(
    '/api/migrations/preview',
    {
      schema: {
        body: {
          ...{ type: 'object', additionalProperties: false, required },
          properties: { ...migration, after: id, limit: { type: 'integer', minimum: 1, maximum: 200 } },
        },
        response: {
          200: answer({ id: str, safe: bool, problems, cases: list(casePreview), next: nullable('string') }),
          ...refusals,
        },
      },
    },
    async (request): Promise<PreviewDto> => {
      const { after, limit, ...asked } = request.body;
      const { language } = request;
      const page = { after, ...(limit && { limit }) };
      const preview = await previewMigration(runtime, { by: userOf(request), migration: asked, ...page, lang: language });
      const cases = preview.cases.map((kase) => ({ ...kase, problems: said(kase.problems, language) }));
      return { ...preview, problems: said(preview.problems, language), cases };
    },
  );

  app.post<{ Body: Migration & { note: string } }>(
    '/api/migrations',
    {
      schema: {
        body: { type: 'object', additionalProperties: false, required: [...required, 'note'], properties: { ...migration, note } },
        response: { 200: requestSchema, ...refusals },
      },
    },
    async (request) => {
      const { note: why, ...asked } = request.body;
      const by = userOf(request);
      return presentRequest(deps, by, await askMigration(runtime, { by, migration: asked, act: 'apply', note: why }));
    },
  );

  app.post<Id & { Body: { note: string } }>(
    '/api/migrations/:id/undo',
    { schema: { params: params({ id: sha256 }), body: body({ note }), response: { 200: requestSchema, ...refusals } } },
    async (request) => {
      const by = userOf(request);
      return presentRequest(deps, by, await askUndo(runtime, { by, id: request.params.id, note: request.body.note }));
    },
  );

  app.post<Id & { Body: { approve: boolean; note: string } }>(
    '/api/migration-requests/:id/decision',
    {
      schema: {
        params: params({ id }),
        body: body({ approve: bool, note }),
        response: { 200: answer({ request: requestSchema, ...done }), ...refusals },
      },
    },
    async (request): Promise<DecidedMigrationDto> => {
      const by = userOf(request);
      const { request: decided, ...result } = await decideMigration(runtime, { by, id: request.params.id, ...request.body });
      return { request: await presentRequest(deps, by, decided), ...presentDone(result, request.language) };
    },
  );

  app.post<Id>(
    '/api/migration-requests/:id/withdrawal',
    { schema: { params: params({ id }), response: { 200: requestSchema, ...refusals } } },
    async (request) => {
      const by = userOf(request);
      return presentRequest(deps, by, await withdrawMigration(runtime, { by, id: request.params.id }));
    },
  );

  app.post<Id>(
    '/api/migrations/:id/continuation',
    { schema: { params: params({ id: sha256 }), response: { 200: answer(done), ...refusals } } },
    async (request) => presentDone(await continueMigration(runtime, { by: userOf(request), id: request.params.id }), request.language),
  );

  app.get<{ Querystring: { programme: string } }>(
    '/api/migrations',
    {
      schema: {
        querystring: { ...query({ programme: slug }), required: ['programme'] },
        response: {
          200: answer({
            items: list(
              answer({
                ...{ id: str, from: str, to: str, plan: open, status: str, createdAt: str, createdBy: str, createdByName: str },
                ...{ decidedByName: nullable('string'), migrated: int, undone: int },
              }),
            ),
            request: nullOr(requestSchema),
          }),
          ...refusals,
        },
      },
    },
    async (request): Promise<MigrationsDto> => {
      const { programme } = request.query;
      const user = userOf(request);
      const { owner } = await deps.programmes.current(programme);
      if (!mayCheckDefinition(user) || !mayPublishDefinition(user, owner)) throw new Rejection('forbidden');
      const stored = await migrationsOf(store.read, programme);
      const requests = await requestsOf(store.read, programme, requestsRead);
      const moved = await movedBy(
        store.read,
        stored.map((one) => one.id),
      );
      const approvals = stored.map(({ id: one }) =>
        requests.find(({ migration: of, act, state }) => of === one && act === 'apply' && state === 'approved'),
      );
      const people = [...stored.map(({ createdBy }) => createdBy), ...approvals.flatMap((one) => [one?.askedBy, one?.decidedBy])];
      const names = await deps.people.names(people.filter((one) => typeof one === 'string'));
      const none = { migrated: 0, undone: 0 };
      return {
        items: stored.map((one, index) => ({
          ...one,
          createdByName: names.get(approvals[index]?.askedBy ?? one.createdBy) ?? '',
          decidedByName: names.get(approvals[index]?.decidedBy ?? '') ?? null,
          ...(moved.get(one.id) ?? none),
        })),
        request: requests[0] ? await presentRequest(deps, user, requests[0]) : null,
      };
    },
  );
}

function said(all: readonly Problem[], language: Lang) {
  return all.map((problem) => ({ ...problem, message: text(language, problem.code, problem.params) }));
}

/** What became of the cases, in words. */
function presentDone({ applied, undone }: Omit<DecidedMigration, 'request'>, language: Lang): Omit<DecidedMigrationDto, 'request'> {
  return {
    applied: applied && { ...applied, refused: applied.refused.map((one) => ({ ...one, problems: said(one.problems, language) })) },
    undone: undone && {
      ...undone,
      refused: undone.refused.map(({ caseId, code, what }) => ({ caseId, code, message: text(language, code, { what }) })),
    },
  };
}
