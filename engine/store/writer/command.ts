/** What the writer runs: commands on one case, planned without I/O over rows that the batch loaded, and cold transactions. */
import type { CaseState, CaseSummary } from '../../model/case.ts';
import type { CaseFact } from '../../model/event.ts';
import type { Tx } from '../tx.ts';
import type { RowChanges } from './operations.ts';

/** A case as it stands in its row (and `case_data`). */
export interface StoredCase {
  readonly summary: CaseSummary;
  readonly state: CaseState;
  /** Hash of the last event; 64 zeros before the first. */
  readonly headHash: string;
  readonly updatedAt: string;
  /** Earliest deadline and yellow light among the open tasks. */
  readonly dueAt: string | null;
  readonly warnAt: string | null;
  readonly uniquenessKey: string | null;
}

/** Rows a plan may read besides its case. All keys that a batch asks for are loaded by one statement. */
export interface FactSource<V> {
  readonly name: string;
  /** Tables it reads. When named, its values may be remembered from batch to batch until one of these is written to. */
  readonly tables?: readonly string[];
  /**
   * Nothing is there, unless a unique index disagrees when the batch is written: a batch alone on its database then doesn't look first,
   * and is run again with the rows in sight if the index refused it.
   */
  readonly presumedAbsent?: true;
  /** Answer from a cache that can't be stale (immutable rows); undefined when it must be loaded. */
  peek?(key: string): V | undefined;
  /** One value for each key found; an absent key reads as null. */
  load(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, V>>;
}

/** What a plan sees. `fact` suspends the plan when the value isn't loaded yet: the batch loads it and plans again, so plans are pure. */
export interface CaseView {
  readonly kase: StoredCase | null;
  /** When it is planned, never before the case's last event. */
  readonly now: string;
  fact<V>(source: FactSource<V>, key: string): V | null;
  /** Next value (1, 2, 3…) of a named sequence, without gaps: given back when the plan is refused. */
  allocate(sequence: string): number;
}

export interface PlannedEvent {
  readonly at: string;
  readonly by: string;
  readonly fact: CaseFact;
  /** Revision of the calendar it was decided with: a replay takes the same. */
  readonly calendar: number;
  /** Unguessable text of its own, part of what the hash is of. */
  readonly salt: string;
}

/** What a plan gives: the events in order, the case after them, and rows of other tables. No events: nothing is written but `rows`. */
export interface Planned<R> {
  readonly events: readonly PlannedEvent[];
  /** The case after the events; `summary.seq` and `headHash` are set by the writer. */
  readonly kase: Omit<StoredCase, 'headHash' | 'updatedAt'> | null;
  readonly rows: RowChanges;
  /** Candidate groups whose inbox changed. */
  readonly groups: readonly string[];
  readonly result: R;
}

export interface Idempotency {
  /** Whose key it is: a user's id. */
  readonly scope: string;
  readonly key: string;
  /** Hash of the request's body: another body under the same key is refused. */
  readonly bodyHash: string;
}

/** Answer of a case command. `seq` is the case's last event after it. */
export interface Answer<R> {
  readonly caseId: string;
  readonly seq: number;
  readonly result: R;
  /** The first answer to the same idempotency key. */
  readonly repeated: boolean;
}

/** R must survive JSON: it is kept as the answer to its idempotency key. */
export interface CaseCommand<R> {
  readonly caseId: string;
  /** `true`: the case must not exist yet; otherwise it must (`not-found`). */
  readonly opens?: boolean;
  /** Refused with `stale` when the case's last event is another one. */
  readonly expectedSeq?: number | undefined;
  readonly idempotency?: Idempotency | undefined;
  /** Facts that the plan is known to ask for: loaded before it runs. */
  readonly needs?: readonly (readonly [FactSource<unknown>, string])[];
  /** Throws a Rejection to refuse; then nothing of it is written. May run several times. */
  plan(view: CaseView): Planned<R>;
}
