import type { Problem } from '../model/problem.ts';
import { nearest } from '../model/similar.ts';

/** Problems of one document being gathered. */
export interface Findings {
  readonly document: string;
  readonly problems: Problem[];
  readonly error: (code: string, pointer: string, params?: Problem['params']) => void;
  readonly warn: (code: string, pointer: string, params?: Problem['params']) => void;
  /** Takes over what was found elsewhere in the document. */
  readonly take: (problems: readonly Problem[]) => void;
  /** Reports members of an object that are not in `known`, with the nearest known one. */
  readonly keywords: (value: object, known: readonly string[], pointer: string) => void;
}

/** More than anybody reads. */
const most = 500;

export function newFindings(document: string): Findings {
  const problems: Problem[] = [];
  const add =
    (severity: Problem['severity']) =>
    (code: string, pointer: string, params: Problem['params'] = {}) => {
      if (problems.length < most) problems.push({ code, severity, document, pointer, params });
    };
  const error = add('error');
  return {
    document,
    problems,
    error,
    warn: add('warning'),
    take: (found) => void problems.push(...found.slice(0, most - problems.length)),
    keywords: (value, known, pointer) => {
      for (const keyword of Object.keys(value)) {
        if (known.includes(keyword)) continue;
        const suggestion = nearest(keyword, known);
        error('form.keyword', pointer, { keyword: keyword.slice(0, 60), ...(suggestion && { suggestion }) });
      }
    },
  };
}

/** A part that is missing, as people call it. */
export const missing = (keyword: 'id' | 'title' | 'when' | 'message' | 'at' | 'items' | 'properties'): Problem['params'] => ({
  keyword: { code: `word.form.${keyword}` },
});
