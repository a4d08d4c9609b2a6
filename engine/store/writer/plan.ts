/** Plans the case commands of a batch in memory, in order; loads what they ask for; gathers the rows of all that were accepted. */
import { Rejection } from '../../model/errors.ts';
import { canonicalJson, hashEventText, zeroHash } from '../canonical.ts';
import { dataRows, openRow, updateRows } from '../case-rows.ts';
import type { CaseChange } from '../changes.ts';
import { together } from '../together.ts';
import type { Tx } from '../tx.ts';
import type { Answer, CaseCommand, FactSource, Planned, StoredCase } from './command.ts';
import { answerKey, type KeptAnswer, sequences, uniquenessOwners } from './load.ts';
import type { Memory } from './memory.ts';
import { addRow, type RowSet } from './operations.ts';
import { type Ahead, holds } from './plan-ahead.ts';

export type Outcome<R = unknown> = { readonly ok: true; readonly value: R } | { readonly ok: false; readonly error: unknown };

/** Loaded values by source and key; null where there is none. */
export type Facts = Map<FactSource<unknown>, Map<string, unknown>>;

export interface PlanInput {
  readonly commands: readonly CaseCommand<unknown>[];
  readonly cases: ReadonlyMap<string, StoredCase>;
  readonly answers: ReadonlyMap<string, KeptAnswer>;
  /** What the commands are known to need; more is loaded when a plan asks for it. */
  readonly facts: Facts;
  readonly memory: Memory;
  /** The plan made ahead for a command. */
  ahead(command: CaseCommand<unknown>): Ahead | null | undefined;
  readonly now: string;
  readonly tx: Tx;
}
export interface PlannedBatch {
  readonly rows: RowSet;
  /** One for each command, in order. */
  readonly outcomes: readonly Outcome<Answer<unknown>>[];
  /** Cases after the batch. */
  readonly changed: ReadonlyMap<string, StoredCase>;
  readonly changes: readonly CaseChange[];
  /** Last value of each sequence that was drawn from. */
  readonly counters: ReadonlyMap<string, number>;
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

export async function planBatch({ commands, cases, answers, facts, memory, ahead, now, tx }: PlanInput): Promise<PlannedBatch> {
  const counters = new Map<string, number>();
  const changed = new Map<string, StoredCase>();
  const groups = new Map<string, Set<string>>();
  const given = new Map(answers);
  const rows: RowSet = new Map();
  const outcomes: Outcome<Answer<unknown>>[] = [];

  const factOf = (source: FactSource<unknown>, key: string): unknown => {
    const loaded = facts.get(source)?.get(key);
    if (loaded !== undefined) return loaded;
    const remembered = memory.fact(source, key);
    if (remembered !== undefined) return remembered;
    const peeked = source.peek?.(key);
    if (peeked !== undefined) return peeked;
    throw new Missing(source, key);
  };

  const plan = (command: CaseCommand<unknown>): Answer<unknown> => {
    const { caseId, idempotency, expectedSeq } = command;
    const before = changed.get(caseId) ?? cases.get(caseId) ?? null;
    if (idempotency) {
      const kept = given.get(answerKey(idempotency));
      if (kept && kept.bodyHash !== idempotency.bodyHash) throw new Rejection('idempotency.mismatch');
      if (kept) return { caseId: kept.caseId, seq: kept.seq, result: kept.result, repeated: true };
    }
    if (!before !== Boolean(command.opens)) throw new Rejection(command.opens ? 'duplicate' : 'not-found');
    if (expectedSeq !== undefined && before && before.summary.seq !== expectedSeq)
      throw new Rejection('stale', { seq: before.summary.seq });
    const taken = new Map<string, number>();
    const made = ahead(command);
    if (made && holds(made, before, factOf))
      return { caseId, seq: accept(command, before, made.planned, taken), result: made.planned.result, repeated: false };
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
    const seq = accept(command, before, planned, taken);
    return { caseId, seq, result: planned.result, repeated: false };
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
  ): number => {
    const { caseId, idempotency } = command;
    let seq = before?.summary.seq ?? 0;
    if (planned.kase) {
      checkUnique(caseId, before, planned.kase);
      let hash = before?.headHash ?? zeroHash;
      let updatedAt = now;
      for (const { at, by, fact, calendar } of planned.events) {
        seq += 1;
        const text = canonicalJson(fact);
        hash = hashEventText({ caseId, seq, at, by, fact: text, prevHash: hash });
        addRow(rows, 'events', [caseId, seq, at, by, fact.type, text, hash, calendar]);
        updatedAt = at;
      }
      const after: StoredCase = { ...planned.kase, summary: { ...planned.kase.summary, seq }, headHash: hash, updatedAt };
      for (const row of dataRows(caseId, before?.state.data ?? null, after.state.data)) addRow(rows, 'caseData', row);
      changed.set(caseId, after);
    }
    for (const [name, row] of planned.rows) addRow(rows, name, row);
    for (const [name, value] of taken) {
      counters.set(name, value);
      addRow(rows, 'sequences', [name, value]);
    }
    const touched = groups.get(caseId) ?? new Set();
    groups.set(caseId, touched);
    for (const group of planned.groups) touched.add(group);
    if (idempotency) {
      const answer = { seq, result: planned.result };
      given.set(answerKey(idempotency), { bodyHash: idempotency.bodyHash, caseId, ...answer });
      addRow(rows, 'idempotency', [idempotency.scope, idempotency.key, idempotency.bodyHash, caseId, JSON.stringify(answer), now]);
    }
    return seq;
  };

  let waiting = commands.map((_, index) => index);
  while (waiting.length > 0) {
    const parked: number[] = [];
    const blocked = new Set<string>();
    const missing: Wanted = new Map();
    for (const index of waiting) {
      const command = commands[index]!;
      if (blocked.has(command.caseId)) {
        parked.push(index);
        continue;
      }
      try {
        outcomes[index] = { ok: true, value: plan(command) };
      } catch (error) {
        if (error instanceof Missing) {
          parked.push(index);
          blocked.add(command.caseId);
          want(missing, error.source, error.key);
        } else {
          outcomes[index] = { ok: false, error };
        }
      }
    }
    if (missing.size > 0) await loadFacts(tx, memory, facts, missing);
    waiting = parked;
  }
  for (const [id, kase] of changed) {
    const before = cases.get(id);
    if (before) for (const [name, row] of updateRows(before, kase)) addRow(rows, name, row);
    else addRow(rows, 'caseOpens', openRow(kase));
  }
  const changes = [...groups].map(([caseId, touched]) => ({
    caseId,
    seq: (changed.get(caseId) ?? cases.get(caseId))?.summary.seq ?? 0,
    groups: [...touched],
  }));
  return { rows, outcomes, changed, changes, counters };
}

type Wanted = Map<FactSource<unknown>, Set<string>>;

/** Loads what the commands say they need, unless it is remembered. */
export async function loadNeeds(tx: Tx, memory: Memory, commands: readonly CaseCommand<unknown>[]): Promise<Facts> {
  const wanted: Wanted = new Map();
  for (const { needs } of commands) {
    for (const [source, key] of needs ?? []) {
      if (memory.fact(source, key) === undefined && source.peek?.(key) === undefined) want(wanted, source, key);
    }
  }
  const facts: Facts = new Map();
  await loadFacts(tx, memory, facts, wanted);
  return facts;
}

async function loadFacts(tx: Tx, memory: Memory, facts: Facts, wanted: Wanted): Promise<void> {
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
  if (tx.dialect.severalNodes) for (const [source, keys] of wanted) await load(source, keys);
  else await together([...wanted].map(([source, keys]) => load(source, keys)));
}

function want(wanted: Wanted, source: FactSource<unknown>, key: string): void {
  const keys = wanted.get(source);
  if (keys) keys.add(key);
  else wanted.set(source, new Set([key]));
}
