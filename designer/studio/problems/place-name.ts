/** What a person calls the place of a problem, for lines of the list that would read the same. */
import { pathOf } from '../../../engine/model/pointer.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { ToldProblem } from '../studio.ts';

interface Words {
  /** The author's words in the reader's language. */
  readonly pick: (chinese: string, english?: string) => string;
  /** What a property is called; null where the interface has no name for it. */
  readonly property: (key: string) => string | null;
  /** The n-th of a list, which has no name. */
  readonly nth: (n: number) => string;
}

/** The messages that more than one problem has. */
export function repeatedMessages(problems: readonly ToldProblem[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { message } of problems) counts.set(message, (counts.get(message) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 1).map(([message]) => message));
}

/** Names on the way to the problem, from the step, rule or form down; those of a list without a name of their own by their number; last the property. */
export function placeNames(document: ProgrammeDocument, problem: Pick<ToldProblem, 'document' | 'pointer'>, words: Words): string[] {
  const [folder = '', name = ''] = problem.document.split('/');
  const whole = folder === 'workflow' ? document.workflow : (document as unknown as Record<string, Named>)[folder]?.[name];
  const path = pathOf(problem.pointer);
  const names = folder === 'workflow' ? [] : [nameOf(whole, words) ?? name];
  let at: unknown = whole;
  for (const [index, key] of path.entries()) {
    const within = at;
    at = (within as Named | undefined)?.[key];
    const own = nameOf(at, words);
    const siblings = Array.isArray(within) ? within.filter((one) => nameOf(one, words) === own).length : 0;
    if (own !== null) names.push(own);
    if (Array.isArray(within) && (own === null || siblings > 1)) names.push(words.nth(Number(key) + 1));
    else if (own === null && index === 1 && folder === 'workflow') names.push(key);
  }
  const last = path.at(-1);
  const property = last !== undefined && typeof at !== 'object' ? words.property(last) : null;
  return property === null ? names : [...names, property];
}

type Named = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function nameOf(value: unknown, { pick }: Words): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const { title, titleEn, label, labelEn } = value as Readonly<Record<string, unknown>>;
  const [chinese, english] = typeof title === 'string' ? [title, titleEn] : [label, labelEn];
  if (typeof chinese !== 'string' || chinese.trim() === '') return null;
  return pick(chinese, typeof english === 'string' ? english : undefined);
}
