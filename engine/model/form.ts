/** A form: our dialect of JSON Schema 2020-12 plus a JSON Forms UI schema. Keys are ASCII, labels are the author's language. */
import type { Feel, TimeUnit } from './deadline.ts';

/** Formats known to `forms/`. */
export type FieldFormat =
  | 'date'
  | 'longtext'
  | 'money'
  | 'percent'
  | 'year'
  | 'uscc'
  | 'id-card'
  | 'mobile'
  | 'email'
  | 'phone'
  | 'postcode'
  | 'patent-number'
  | 'ipc'
  | 'period'
  | 'files'
  | 'signature';

/**
 * Subset of JSON Schema with the extensions below; an unknown keyword is a Problem.
 * Numbers are compared as exact decimals.
 */
export interface FieldSchema {
  /** `object` is the form itself, a row of a table, or a `period`. */
  readonly type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly title?: string;
  readonly 'x-titleEn'?: string;
  readonly description?: string;
  readonly format?: FieldFormat;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  /** Enumerated values with labels. */
  readonly oneOf?: readonly {
    readonly const: string;
    readonly title: string;
    readonly 'x-titleEn'?: string;
    /** Offered only while this holds. */
    readonly 'x-when'?: Feel;
  }[];
  readonly enum?: readonly (string | number)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly default?: unknown;
  /** Unit shown behind the field, e.g. 万元. */
  readonly 'x-unit'?: string;
  /** Values from a vocabulary (forms/vocabularies/<name>.json). */
  readonly 'x-vocabulary'?: string;
  /** Field beside this one whose code must be the `parent` of this one's: its choices narrow as the other is chosen. */
  readonly 'x-parent'?: string;
  /** Only codes with nothing below them, in a vocabulary of several levels. */
  readonly 'x-leaf'?: boolean;
  /** The number of an entry of a registry, which must be valid when the form is submitted. */
  readonly 'x-reference'?: { readonly registry: string };
  /** Name under which the value belongs to one enterprise: another one's application with the same value is refused. */
  readonly 'x-claim'?: string;
  /** `period`: the end may stay open. */
  readonly 'x-openEnd'?: boolean;
  /** Shown (and kept, and validated) only when this holds. FEEL over `application` (this form), `enterprise`, `today`, and `row` inside a table. */
  readonly 'x-visibleWhen'?: Feel;
  readonly 'x-requiredWhen'?: Feel;
  /** Computed by both sides; input is ignored. null (e.g. division by zero) is shown as “—”. */
  readonly 'x-computed'?: Feel;
  /** Copied from the enterprise profile when the draft is made; the source is shown. */
  readonly 'x-prefill'?: Feel;
  readonly 'x-help'?: string;
  /** Columns that together are unique over the rows of a table; the error is shown at the first. */
  readonly 'x-unique'?: readonly string[];
  /** Of a column of figures: its sum over the rows is shown under the table. */
  readonly 'x-total'?: boolean;
  /** `files`: accepted sniffed MIME types and size per file. */
  readonly 'x-accept'?: readonly string[];
  readonly 'x-maxBytes'?: number;
  /** 容缺: the application may be submitted without these files, to be handed in within so long (workflow: a `correct` step with `deferred`). */
  readonly 'x-deferrable'?: { readonly amount: number; readonly unit: TimeUnit };
  /**
   * How old an earlier application may be for this field to be taken over from it; amount 0: never. Without it files are never taken
   * over and everything else always is (declarations and signatures never).
   */
  readonly 'x-copyWithin'?: { readonly amount: number; readonly unit: 'calendarDays' | 'months' | 'years' };
  /** Shown masked to everyone but the applicant (id cards, mobiles). */
  readonly 'x-masked'?: boolean;
}

/** Cross-field check: `when` must hold. */
export interface FormCheck {
  readonly id: string;
  readonly when: Feel;
  readonly message: string;
  readonly messageEn?: string;
  readonly level: 'block' | 'warn';
  /**
   * JSON pointer of the field it is shown at; `/table/` + `*` + `/column` checks every row, with `row` in scope.
   * A check fails when it is false, not when something it needs is missing; a hidden field's checks do not count.
   */
  readonly at: string;
}

export interface FormDefinition {
  readonly $schema?: string;
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly schema: FieldSchema;
  /** JSON Forms UI schema: a Categorization of Categories (one section a page) or a VerticalLayout. */
  readonly uischema: UiElement;
  readonly checks?: readonly FormCheck[];
}

export interface UiElement {
  readonly type: string;
  readonly label?: string;
  readonly i18n?: string;
  readonly scope?: string;
  readonly elements?: readonly UiElement[];
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface VocabularyItem {
  readonly code: string;
  readonly title: string;
  readonly parent?: string;
  /** YYYY-MM-DD, inclusive; a retired code names its replacement. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly replacedBy?: string;
}
export interface Vocabulary {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly version: string;
  readonly items: readonly VocabularyItem[];
}

/** An uploaded file as it stands in form data. */
export interface FileRef {
  /** Lower-case hex SHA-256 of the content: the store is content-addressed. */
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}
