/** What can't go on by itself, for whoever looks after it. */
export interface IncidentDto {
  /** `<case>~<kind>:<reference>`, as the routes take it. */
  readonly id: string;
  readonly caseId: string;
  /** `timer`, `effect` (something outside, or another case), `decision` (a rule that can't be evaluated). */
  readonly kind: string;
  readonly message: string;
  readonly openedAt: string;
  /** How often it was tried; null where nobody counts. */
  readonly attempts: number | null;
  /** Steps it concerns: the timer's own, else those the case stands in. */
  readonly steps: readonly { readonly id: string; readonly title: string }[];
}

export interface OpenIncidentDto extends IncidentDto {
  readonly reference: string;
  readonly caseNumber: string;
  readonly programme: string;
  readonly programmeTitle: string;
  /** Content hash of the pinned definition. */
  readonly definitionHash: string;
  /** Whether the reader may also read the case: an administrator reads none. */
  readonly readable: boolean;
  /** Steps a repair may go on from. */
  readonly targets: readonly { readonly id: string; readonly title: string }[];
  /** Fields of the application a repair may set, plain values only. */
  readonly fields: readonly { readonly name: string; readonly title: string; readonly type: 'string' | 'number' | 'integer' | 'boolean' }[];
}

/** One that a case had, in its history: `resolvedAt` null while it is open. */
export interface CaseIncidentDto extends IncidentDto {
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
  /** Whether the reader may try again and mend. */
  readonly mend: boolean;
}

/** What a repair would do, as the case stands now; nothing is written. */
export interface RepairPreviewDto {
  /** Null, or why it would be refused or fail again. */
  readonly refusal: string | null;
  readonly stands: readonly string[];
  readonly wouldStand: readonly string[];
  /** Tasks that would be opened and taken away. */
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  /** Messages to people that would go out. */
  readonly messages: number;
  /** The case would end with this outcome. */
  readonly ends: string | null;
  /** What failed is tried again. */
  readonly again: boolean;
}
