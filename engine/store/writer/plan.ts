/**
 * Plans the case commands of a batch in memory, in order, and gathers the rows of all that were accepted. Planning is pure: a command that
 * asks for something not known yet is parked, and planned when that was loaded (`settle`), with those of its case that came after it.
 */
import { Rejection } from '../../model/errors.ts';
import { entryMark } from '../board-marks.ts';
import { canonicalJson, hashEventText, zeroHash } from '../canonical.ts';
import { dataRows, openRow, updateRows } from '../case-rows.ts';
import type { CaseChange } from '../changes.ts';
import { together } from '../together.ts';
import type { Tx } from '../tx.ts';
import type { Answer, CaseCommand, FactSource, Idempotency, Planned, StoredCase } from './command.ts';
import { answerKey, type KeptAnswer, sequences, uniquenessOwners } from './load.ts';
import type { Memory } from './memory.ts';
import { addRow, type OperationName, type RowSet, type RowValues } from './operations.ts';

export type Outcome<R = unknown> = { readonly ok: true; readonly value: R } | { readonly ok: false; readonly error: unknown };

/** Loaded values by source and key; null where there is none. */
type Facts = Map<FactSource<unknown>, Map<string, unknown>>;

export interface PlanSources {
  /** What it is sure of needn't be loaded. */
  readonly memory: Memory;
  /** Cases loaded already, null where there is none. */
  readonly cases?: ReadonlyMap<string, StoredCase | null>;
  /** Answers given before to the keys of the commands. Null: none, presumably, nor anything else that a unique index will tell of. */
  readonly answers: ReadonlyMap<string, KeptAnswer> | null;
  now(): string;
}
export interface PlannedBatch {
  readonly rows: RowSet;
  readonly outcomes: ReadonlyMap<CaseCommand<unknown>, Outcome<Answer<unknown>>>;
  /** Cases after the batch. */
  readonly changed: ReadonlyMap<string, StoredCase>;
  readonly changes: readonly CaseChange[];
  /** Last value of each sequence that was drawn from. */
  readonly counters: ReadonlyMap<string, number>;
}
export interface Plan {
  /** The memory's when the plan was begun: an older plan is worth nothing. */
  readonly age: number;
  has(command: CaseCommand<unknown>): boolean;
  /** Plans a command, or parks it. */
  take(command: CaseCommand<unknown>): void;
  /** Loads what is missing and plans what is parked. `load` gives cases by id; it is asked once for each. */
  settle(tx: Tx, load: (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredCase>>): Promise<void>;
  finish(): PlannedBatch;
}

/** Thrown out of a plan that asked for something not loaded yet. */
class Missing {
  readonly source: FactSource<unknown>;
  readonly key: string;
  constructor(source: FactSource<unknown>, key: string) {
    this.source = source;
    this.key = key;
  }
}

export function createPlan({ memory, cases: loaded, answers, now: clock }: PlanSources): Plan {
  const cases = new Map<string, StoredCase | null>(loaded ?? []);
  const facts: Facts = new Map();
  const counters = new Map<string, number>();
  const changed = new Map<string, StoredCase>();
  const opened = new Set<string>();
  const groups = new Map<string, Set<string>>();
  const given = new Map(answers ?? []);
  const rows: RowSet = new Map();
  const outcomes = new Map<CaseCommand<unknown>, Outcome<Answer<unknown>>>();
  let parked: CaseCommand<unknown>[] = [];
  const blocked = new Set<string>();
  const seen = new Set<CaseCommand<unknown>>();
  let missingCases = new Set<string>();
  let missingFacts: Wanted = new Map();

  const add = (name: OperationName, row: RowValues) => addRow(rows, name, row);
  const wait = (command: CaseCommand<unknown>) => {
    parked.push(command);
    blocked.add(command.caseId);
  };

  const known = (source: FactSource<unknown>, key: string): unknown => {
    const found = facts.get(source)?.get(key);
    if (found !== undefined) return found;
    const remembered = memory.fact(source, key);
    if (remembered !== undefined) return remembered;
    const peeked = source.peek?.(key);
    if (peeked !== undefined) return peeked;
    return source.presumedAbsent && !answers ? null : undefined;
  };
  const factOf = (source: FactSource<unknown>, key: string): unknown => {
    const value = known(source, key);
    if (value === undefined) throw new Missing(source, key);
    return value;
  };

  /** The case as it is now in this batch; undefined when it must be loaded. */
  const caseOf = ({ caseId, opens }: CaseCommand<unknown>): StoredCase | null | undefined => {
    const here = changed.get(caseId) ?? cases.get(caseId);
    if (here !== undefined) return here;
    const remembered = memory.case(caseId);
    if (remembered?.sure) return remembered.kase;
    // Opened under an id of its own: that it isn't there yet is for the primary key to say.
    return opens ? null : undefined;
  };

  const plan = (command: CaseCommand<unknown>, before: StoredCase | null): Answer<unknown> => {
    const { caseId, idempotency, expectedSeq } = command;
    if (idempotency) {
      const kept = given.get(answerKey(idempotency));
      if (kept) return repeated(kept, idempotency);
    }
    if (!before !== Boolean(command.opens)) throw new Rejection(command.opens ? 'duplicate' : 'not-found');
    if (expectedSeq !== undefined && before && before.summary.seq !== expectedSeq)
      throw new Rejection('stale', { seq: before.summary.seq });
    const taken = new Map<string, number>();
    const now = clock();
    const planned = command.plan({
      kase: before,
      now: before && before.updatedAt > now ? before.updatedAt : now,
      fact: factOf as never,
      allocate(name) {
        const last = taken.get(name) ?? counters.get(name) ?? (factOf(sequences, name) as number | null) ?? 0;
        taken.set(name, last + 1);
        return last + 1;
      },
    });
    return { caseId, seq: accept(command, before, planned, taken, now), result: planned.result, repeated: false };
  };

  /** Refuses a second open case under the same uniqueness key, those of this batch included. */
  const checkUnique = (caseId: string, before: StoredCase | null, after: NonNullable<Planned<unknown>['kase']>) => {
    const key = after.uniquenessKey;
    if (key === null || after.summary.status === 'ended' || (before && before.uniquenessKey === key)) return;
    const holds = (kase: StoredCase | undefined) => kase !== undefined && kase.uniquenessKey === key && kase.summary.status !== 'ended';
    const owner = factOf(uniquenessOwners, key) as string | null;
    if (owner !== null && owner !== caseId && (!changed.has(owner) || holds(changed.get(owner))))
      throw new Rejection('duplicate', { other: owner });
    for (const [id, kase] of changed) if (id !== caseId && holds(kase)) throw new Rejection('duplicate', { other: id });
  };

  const accept = (
    command: CaseCommand<unknown>,
    before: StoredCase | null,
    planned: Planned<unknown>,
    taken: ReadonlyMap<string, number>,
    now: string,
  ): number => {
    const { caseId, idempotency } = command;
    let seq = before?.summary.seq ?? 0;
    if (planned.kase) {
      checkUnique(caseId, before, planned.kase);
      let hash = before?.headHash ?? zeroHash;
      let updatedAt = now;
      for (const { at, by, fact, calendar, salt } of planned.events) {
        seq += 1;
        const text = canonicalJson(fact);
        hash = hashEventText({ caseId, seq, at, by, fact: text, prevHash: hash, salt });
        add('events', [caseId, seq, at, by, fact.type, text, hash, calendar, salt]);
        updatedAt = at;
      }
      const after: StoredCase = { ...planned.kase, summary: { ...planned.kase.summary, seq }, headHash: hash, updatedAt };
      for (const row of dataRows(caseId, before?.state.data ?? null, after.state.data)) add('caseData', row);
      if (!before) opened.add(caseId);
      if (!before || opened.has(caseId)) add('caseOpens', openRow(after));
      else for (const [name, row] of updateRows(before, after)) add(name, row);
      add('boardChanges', [caseId, String(seq)]);
      changed.set(caseId, after);
    }
    for (const [name, row] of planned.rows) {
      add(name, row);
      // An entry's day comes without an event.
      if (name === 'entryLog' && !planned.kase) add('boardChanges', [caseId, entryMark(String(row[0]), Number(row[1]))]);
    }
    for (const [name, value] of taken) {
      counters.set(name, value);
      add('sequences', [name, value]);
    }
    const touched = groups.get(caseId) ?? new Set();
    groups.set(caseId, touched);
    for (const group of planned.groups) touched.add(group);
    if (!cases.has(caseId)) cases.set(caseId, before);
    if (idempotency) {
      const answer = { seq, result: planned.result };
      given.set(answerKey(idempotency), { bodyHash: idempotency.bodyHash, caseId, ...answer });
      add('idempotency', [idempotency.scope, idempotency.key, idempotency.bodyHash, caseId, JSON.stringify(answer), now]);
    }
    return seq;
  };

  const take = (command: CaseCommand<unknown>) => {
    if (blocked.has(command.caseId)) {
      wait(command);
      return;
    }
    const before = caseOf(command);
    const unknown = (command.needs ?? []).filter(([source, key]) => known(source, key) === undefined);
    for (const [source, key] of unknown) want(missingFacts, source, key);
    if (before === undefined) missingCases.add(command.caseId);
    if (before === undefined || unknown.length > 0) {
      wait(command);
      return;
    }
    try {
      outcomes.set(command, { ok: true, value: plan(command, before) });
    } catch (error) {
      if (error instanceof Missing) {
        want(missingFacts, error.source, error.key);
        wait(command);
      } else outcomes.set(command, { ok: false, error });
    }
  };

  const loadFacts = async (tx: Tx, wanted: Wanted): Promise<void> => {
    const load = async (source: FactSource<unknown>, keys: ReadonlySet<string>) => {
      const values = await source.load(tx, [...keys]);
      const known = facts.get(source) ?? new Map<string, unknown>();
      facts.set(source, known);
      for (const key of keys) {
        const value = values.get(key) ?? null;
        known.set(key, value);
        memory.keepFact(source, key, value);
      }
    };
    // Behind locks each read must begin after the one before; without them they are issued at once.
    if (tx.dialect.severalNodes) for (const [source, keys] of wanted) await load(source, keys);
    else await together([...wanted].map(([source, keys]) => load(source, keys)));
  };

  return {
    age: memory.age,
    has: (command) => seen.has(command),
    take(command) {
      seen.add(command);
      take(command);
    },
    async settle(tx, load) {
      while (parked.length > 0) {
        const [ids, wanted] = [[...missingCases], missingFacts];
        missingCases = new Set();
        missingFacts = new Map();
        const loading = async () => {
          if (ids.length === 0) return;
          const found = await load(ids);
          for (const id of ids) cases.set(id, found.get(id) ?? null);
        };
        if (tx.dialect.severalNodes) {
          await loading();
          await loadFacts(tx, wanted);
        } else await together([loading(), loadFacts(tx, wanted)]);
        const waiting = parked;
        parked = [];
        blocked.clear();
        for (const command of waiting) take(command);
      }
    },
    finish() {
      const changes = [...groups].map(([caseId, touched]) => ({
        caseId,
        seq: (changed.get(caseId) ?? cases.get(caseId))?.summary.seq ?? 0,
        groups: [...touched],
      }));
      return { rows, outcomes, changed, changes, counters };
    },
  };
}

/** The answer given before. @throws Rejection idempotency.mismatch when it was given to another request */
function repeated(kept: KeptAnswer, { bodyHash }: Idempotency): Answer<unknown> {
  if (kept.bodyHash !== bodyHash) throw new Rejection('idempotency.mismatch');
  return { caseId: kept.caseId, seq: kept.seq, result: kept.result, repeated: true };
}

/** What was planned without a look at the answers given before: a command refused now may have been accepted under its key then. */
export function withAnswers(planned: PlannedBatch, answers: ReadonlyMap<string, KeptAnswer>): PlannedBatch {
  if (answers.size === 0) return planned;
  const outcomes = new Map(planned.outcomes);
  for (const [command, outcome] of planned.outcomes) {
    const kept = !outcome.ok && command.idempotency && answers.get(answerKey(command.idempotency));
    if (!kept) continue;
    try {
      outcomes.set(command, { ok: true, value: repeated(kept, command.idempotency as Idempotency) });
    } catch (error) {
      outcomes.set(command, { ok: false, error });
    }
  }
  return { ...planned, outcomes };
}

type Wanted = Map<FactSource<unknown>, Set<string>>;

function want(wanted: Wanted, source: FactSource<unknown>, key: string): void {
  const keys = wanted.get(source);
  if (keys) keys.add(key);
  else wanted.set(source, new Set([key]));
}
