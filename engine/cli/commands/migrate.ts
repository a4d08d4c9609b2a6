import { migrateCases } from '../../commands/migrate-cases.ts';
import { previewMigration } from '../../commands/preview-migration.ts';
import type { Runtime } from '../../commands/runtime.ts';
import { undoMigration } from '../../commands/undo-migration.ts';
import { text } from '../../messages/render.ts';
import { Rejection } from '../../model/errors.ts';
import type { Migration } from '../../model/migration.ts';
import type { Problem } from '../../model/problem.ts';
import { canonicalJson, sha256 } from '../../store/canonical.ts';
import { type Answer, type Call, type Command, WrongUse, withRuntime } from '../command.ts';
import { readJson } from '../package-files.ts';
import { operator } from '../publish.ts';

/** Migrates running cases by a plan in a file: `{from, to, plan}`, versions by content hash. */
export const migrate: Command = {
  name: 'migrate',
  usage: '--plan <file> [--preview | --apply | --undo]',
  about: 'cli.migrate',
  names: [0, 0],
  flags: ['preview', 'apply', 'undo'],
  values: ['plan'],
  run: async (call) => {
    const migration = planIn(call);
    const { flags } = call;
    return withRuntime(call.config, async (runtime) => {
      try {
        if (flags.has('apply')) return await apply(runtime, migration, call);
        if (flags.has('undo')) return await undo(runtime, migration, call);
        return await preview(runtime, migration, call);
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        const problems = error.details as readonly Problem[];
        const words = [text(call.lang, error.code, { count: problems.length, ...error.params }), ...problemsIn(problems, call)];
        return { ok: false, json: { ok: false, code: error.code, problems }, words: words.join('\n') };
      }
    });
  },
};

function planIn({ values }: Call): Migration {
  const file = values.get('plan');
  if (file === undefined) throw new WrongUse('--plan <file>');
  const read = readJson(file) as Partial<Migration>;
  if (typeof read.from !== 'string' || typeof read.to !== 'string') throw new WrongUse(`${file}: {"from": …, "to": …, "plan": {…}}`);
  return { from: read.from, to: read.to, plan: read.plan ?? {} };
}

async function preview(runtime: Runtime, migration: Migration, call: Call): Promise<Answer> {
  const lines: string[] = [];
  let next: string | null = '';
  let safe = true;
  const pages = [];
  while (next !== null) {
    const page = await previewMigration(runtime, { by: operator, migration, after: next, lang: call.lang });
    if (pages.length === 0) lines.push(...problemsIn(page.problems, call));
    for (const { number, stands, wouldStand, problems } of page.cases) {
      lines.push(
        `${problems.length > 0 ? '✗' : '✓'} ${number}: ${stands.join(', ')} → ${wouldStand.join(', ')}`,
        ...problemsIn(problems, call),
      );
    }
    safe &&= page.safe;
    pages.push(page);
    next = page.next;
  }
  const cases = pages.flatMap((page) => page.cases);
  return { ok: safe, json: { ok: safe, problems: pages[0]?.problems ?? [], cases }, words: lines.join('\n') };
}

async function apply(runtime: Runtime, migration: Migration, call: Call): Promise<Answer> {
  const { id, migrated, refused } = await migrateCases(runtime, { by: operator, migration });
  const lines = refused.flatMap(({ caseId, problems }) => [`✗ ${caseId}`, ...problemsIn(problems, call)]);
  const ok = refused.length === 0;
  return {
    ok,
    json: { ok, id, migrated, refused },
    words: [text(call.lang, 'cli.migrated', { migrated, refused: refused.length }), ...lines].join('\n'),
  };
}

async function undo(runtime: Runtime, migration: Migration, { lang }: Call): Promise<Answer> {
  const { from, to, plan } = migration;
  const result = await undoMigration(runtime, { by: operator, id: sha256(canonicalJson({ from, to, plan })) });
  const ok = result.refused.length === 0;
  const lines = result.refused.map(({ caseId, code, what }) => `✗ ${caseId} ${text(lang, code, { what })}`);
  return { ok, json: { ok, ...result }, words: [`${result.undone}`, ...lines].join('\n') };
}

function problemsIn(problems: readonly Problem[], { lang }: Call): string[] {
  return problems.map(({ pointer, code, params }) => `    ${pointer} [${code}] ${text(lang, code, params)}`);
}
