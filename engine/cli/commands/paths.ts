import { isWorkingDay } from '../../calendar/calendar.ts';
import { addDays, dateOf } from '../../calendar/date.ts';
import { statutoryCalendar } from '../../calendar/years.ts';
import { type Lang, text } from '../../messages/render.ts';
import { checkPackage, isSound } from '../../soundness/check.ts';
import { sampleEnterprise } from '../../soundness/paths/enterprise.ts';
import { generatePaths } from '../../soundness/paths/generate.ts';
import type { GeneratedPath, PathEvent, PathReport } from '../../soundness/paths/path.ts';
import type { Command } from '../command.ts';
import { neighbours, packageAt } from '../package-files.ts';
import { problemLines } from '../publish.ts';

/** Cases that cover the first definition, with where each arrives; its sub-cases by the others named and by all under the root. Exit code 1 when something can't be covered. */
export const paths: Command = {
  name: 'paths',
  usage: '<programme|folder|file> [other…] [--start YYYY-MM-DD]',
  about: 'cli.paths',
  names: [1, Number.POSITIVE_INFINITY],
  values: ['start'],
  run: async ({ config, names, values, lang }) => {
    const [id = '', ...beside] = names;
    const pkg = packageAt(config.root, id);
    const problems = checkPackage(pkg);
    if (!isSound(problems)) return { ok: false, json: { ok: false, problems }, words: problemLines(id, problems) };
    const start = values.get('start') ?? nextWorkingDay(dateOf(new Date().toISOString()));
    const report = generatePaths(pkg, {
      calendar: statutoryCalendar,
      start,
      enterprise: sampleEnterprise(start),
      others: [...beside.map((name) => packageAt(config.root, name)), ...neighbours(config.root)],
    });
    const ok = report.uncovered.length === 0;
    return { ok, json: { ok, ...report }, words: wordsOf(report, lang) };
  },
};

function nextWorkingDay(date: string): string {
  let day = date;
  while (!isWorkingDay(statutoryCalendar, day).working) day = addDays(day, 1);
  return day;
}

function wordsOf(report: PathReport, lang: Lang): string {
  const { paths: all, covered, uncovered } = report;
  const head = text(lang, 'paths.summary', { paths: all.length, covered: covered.length, total: covered.length + uncovered.length });
  const missing = uncovered.map(
    ({ goal, reason, detail }) => `  ✗ ${goal}: ${text(lang, `paths.${reason}`)}${detail && detail !== goal ? ` (${detail})` : ''}`,
  );
  return [head, ...all.flatMap((path, index) => pathLines(path, index, lang)), ...missing].join('\n');
}

function pathLines({ goals, events, predicted }: GeneratedPath, index: number, lang: Lang): string[] {
  const head = `${index + 1}. ${goals.join(', ')}`;
  const arrived = text(lang, 'paths.arrives', { outcome: predicted.outcome ?? predicted.status });
  return ['', head, ...events.map((event) => `   ${dateOf(event.at)}  ${lineOf(event, lang)}`), `   ${arrived}`];
}

function lineOf({ action, steps }: PathEvent, lang: Lang): string {
  const after = steps.length > 0 ? ` → ${steps.join(', ')}` : '';
  switch (action.do) {
    case 'complete':
      return `${action.group} · ${action.step}: ${action.outcome}${after}`;
    case 'wait':
      return text(lang, 'paths.wait', { step: action.step, timer: action.timer }) + after;
    case 'message':
    case 'answer':
      return text(lang, `paths.${action.do}`, { step: action.step, name: action.do === 'message' ? action.name : '' }) + after;
    case 'start':
      return text(lang, 'paths.start', { step: action.step, programme: action.programme }) + after;
    case 'child':
      return text(lang, 'paths.child', { step: action.step, outcome: action.outcome }) + after;
    default:
      return text(lang, `paths.${action.do}`) + after;
  }
}
