/** What the studio edits: a programme's package and its scenarios, as one document. */
import type { ProgrammePackage } from './definition.ts';

/** `scenarios` is what `scenarios.json` holds (see `sandbox/scenario.ts`); its `rules` are test cases beside a rule. Null when there are none. */
export interface ProgrammeDocument extends ProgrammePackage {
  readonly scenarios: unknown;
}

/** What of a document is published. */
export function packageOf({ workflow, forms, vocabularies }: ProgrammeDocument): ProgrammePackage {
  return { workflow, forms, vocabularies };
}

/** A test case beside a rule: what is given, and what must come out. Kept in `scenarios.rules`. */
export interface RuleCase {
  /** JSON pointer into the workflow: of a decision table, a scorecard, or an expression. */
  readonly rule: string;
  readonly title: string;
  /** Names as the rule sees them: `{application: {revenue: 500}, today: "2026-05-01"}`. The programme's parameters are there by themselves. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Of an object the members named here must be equal; null: no rule applies, or nothing can be said. */
  readonly expect: unknown;
}

/** A beginning that a designer takes over: a whole programme, or steps as they lie on the clipboard (`designer/document/flow/copy.ts`). */
export type ProgrammeTemplate = {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly summary: string;
  readonly summaryEn?: string;
} & (
  | { readonly kind: 'programme'; readonly document: ProgrammeDocument }
  | { readonly kind: 'steps'; readonly clip: Readonly<Record<string, unknown>> }
);
