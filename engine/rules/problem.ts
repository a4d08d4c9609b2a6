/** Something is wrong with an expression; `from` and `to` are offsets into its source. Texts of the codes are in `messages/`. */
export interface FeelProblem {
  readonly code: FeelProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly from: number;
  readonly to: number;
}

/** A problem of an expression inside a table or scorecard: `pointer` (RFC 6901) is relative to that table or scorecard. */
export interface PlacedProblem extends Omit<FeelProblem, 'code'> {
  readonly code: FeelProblemCode | TableProblemCode;
  readonly pointer: string;
}

export const feelProblemCodes = [
  /** Nothing but blanks. */ 'feel.empty',
  /** {limit} */ 'feel.too-long',
  /** Nested more than {limit} deep. */ 'feel.too-deep',
  /** Full-width punctuation {found}: type {use}. */ 'feel.full-width',
  /** Operator {found} of another language: FEEL has {use}. */ 'feel.operator',
  /** A string without its closing quote. */ 'feel.quote',
  /** {found} is never closed. */ 'feel.bracket',
  /** Does not go on like this: {found}. */ 'feel.syntax',
  /** Ends too early. */ 'feel.incomplete',
  /** Valid FEEL outside our subset: {construct}. */ 'feel.unsupported',
  /** {name} isn't known; {suggestion} is near. */ 'feel.name',
  /** Function {name} isn't known; {suggestion} is near. */ 'feel.function',
  /** {name} takes {expected} arguments, not {found}. */ 'feel.arguments',
  /** {expected} needed, {found} given. */ 'feel.type',
  /** {left} {operator} {right} can't be worked out. */ 'feel.operands',
  /** {value} isn't one of the values of {name}; {suggestion} is near. */ 'feel.value',
  /** {text} isn't a date. */ 'feel.date',
  /** {text} is out of range. */ 'feel.number',
  /** A pattern of `matches` is wrong: {text}. */ 'feel.pattern',
] as const;
export type FeelProblemCode = (typeof feelProblemCodes)[number];

export const tableProblemCodes = [
  /** Rule {rule} has {found} cells, {expected} needed. */ 'table.cells',
  /** Hit policy {policy} needs output values. */ 'table.priority',
  /** Hit policy {policy} needs exactly one output. */ 'table.aggregate',
  /** Output {name} isn't one of its values: {value}. */ 'table.value',
  /** Two outputs or items named {name}. */ 'table.duplicate',
  /** Item of an unknown dimension {name}. */ 'scorecard.dimension',
  /** Score {score} is over the maximum {max}. */ 'scorecard.score',
] as const;
export type TableProblemCode = (typeof tableProblemCodes)[number];
