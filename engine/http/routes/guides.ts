import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { guideOf, withoutBraces } from '../../machine/guide.ts';
import { text } from '../../messages/render.ts';
import type { GuideDto } from '../../model/dto/guide.ts';
import { Rejection } from '../../model/errors.ts';
import type { StoredDefinition } from '../../store/definitions.ts';
import type { HttpDeps } from '../deps.ts';
import { presentProgrammes } from '../present/programme.ts';
import { pdfHeaders } from '../reply.ts';
import { page, params, ref, refusals, slug } from '../schemas/common.ts';

type Id = { Params: { id: string } };
const anybody = { access: 'public' } as const;

/** Service guides 办事指南, for anybody: the catalogue, one guide, and the sample of a certificate. */
export function guideRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const byId = params({ id: slug });

  app.get(
    '/api/public/programmes',
    { config: anybody, schema: { response: { 200: page(ref('programmeSummary')), ...refusals } } },
    async (request) => ({
      // What offices open for themselves, or the calendar does, is nothing to apply for.
      items: await presentProgrammes(deps, (await deps.programmes.latest()).filter(isApplied), request.language),
    }),
  );

  app.get<Id>(
    '/api/public/programmes/:id',
    { config: anybody, schema: { params: byId, response: { 200: ref('guide'), ...refusals } } },
    async (request): Promise<GuideDto> => {
      const definition = await deps.programmes.current(request.params.id);
      const [summary] = await presentProgrammes(deps, [definition], request.language);
      if (!summary) throw new Rejection('not-found');
      const guide = guideOf(definition.package, dateOf(deps.clock()), request.language);
      return { ...summary, ...guide, open: !guide.batch || summary.windows.some((window) => window.open) };
    },
  );

  app.get<Id>(
    '/api/public/programmes/:id/sample.pdf',
    { config: anybody, schema: { params: byId, response: refusals } },
    async (request, reply) => {
      const { package: pkg, owner } = await deps.programmes.current(request.params.id);
      const step = Object.values(pkg.workflow.steps).find((one) => one.type === 'register' && one.certificate);
      const certificate = step?.type === 'register' ? step.certificate : undefined;
      if (!certificate) throw new Rejection('not-found');
      const today = dateOf(deps.clock());
      const title = withoutBraces(certificate.title);
      const pdf = await deps.certificates.print(
        {
          ...{ title, body: withoutBraces(certificate.body), number: text(request.language, 'certificate.sample') },
          fields: certificate.fields.map(({ label }) => ({ label, value: '×××' })),
          ...{ holder: '×××', issuer: (await deps.people.organisations()).get(owner)?.name ?? owner, validFrom: today, validTo: today },
          ...{ verification: '×××', verifyUrl: `${deps.config.publicUrl}/verify`, status: 'sample' },
        },
        request.language,
      );
      return reply.headers({ ...pdfHeaders(title), 'cache-control': 'public, max-age=3600' }).send(pdf);
    },
  );
}

/** A case of it begins with a form of the applicant's. */
function isApplied({ package: { workflow } }: StoredDefinition): boolean {
  const start = workflow.steps[workflow.start];
  return start?.type === 'form' && start.by === 'applicant';
}
