import { text } from '../../messages/render.ts';
import { checkPackage, isSound } from '../../soundness/check.ts';
import { type Description, describeProgramme } from '../../soundness/describe/describe.ts';
import type { Command } from '../command.ts';
import { neighbours, packageAt } from '../package-files.ts';
import { problemLines } from '../publish.ts';
import { readDemonstration } from '../seed.ts';

/** A definition read back in plain words. */
export const describe: Command = {
  name: 'describe',
  usage: '<programme|folder|file>',
  about: 'cli.describe',
  names: [1, 1],
  run: async ({ config, names, lang }) => {
    const [id = ''] = names;
    const pkg = packageAt(config.root, id);
    const problems = checkPackage(pkg);
    if (!isSound(problems)) return { ok: false, json: { ok: false, problems }, words: problemLines(id, problems) };
    const around = neighbours(config.root).flatMap(({ workflow }): [string, string][] => [
      [workflow.id, workflow.title],
      ...Object.entries(workflow.registries ?? {}).map(([id, { title }]): [string, string] => [id, title]),
    ]);
    const office = (readDemonstration(config.root)?.organisations ?? []).map((org): [string, string] => [org.id, org.name]);
    const description = describeProgramme(pkg, lang, new Map([...around, ...office]));
    return { ok: true, json: { ok: true, ...description }, words: wordsOf(description, text(lang, 'describe.forms')) };
  },
};

function wordsOf({ title, about, steps, forms, rules }: Description, formsHead: string): string {
  const part = (head: string, lines: readonly string[]) => ['', head, ...lines.map((line) => `  ${line}`)];
  const body = steps.flatMap(({ id, title: name, lines }, index) => part(`${index + 1}. ${name}${name === id ? '' : ` [${id}]`}`, lines));
  return [
    title,
    ...about.map((line) => `  ${line}`),
    ...body,
    ...forms.flatMap((form) => part(`${formsHead} · ${form.title}`, form.lines)),
    ...rules.flatMap((rule) => part(rule.title, rule.lines)),
  ].join('\n');
}
