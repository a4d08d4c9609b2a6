import type { ParamValue } from './word.ts';

/**
 * A Problem says that a definition or a form is wrong. Problems are returned as a list, never thrown;
 * a definition with any Problem of severity `error` is refused whole.
 */
export interface Problem {
  /** Stable code, key of `messages/`; e.g. `target.unknown`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Which document: `workflow`, or `forms/<name>`, or `vocabularies/<name>`. */
  readonly document: string;
  /** JSON pointer (RFC 6901) into that document; `""` is its root. */
  readonly pointer: string;
  /** Values for the message texts (`messages/zh-CN`, `messages/en`), which say what is wrong and how to mend it; an author's titles in both languages. */
  readonly params: Readonly<Record<string, ParamValue>>;
}

/** A field of submitted data is wrong. The draft is kept; the submission is refused. */
export interface InputError {
  /** Stable code, key of `messages/`; e.g. `field.required`. */
  readonly code: string;
  /** JSON pointer into the submitted data, e.g. `/ips/0/grantedOn`. */
  readonly pointer: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The author's own words (cross-field checks carry theirs), else undefined and `messages/` speaks. */
  readonly message?: string;
  /** `warn` does not refuse the submission. Default `block`. */
  readonly level?: 'block' | 'warn';
}
