/** Fields and materials ticked for a correction, and how to tick them. */
export interface Ticks {
  readonly on: ReadonlySet<string>;
  readonly set: (field: string, on: boolean) => void;
  /** Ticks the field with this reason; a reason that is there is gone on with. */
  readonly note: (field: string, reason: string) => void;
}
