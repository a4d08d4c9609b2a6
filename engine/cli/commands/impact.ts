import { type ImpactedCase, impactOfDraft } from '../../commands/impact.ts';
import { text } from '../../messages/render.ts';
import { checkPackage, isSound } from '../../soundness/check.ts';
import { both } from '../arguments.ts';
import { type Command, WrongUse, withRuntime } from '../command.ts';
import { packageAt } from '../package-files.ts';
import { problemLines } from '../publish.ts';

/** Past cases of a programme decided again with a draft's rules. Nothing is written. */
export const impact: Command = {
  name: 'impact',
  usage: '<programme> <draft folder|file>',
  about: 'cli.impact',
  names: [2, 2],
  run: ({ config, names, lang }) => {
    const [programme = '', place = ''] = names;
    const pkg = packageAt(config.root, place);
    const problems = checkPackage(pkg);
    if (!isSound(problems)) return Promise.resolve({ ok: false, json: { ok: false, problems }, words: problemLines(place, problems) });
    if (pkg.workflow.id !== programme) throw new WrongUse(both('cli.other-programme', { id: pkg.workflow.id, programme }));
    return withRuntime(config, async (runtime) => {
      const { cases, changed } = await impactOfDraft(runtime, pkg, lang);
      const head = text(lang, 'impact.summary', { cases, changed: changed.length });
      return { ok: true, json: { ok: true, cases, changed }, words: [head, ...changed.flatMap(linesOf)].join('\n') };
    });
  },
};

function linesOf({ number, enterprise, inWords }: ImpactedCase): string[] {
  const lines = inWords.differences.flatMap(({ where, before, after, why }) => [
    `  ${where}: ${before} → ${after}`,
    ...why.flatMap((reason) => reason.split('\n')).map((reason) => `      ${reason}`),
  ]);
  return ['', `${number} ${enterprise}`, ...lines, ...inWords.untold.map((line) => `  ? ${line}`)];
}
