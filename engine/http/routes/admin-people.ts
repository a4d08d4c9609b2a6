import type { FastifyInstance } from 'fastify';
import { exportPeople } from '../../commands/admin/export-people.ts';
import { type ImportReport, importPeople, type Rows } from '../../commands/admin/import-people.ts';
import { rolesThere } from '../../commands/admin/roles.ts';
import { hasText, type Params, text as say } from '../../messages/render.ts';
import type { PeopleReportDto } from '../../model/dto/admin.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { roleTitles } from '../present/titles.ts';
import { answer, body, int, list, open, refusals, str, text } from '../schemas/common.ts';

const most = 500;
const cell = text(200);
const columns = {
  id: cell,
  name: cell,
  district: cell,
  parent: cell,
  login: cell,
  email: cell,
  providerId: cell,
  role: cell,
  org: cell,
  until: cell,
};
const content = body({
  kind: { type: 'string', enum: ['organisations', 'users'] },
  rows: { ...list(body(columns, ['name'])), minItems: 1, maxItems: most },
});
const report = answer({
  rows: list(answer({ row: int, title: str, outcome: str, errors: list(answer({ field: str, message: str })) })),
  passwords: list(answer({ login: str, name: str, password: str })),
});
type Body = { Body: { kind: Rows['kind']; rows: readonly Record<string, string>[] } };

/** Import and export of organisations and users as tables; the browser reads and writes the workbooks. */
export function adminPeopleRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const run = async (request: Parameters<typeof userOf>[0] & { body: Body['Body'] }, rehearse: boolean): Promise<PeopleReportDto> => {
    const { language } = request;
    const [known, zh, en] = await Promise.all([rolesThere(deps.runtime), roleTitles(deps, 'zh-CN'), roleTitles(deps, 'en')]);
    const roleOf = (given: string) => [...known].find((role) => [role, zh(role), en(role)].includes(given)) ?? null;
    const done = await importPeople(deps.runtime, {
      ...{ by: userOf(request), address: request.ip, rehearse, hash: deps.passwords.hash, roleOf },
      content: filled(request.body),
    });
    if (!rehearse) deps.people.forget();
    return presentReport(done, language);
  };

  app.post<Body>('/api/admin/people/preview', { schema: { body: content, response: { 200: report, ...refusals } } }, (request) =>
    run(request, true),
  );
  app.post<Body>(
    '/api/admin/people/import',
    { schema: { body: content, response: { 200: report, ...refusals } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return run(request, false);
    },
  );
  app.post<{ Body: { kind: Rows['kind'] } }>(
    '/api/admin/people/export',
    {
      schema: {
        body: body({ kind: { type: 'string', enum: ['organisations', 'users'] } }),
        response: { 200: answer({ kind: str, rows: list(open) }), ...refusals },
      },
    },
    async (request) => exportPeople(deps.runtime, { by: userOf(request), address: request.ip, kind: request.body.kind }),
  );

  function presentReport({ rows, passwords }: ImportReport, language: 'zh-CN' | 'en'): PeopleReportDto {
    const message = (code: string, params: Params = {}) => (hasText(language, code) ? say(language, code, params) : code);
    return {
      passwords,
      rows: rows.map(({ errors, ...row }) => ({
        ...row,
        errors: errors.map(({ pointer, code, params }) => ({ field: pointer.slice(1), message: message(code, params as Params) })),
      })),
    };
  }
}

/** Cells that weren't given are empty. */
function filled({ kind, rows }: Body['Body']): Rows {
  const trimmed = (row: Record<string, string>, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, (row[name] ?? '').trim()]));
  const names =
    kind === 'organisations' ? ['id', 'name', 'district', 'parent'] : ['login', 'name', 'email', 'providerId', 'role', 'org', 'until'];
  return { kind, rows: rows.map((row) => trimmed(row, names)) } as unknown as Rows;
}
