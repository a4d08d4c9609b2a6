import { archiveCases } from '../../commands/archive-cases.ts';
import { restoreCase, setRetention } from '../../commands/restore-case.ts';
import { text } from '../../messages/render.ts';
import type { RetentionTerm } from '../../store/archive/archive.ts';
import { retentions } from '../../store/archive/retention.ts';
import { both } from '../arguments.ts';
import { type Answer, type Call, type Command, WrongUse, withRuntime } from '../command.ts';
import { operator } from '../publish.ts';

const terms: readonly string[] = ['permanent', '30', '10'] satisfies RetentionTerm[];

/** Archives closed cases whose time is over; takes one out again; sets a programme's times. */
export const archive: Command = {
  name: 'archive',
  usage: '[--dry-run] | restore <number> | keep <programme> [--months n] [--term permanent|30|10]',
  about: 'cli.archive',
  names: [0, 2],
  flags: ['dry-run'],
  values: ['months', 'term'],
  run: (call) => {
    const [verb, name] = call.names;
    if (verb === undefined) return move(call);
    if (name !== undefined && verb === 'restore') return restore(call, name);
    if (name !== undefined && verb === 'keep') return keep(call, name);
    throw new WrongUse(`liuzhuan archive ${archive.usage}`);
  },
};

function move({ config, flags, lang }: Call): Promise<Answer> {
  const dryRun = flags.has('dry-run');
  return withRuntime(config, async (runtime) => {
    const programmes = await archiveCases(runtime, { dryRun });
    const words = programmes.map((one) =>
      text(lang, dryRun ? 'cli.would-archive' : 'cli.archived', { ...one, term: termIn(one.term, lang) }),
    );
    return { ok: true, json: { ok: true, dryRun, programmes }, words: words.join('\n') };
  });
}

function restore({ config }: Call, number: string): Promise<Answer> {
  return withRuntime(config, async (runtime) => {
    const caseId = await restoreCase(runtime, { by: operator, number });
    const ok = caseId !== null;
    return { ok, json: { ok, number, caseId }, words: both(ok ? 'cli.restored-case' : 'cli.not-archived', { number }) };
  });
}

function keep({ config, values, lang }: Call, programme: string): Promise<Answer> {
  const [months, term] = [values.get('months'), values.get('term')];
  if (months === undefined && term === undefined) throw new WrongUse(`liuzhuan archive ${archive.usage}`);
  if (months !== undefined && !/^[1-9][0-9]{0,2}$/.test(months)) throw new WrongUse(both('cli.archive-months', { months }));
  if (term !== undefined && !terms.includes(term)) throw new WrongUse(both('cli.archive-term', { term }));
  return withRuntime(config, async (runtime) => {
    const now = (await retentions(runtime.store.read)).find((one) => one.programme === programme);
    if (!now) throw new WrongUse(both('cli.not-published', { id: programme }));
    const next = { programme, months: Number(months ?? now.months), term: (term ?? now.term) as RetentionTerm };
    await setRetention(runtime, { by: operator, ...next });
    return { ok: true, json: { ok: true, ...next }, words: text(lang, 'cli.archive-kept', { ...next, term: termIn(next.term, lang) }) };
  });
}

const termIn = (term: RetentionTerm, lang: Call['lang']) => text(lang, `archive.term.${term}`);
