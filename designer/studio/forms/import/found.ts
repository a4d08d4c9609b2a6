/** What is read of a document (paragraphs and tables), and what is recognised in it. */
import type { Kind } from '../../../document/forms/kinds.ts';

/** A cell of a table: where it begins and how far it reaches. */
export interface DocCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
}
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly heading: boolean; readonly centred: boolean }
  | { readonly kind: 'table'; readonly width: number; readonly cells: readonly DocCell[] };

/** A field that was recognised. */
export interface Found {
  readonly title: string;
  readonly kind: Kind;
  readonly required: boolean;
  readonly unit: string;
  readonly help: string;
  readonly options: readonly string[];
  /** Most characters, 0 when nothing is said. */
  readonly maxLength: number;
  /** An opinion or a seal of the office: not for the applicant to fill in. */
  readonly official: boolean;
  /** Of a table. */
  readonly columns: readonly Found[];
  /** Title of the group that it stands in; empty when it stands alone. */
  readonly group: string;
}
export interface FoundSection {
  readonly title: string;
  readonly fields: readonly Found[];
}
export interface Recognised {
  /** Of the document; empty when it says none. */
  readonly title: string;
  readonly sections: readonly FoundSection[];
  /** Words that became nothing. */
  readonly left: readonly string[];
}

/** Why a file can't be read. */
export type ReadFailure = 'type' | 'old' | 'unreadable' | 'too-large';
export class ReadError extends Error {
  readonly reason: ReadFailure;
  constructor(reason: ReadFailure) {
    super(reason);
    this.reason = reason;
  }
}
/** What is taken at most; a form has less. */
export const limits = {
  bytes: 10 * 1024 * 1024,
  unpacked: 40 * 1024 * 1024,
  blocks: 5_000,
  cells: 20_000,
  text: 4_000,
  fields: 400,
} as const;
