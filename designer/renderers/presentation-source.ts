/** What the form store needs to know about a field besides its value. Plain data, by JSON pointer. */
export interface FieldView {
  readonly visible: boolean;
  readonly required: boolean;
  /** Its value comes from the rules, not from people. */
  readonly computed: boolean;
}
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message?: string;
  readonly level: 'block' | 'warn';
}
export interface Reading {
  /** Data with computed fields filled in. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly field: (pointer: string) => FieldView;
  readonly errors: readonly FieldError[];
}
/** Reads a whole form's data; pure. The rules behind it are the server's (`engine/forms`). */
export type ReadForm = (data: Readonly<Record<string, unknown>>) => Reading;
