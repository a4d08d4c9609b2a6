import type { InputError } from '../model/problem.ts';
import type { Offer } from './offers.ts';

/** A field or cell as it stands. Replaced only when something in it differs, so it can be compared by identity. */
export interface FieldView {
  readonly visible: boolean;
  readonly required: boolean;
  /** Computed, or not to be edited by this person. */
  readonly readOnly: boolean;
  /** Normalised effective value; of a computed field its result, null when there is none (shown as “—”). */
  readonly value: unknown;
  /** Which choices can be taken, where that depends on other fields. */
  readonly offer: Offer | null;
  readonly errors: readonly InputError[];
}
