/** One difference between two versions, in words, and what gathers them. */
import { type Lang, type Params, text } from '../../messages/render.ts';
import { type Path, pointerOf } from '../../model/pointer.ts';

export type ChangeClass = 'process' | 'people' | 'time' | 'forms' | 'rules' | 'texts';

export interface Change {
  readonly class: ChangeClass;
  /** Key of its sentence in `messages/`. */
  readonly code: string;
  /** `workflow`, `forms/<name>` or `vocabularies/<name>`. */
  readonly document: string;
  /** JSON pointers into the document of each version; null where it isn't. */
  readonly before: string | null;
  readonly after: string | null;
  /** A case under way would be treated otherwise, if it were migrated; else only new cases, or nobody. */
  readonly affectsRunning: boolean;
  readonly text: string;
  readonly textEn: string;
}

/** Parameters of a sentence; a function where the words differ by language. */
export type Words = Readonly<Record<string, string | number | ((lang: Lang) => string)>>;

export interface Differ {
  readonly changes: Change[];
  /** `before` or `after` is null where the thing isn't. */
  note(kind: ChangeClass, code: string, before: Path | null, after: Path | null, words?: Words, options?: NoteOptions): void;
}
interface NoteOptions {
  readonly document?: string;
  readonly affectsRunning?: boolean;
}

export function newDiffer(): Differ {
  const changes: Change[] = [];
  return {
    changes,
    note(kind, code, before, after, words = {}, { document = 'workflow', affectsRunning = kind !== 'texts' } = {}) {
      const said = (lang: Lang) => text(lang, code, spoken(words, lang));
      changes.push({
        ...{ class: kind, code, document, affectsRunning, text: said('zh-CN'), textEn: said('en') },
        ...{ before: before && pointerOf(before), after: after && pointerOf(after) },
      });
    },
  };
}

function spoken(words: Words, lang: Lang): Params {
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, typeof value === 'function' ? value(lang) : value]));
}

export function same(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** JSON with sorted keys: the order of properties is no difference. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`)
    .join()}}`;
}

/** Calls back for each name in either record: the value of both, undefined where it isn't. */
export function eachName<T>(
  before: Readonly<Record<string, T>> | undefined,
  after: Readonly<Record<string, T>> | undefined,
  visit: (name: string, before: T | undefined, after: T | undefined) => void,
): void {
  for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) visit(name, before?.[name], after?.[name]);
}
