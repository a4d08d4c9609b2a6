export type EntryStatus = 'valid' | 'suspended' | 'expired' | 'revoked' | 'withdrawn';

/** What an approved case leaves behind 名录. */
export interface RegistryEntry {
  readonly id: string;
  readonly registry: string;
  readonly programme: string;
  readonly caseId: string;
  readonly uscc: string;
  readonly enterpriseName: string;
  readonly district: string;
  /** Certificate number. */
  readonly number: string;
  /** Code the public enters to verify a certificate. */
  readonly verification: string;
  readonly status: EntryStatus;
  /** Machine-readable marks, e.g. set by a missed yearly update. */
  readonly flags: readonly string[];
  /** YYYY-MM-DD, both inclusive. */
  readonly validFrom: string;
  readonly validTo: string;
}
