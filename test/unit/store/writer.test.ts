import { describe, expect, it } from 'vitest';
import { Rejection } from '../../../engine/model/errors.ts';
import type { Tx } from '../../../engine/store/tx.ts';
import type { CaseCommand, FactSource, StoredCase } from '../../../engine/store/writer/command.ts';
import { answerKey } from '../../../engine/store/writer/load.ts';
import { createMemory } from '../../../engine/store/writer/memory.ts';
import { createPlan, withAnswers } from '../../../engine/store/writer/plan.ts';

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

const start = (memory = createMemory(true)) => createPlan({ memory, answers: null, now: () => now });
const known = () => {
  const memory = createMemory(true);
  memory.keepCase(kase(1));
  memory.keepFact(names, 'n', 'North');
  return memory;
};
/** A transaction that nothing is read from but what the sources of this file give. */
const tx = { dialect: { severalNodes: false } } as Tx;
const noCases = async () => new Map();

describe('the plan of a batch', () => {
  it('is made at once of what is remembered for sure', () => {
    const plan = start(known());
    const command = reading(names);
    plan.take(command);
    expect(plan.finish().outcomes.get(command)).toMatchObject({ ok: true, value: { seq: 1, result: 'North' } });
  });

  it('sees an instant that is never before the case was changed', () => {
    const plan = start(known());
    const command: CaseCommand<unknown> = { caseId: 'c', plan: (view) => ({ ...planned, result: view.now }) };
    plan.take(command);
    expect(plan.finish().outcomes.get(command)).toMatchObject({ ok: true, value: { result: '2026-03-02T01:00:00.000Z' } });
  });

  it.each<[string, CaseCommand<unknown>]>([
    ['a case that is not known', { ...reading(names), caseId: 'other' }],
    ['a fact that is not remembered', reading(loose)],
    ['a number of a sequence that is not remembered', { caseId: 'c', plan: (view) => ({ ...planned, result: view.allocate('n') }) }],
    ['something it says it needs', { ...reading(names), needs: [[loose, 'n']] }],
  ])('waits for %s', (_, command) => {
    const plan = start(known());
    plan.take(command);
    expect(plan.has(command)).toBe(true);
    expect(plan.finish().outcomes.has(command)).toBe(false);
  });

  it('loads what is missing, and then plans the commands of a case in their order', async () => {
    const memory = known();
    const plan = start(memory);
    const order: string[] = [];
    const noting = (name: string, command: CaseCommand<unknown>): CaseCommand<unknown> => ({
      ...command,
      plan(view) {
        const made = command.plan(view);
        order.push(name);
        return made;
      },
    });
    const [first, second, other] = [
      noting('first', reading(loose)),
      noting('second', reading(names)),
      noting('other', { ...reading(names), caseId: 'd' }),
    ];
    memory.keepCase({ ...kase(1), summary: { ...kase(1).summary, id: 'd' } });
    for (const command of [first, second, other]) plan.take(command);
    expect(order).toEqual(['other']);
    await plan.settle(tx, noCases);
    expect(order).toEqual(['other', 'first', 'second']);
    expect(plan.finish().outcomes.get(first)).toMatchObject({ ok: true, value: { result: null } });
  });

  it('refuses a command on a case that is not there, and keeps what the others plan', async () => {
    const plan = start(known());
    const nowhere = { ...reading(names), caseId: 'other' };
    const refused: CaseCommand<unknown> = {
      caseId: 'c',
      plan: () => {
        throw new Rejection('forbidden');
      },
    };
    const fine = reading(names);
    for (const command of [nowhere, refused, fine]) plan.take(command);
    await plan.settle(tx, noCases);
    const { outcomes } = plan.finish();
    expect(outcomes.get(nowhere)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(outcomes.get(refused)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(outcomes.get(fine)).toMatchObject({ ok: true });
  });

  it('is worth nothing once the memory was in doubt', () => {
    const memory = known();
    const plan = start(memory);
    memory.doubt();
    expect(plan.age).not.toBe(memory.age);
  });

  it('gives the answer of before to a repeated command that would be refused now, and to no other request', () => {
    const plan = start(known());
    const again = (bodyHash: string): CaseCommand<unknown> => ({
      ...{ caseId: 'c', idempotency: { scope: 'u', key: 'k', bodyHash } },
      plan: () => {
        throw new Rejection('task.closed');
      },
    });
    const [same, another] = [again('same'), again('another')];
    for (const command of [same, another]) plan.take(command);
    const kept = new Map([[answerKey(same.idempotency!), { bodyHash: 'same', caseId: 'c', seq: 1, result: 'then' }]]);
    const { outcomes } = withAnswers(plan.finish(), kept);
    expect(outcomes.get(same)).toMatchObject({ ok: true, value: { result: 'then', repeated: true } });
    expect(outcomes.get(another)).toMatchObject({ ok: false, error: { code: 'idempotency.mismatch' } });
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

  it('forgets all of it when what was taken for written may not have been', () => {
    const memory = known();
    memory.forget();
    expect(memory.case('c')).toBeUndefined();
    expect(memory.fact(names, 'n')).toBeUndefined();
  });
});
