/** What is wrong, in the words of who designs without having programmed: names instead of ids, fields instead of properties, each place once. */
import { fill } from '../../../engine/messages/fill.ts';
import { type Lang, said, text } from '../../../engine/messages/render.ts';
import type { Problem } from '../../../engine/model/problem.ts';
import type { ParamValue, Word } from '../../../engine/model/word.ts';
import { unchosen } from '../../document/forms/kinds.ts';
import { exampleInWords } from '../rules/example-words.ts';
import type { ToldProblem } from '../studio.ts';
import { problems as en } from '../texts/en/problems.ts';
import { problems as zhCN } from '../texts/zh-CN/problems.ts';

const words: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { 'zh-CN': zhCN, en };
/** Here the id itself is what is wrong. */
const aboutIds = /\.(duplicate|name-taken|reserved|undeclared|unknown)$/;
/** Parameters that are ids, and the collection of the definition that has their titles. */
const collections: Readonly<Record<string, string>> = {
  step: 'steps',
  other: 'steps',
  from: 'steps',
  of: 'steps',
  start: 'steps',
  target: 'steps',
  branch: 'branches',
  role: 'roles',
  registry: 'registries',
  message: 'messages',
  parameter: 'parameters',
  form: 'forms',
};

/**
 * Problems of a content (as it is edited, so of any shape) with their texts. Of one place the shape is left out when something that says
 * more is wrong there too.
 */
export function tellProblems(problems: readonly Problem[], content: unknown, language: Lang): ToldProblem[] {
  const placeOf = ({ document, pointer }: Problem) => `${document}#${pointer}`;
  const saidMore = new Set(problems.filter(({ code }) => !isShape(code)).map(placeOf));
  const titles = titlesOf(content);
  return problems
    .filter((problem) => !isShape(problem.code) || !saidMore.has(placeOf(problem)))
    .map((problem) => ({ ...problem, message: messageOf(problem, titles, language) }));
}

const isShape = (code: string) => code.startsWith('schema.');

function messageOf(problem: Problem, titles: ReadonlyMap<string, Word>, language: Lang): string {
  const { code } = problem;
  const params = aboutIds.test(code)
    ? problem.params
    : Object.fromEntries(Object.entries(problem.params).map(([name, value]) => [name, called(name, value, titles, language)]));
  const template = words[language][asked(problem)];
  return template === undefined ? text(language, code, params) : fill(template, params, (value) => said(language, value));
}

/** Which text: a code that stands for several things is told apart by its parameters. */
function asked({ code, params, pointer }: Problem): string {
  if (code === 'schema.minLength' && params.limit === 1) return 'schema.empty';
  if (code === 'form.vocabulary' && params.name === unchosen) return 'vocabulary.unchosen';
  // A form's fields, not those of a table.
  if (code === 'form.missing' && pointer === '/schema') return 'form.empty';
  return code;
}

function called(name: string, value: ParamValue, titles: ReadonlyMap<string, Word>, language: Lang): ParamValue {
  if (name === 'example' && typeof value === 'string') return exampleInWords(value, language);
  const collection = collections[name];
  return (collection !== undefined && typeof value === 'string' && titles.get(`${collection} ${value}`)) || value;
}

/** `steps county` → what people call it, wherever in the content the collection lies. */
function titlesOf(content: unknown): ReadonlyMap<string, Word> {
  const kept = new Set(Object.values(collections));
  const found = new Map<string, Word>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, within] of Object.entries(value)) {
      if (kept.has(key) && typeof within === 'object' && within !== null)
        for (const [id, one] of Object.entries(within)) {
          const { title, titleEn } = (one ?? {}) as { readonly title?: unknown; readonly titleEn?: unknown };
          if (typeof title === 'string' && title.trim() !== '')
            found.set(`${key} ${id}`, { title, titleEn: typeof titleEn === 'string' ? titleEn : undefined });
        }
      walk(within);
    }
  };
  const { workflow, forms } = (content ?? {}) as { readonly workflow?: unknown; readonly forms?: unknown };
  walk({ workflow });
  for (const [id, form] of Object.entries((forms ?? {}) as Readonly<Record<string, { readonly title?: unknown } | null>>))
    if (typeof form?.title === 'string') found.set(`forms ${id}`, { title: form.title });
  return found;
}
