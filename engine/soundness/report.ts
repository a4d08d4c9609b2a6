import { type Path, pathOf, pointerOf } from '../model/pointer.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../model/similar.ts';

/** Problems of a package, gathered. The same code at the same place is said once (a template has many branches). */
export interface Report {
  readonly problems: Problem[];
  error(code: string, at: Path, params?: Problem['params'], document?: string): void;
  warn(code: string, at: Path, params?: Problem['params'], document?: string): void;
  add(problems: readonly Problem[]): void;
}

export function newReport(): Report {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const push = (problem: Problem): void => {
    const key = `${problem.code} ${problem.document} ${problem.pointer} ${problem.params.at ?? ''}`;
    if (!seen.has(key)) problems.push(problem);
    seen.add(key);
  };
  const note =
    (severity: Problem['severity']): Report['error'] =>
    (code, at, params = {}, document = 'workflow') =>
      push({ code, severity, document, pointer: pointerOf(at), params });
  return { problems, error: note('error'), warn: note('warning'), add: (more) => more.forEach(push) };
}

/** `{suggestion}` for a misspelt name, or nothing. */
export function suggest(name: string, known: Iterable<string>): { suggestion?: string } {
  const suggestion = nearest(name, known);
  return suggestion === undefined ? {} : { suggestion };
}

/** Does a pointer lie at or under a path? */
export function isUnder(pointer: string, path: Path): boolean {
  const parts = pathOf(pointer);
  return path.every((part, index) => String(part) === parts[index]);
}
