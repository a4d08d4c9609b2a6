import type { Node } from './tree.ts';

/**
 * What one evaluation runs on. `scope` is plain JSON and is never converted as a whole; `locals` are the values bound
 * by for, some, every, filters and contexts, each in the slot given to it when compiling; `left` only ever falls.
 */
export interface Env {
  readonly scope: unknown;
  readonly locals: unknown[];
  readonly source: string;
  readonly budget: number;
  left: number;
}
export type Run = (env: Env) => unknown;
/** How the parts of a node become closures; passed down, so that the emitters need not know `emit.ts`. */
export type Emit = (node: Node) => Run;

export const defaultBudget = 100_000;

/** An evaluation took more steps than it may. Carries the expression, so that it can be found and mended. */
export class BudgetExceeded extends Error {
  readonly source: string;
  readonly budget: number;
  constructor(source: string, budget: number) {
    super(`more than ${budget} steps: ${source}`);
    this.name = 'BudgetExceeded';
    this.source = source;
    this.budget = budget;
  }
}

/** Takes steps off the budget. Throws BudgetExceeded when none are left. */
export function charge(env: Env, steps: number): void {
  env.left -= steps;
  if (env.left < 0) throw new BudgetExceeded(env.source, env.budget);
}
