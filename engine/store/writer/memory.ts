import type { FactSource, StoredCase } from './command.ts';
import { type OperationName, operations } from './operations.ts';

/**
 * What a writer remembers between batches: the cases written last, and facts. A database of one's own (SQLite) is written by this
 * writer alone but for a command line beside it; what is remembered there is *sure* until cold work ran or the database told of
 * another process's commit (`version`). Where several nodes write nothing is ever sure, and no fact is remembered.
 */
export interface Memory {
  /** `pragma data_version` of the connection, as of which everything sure is sure; null before it was read. */
  version: number | null;
  /** Grows with every doubt. */
  readonly age: number;
  /** A case as written last. Unless `sure`, compare its sequence number with the row. */
  case(caseId: string): { readonly kase: StoredCase; readonly sure: boolean } | undefined;
  keepCase(kase: StoredCase): void;
  /** A remembered fact (null: there is none), or undefined. */
  fact(source: FactSource<unknown>, key: string): unknown;
  /** Remembers a fact of a source that names its tables. */
  keepFact(source: FactSource<unknown>, key: string, value: unknown): void;
  /** A batch wrote these: facts out of their tables are forgotten. */
  wrote(names: Iterable<OperationName>): void;
  /** Somebody else may have written: nothing is sure. */
  doubt(): void;
  /** What was taken for written may not have been. */
  forget(): void;
}

/** Bounds of what is kept; nothing needs to be in it. */
const casesKept = 1000;
const factsKept = 5000;

export function createMemory(alone: boolean): Memory {
  const cases = new Map<string, { readonly kase: StoredCase; readonly age: number }>();
  const facts = new Map<FactSource<unknown>, Map<string, unknown>>();
  let age = 0;
  const memory: Memory = {
    version: null,
    get age() {
      return age;
    },
    case(caseId) {
      const known = cases.get(caseId);
      return known && { kase: known.kase, sure: alone && known.age === age };
    },
    keepCase(kase) {
      const { id, status } = kase.summary;
      cases.delete(id);
      if (status === 'ended') return;
      cases.set(id, { kase, age });
      if (cases.size > casesKept) cases.delete(cases.keys().next().value as string);
    },
    fact: (source, key) => facts.get(source)?.get(key),
    keepFact(source, key, value) {
      if (!alone || !source.tables) return;
      let known = facts.get(source);
      if (!known || known.size >= factsKept) {
        known = new Map();
        facts.set(source, known);
      }
      known.set(key, value);
    },
    wrote(names) {
      const tables = new Set<string>();
      for (const name of names) tables.add(operations[name].table);
      for (const source of facts.keys()) if (source.tables?.some((table) => tables.has(table))) facts.delete(source);
    },
    doubt() {
      age += 1;
      facts.clear();
    },
    forget() {
      cases.clear();
      memory.doubt();
    },
  };
  return memory;
}
