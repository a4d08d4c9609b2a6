import type { FastifyInstance } from 'fastify';
import { migrateCases } from '../../commands/migrate-cases.ts';
import { previewMigration } from '../../commands/preview-migration.ts';
import { undoMigration } from '../../commands/undo-migration.ts';
import { type Lang, text } from '../../messages/render.ts';
import { Rejection } from '../../model/errors.ts';
import type { Migration } from '../../model/migration.ts';
import type { Problem } from '../../model/problem.ts';
import { mayCheckDefinition, mayPublishDefinition } from '../../policy/definition.ts';
import { migrationsOf } from '../../store/case-migrations.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { answer, bool, id, int, list, nullable, open, params, query, refusals, type Schema, sha256, slug, str } from '../schemas/common.ts';

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

/** Running cases go to another version by a plan: previewed case by case, applied, undone. */
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
    async (request) => {
      const { after, limit, ...asked } = request.body;
      const preview = await previewMigration(runtime, { by: userOf(request), migration: asked, after, ...(limit && { limit }) });
      const { language } = request;
      const cases = preview.cases.map((kase) => ({ ...kase, problems: said(kase.problems, language) }));
      return { ...preview, problems: said(preview.problems, language), cases };
    },
  );

  app.post<{ Body: Migration }>(
    '/api/migrations',
    {
      schema: {
        body: { type: 'object', additionalProperties: false, required, properties: migration },
        response: {
          200: answer({ id: str, migrated: int, refused: list(answer({ caseId: str, code: str, problems })) }),
          ...refusals,
        },
      },
    },
    async (request) => {
      const result = await migrateCases(runtime, { by: userOf(request), migration: request.body });
      return { ...result, refused: result.refused.map((one) => ({ ...one, problems: said(one.problems, request.language) })) };
    },
  );

  app.post<{ Params: { id: string } }>(
    '/api/migrations/:id/undo',
    {
      schema: {
        params: params({ id: sha256 }),
        response: { 200: answer({ id: str, undone: int, refused: list(answer({ caseId: str, code: str, message: str })) }), ...refusals },
      },
    },
    async (request) => {
      const result = await undoMigration(runtime, { by: userOf(request), id: request.params.id });
      return {
        ...result,
        refused: result.refused.map(({ caseId, code, what }) => ({ caseId, code, message: text(request.language, code, { what }) })),
      };
    },
  );

  app.get<{ Querystring: { programme: string } }>(
    '/api/migrations',
    {
      schema: {
        querystring: { ...query({ programme: slug }), required: ['programme'] },
        response: {
          200: answer({
            items: list(answer({ id: str, from: str, to: str, plan: open, status: str, createdAt: str, createdBy: str })),
          }),
          ...refusals,
        },
      },
    },
    async (request) => {
      const user = userOf(request);
      const { owner } = await deps.programmes.current(request.query.programme);
      if (!mayCheckDefinition(user) || !mayPublishDefinition(user, owner)) throw new Rejection('forbidden');
      return { items: await migrationsOf(store.read, request.query.programme) };
    },
  );
}

function said(all: readonly Problem[], language: Lang) {
  return all.map((problem) => ({ ...problem, message: text(language, problem.code, problem.params) }));
}
