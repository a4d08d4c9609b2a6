import { describe, expect, it } from 'vitest';
import { Rejection } from '../../../engine/model/errors.ts';
import type { CaseCommand, FactSource, StoredCase } from '../../../engine/store/writer/command.ts';
import { createMemory } from '../../../engine/store/writer/memory.ts';
import { holds, planAhead } from '../../../engine/store/writer/plan-ahead.ts';

const kase = (seq: number, status = 'running') =>
  ({ summary: { id: 'c', seq, status }, updatedAt: '2026-03-02T01:00:00.000Z' }) as StoredCase;
const names: FactSource<string> = { name: 'names', tables: ['organisations'], load: async () => new Map() };
const loose: FactSource<string> = { name: 'loose', load: async () => new Map() };
const planned = { events: [], kase: null, groups: [], rows: [], result: null };
const reading = (source: FactSource<string>): CaseCommand<unknown> => ({
  caseId: 'c',
  plan: (view) => ({ ...planned, result: view.fact(source, 'n') }),
});
const now = '2026-03-01T00:00:00.000Z';

describe('a plan made ahead', () => {
  it('holds while the case and each fact are the very same', () => {
    const memory = createMemory(true);
    const first = kase(1);
    memory.keepCase(first);
    memory.keepFact(names, 'n', 'North');
    const ahead = planAhead(reading(names), memory, now);
    expect(ahead?.planned.result).toBe('North');
    const known = (value: unknown) => () => value;
    expect(holds(ahead!, first, known('North'))).toBe(true);
    expect(holds(ahead!, kase(1), known('North'))).toBe(false);
    expect(holds(ahead!, first, known('South'))).toBe(false);
    expect(holds(ahead!, null, known('North'))).toBe(false);
  });

  it('sees an instant that is never before the case was changed', () => {
    const memory = createMemory(true);
    memory.keepCase(kase(1));
    const ahead = planAhead({ caseId: 'c', plan: (view) => ({ ...planned, result: view.now }) }, memory, now);
    expect(ahead?.planned.result).toBe('2026-03-02T01:00:00.000Z');
  });

  it.each<[string, CaseCommand<unknown>]>([
    ['opens a case', { ...reading(names), opens: true }],
    ['draws a number', { caseId: 'c', plan: (view) => ({ ...planned, result: view.allocate('n') }) }],
    ['reads a fact that is not remembered', reading(loose)],
    ['concerns a case that is not known', { ...reading(names), caseId: 'other' }],
    [
      'is refused',
      {
        caseId: 'c',
        plan: () => {
          throw new Rejection('forbidden');
        },
      },
    ],
  ])('is not made when the command %s', (_, command) => {
    const memory = createMemory(true);
    memory.keepCase(kase(1));
    memory.keepFact(names, 'n', 'North');
    memory.keepFact(loose, 'n', 'Loose');
    expect(planAhead(command, memory, now)).toBeNull();
  });
});

describe('the memory of a writer', () => {
  it('is sure of nothing where several nodes write', () => {
    const memory = createMemory(false);
    memory.keepCase(kase(1));
    memory.keepFact(names, 'n', 'North');
    expect(memory.case('c')).toMatchObject({ sure: false });
    expect(memory.fact(names, 'n')).toBeUndefined();
  });

  it('doubts all of it when somebody else may have written, and is sure again of what it writes', () => {
    const memory = createMemory(true);
    memory.keepCase(kase(1));
    memory.keepFact(names, 'n', null);
    expect(memory.case('c')?.sure).toBe(true);
    expect(memory.fact(names, 'n')).toBeNull();
    memory.doubt();
    expect(memory.case('c')?.sure).toBe(false);
    expect(memory.fact(names, 'n')).toBeUndefined();
    memory.keepCase(kase(2));
    expect(memory.case('c')?.sure).toBe(true);
  });

  it('forgets the facts of a table that is written, and a case that ended', () => {
    const memory = createMemory(true);
    const entries: FactSource<string> = { name: 'entries', tables: ['registry_entries'], load: async () => new Map() };
    memory.keepFact(names, 'n', 'North');
    memory.keepFact(entries, 'n', 'Entry');
    memory.wrote(['events', 'entryUpdates']);
    expect(memory.fact(names, 'n')).toBe('North');
    expect(memory.fact(entries, 'n')).toBeUndefined();
    memory.keepCase(kase(1));
    memory.keepCase(kase(2, 'ended'));
    expect(memory.case('c')).toBeUndefined();
  });
});
