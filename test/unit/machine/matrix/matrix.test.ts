/** Operation × structure (DESIGN.md §4): each cell is done, or refused with the code in the table; either way everything holds and the case can end. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectSound, playOut } from './invariants.ts';
import { doCell, operationNames } from './operations.ts';
import { structureNames } from './structures.ts';

/** Cells that make no sense, and what they are refused with, as docs/language.md lists them; all others are done. */
const page = readFileSync(new URL('../../../../docs/language.md', import.meta.url), 'utf8');
const listed = page.matchAll(/^\| ([a-z -]+?) +\| ([a-z]+) +\| ([a-z.-]+(?: on)?) +\|$/gm);
const refused = Object.fromEntries([...listed].map(([, operation, structure, code]) => [`${operation} × ${structure}`, code]));

const cells = operationNames.flatMap((operation) => structureNames.map((structure) => [operation, structure] as const));

describe('operation × structure', () => {
  it.each(cells)('%s × %s', (operation, structure) => {
    const { world, result } = doCell(operation, structure);
    expect(result).toBe(refused[`${operation} × ${structure}`] ?? 'done');
    expectSound(world);
    const ends = operation === 'withdraw' && result === 'done' ? 'withdrawn' : 'approved';
    expect(playOut(world)).toBe(ends);
  });

  it('counts weights, not heads: half of them is not more than half, whoever was asked besides', () => {
    const { world } = doCell('add signer', 'weighted');
    const open = world.tasks.filter(({ step }) => step === 'check');
    const heads = open.filter(({ group }) => !group.startsWith('user:'));
    expect([heads.length, open.length > heads.length]).toEqual([3, true]);
    const answer = (group: string) => {
      const task = world.tasks.find((one) => one.step === 'check' && (one.assignee === group || one.group.startsWith(`${group}@`)));
      world.must({ type: 'task.completed', task: task?.id ?? '', outcome: 'agree' }, task?.assignee ?? group);
      expectSound(world);
    };
    for (const { assignee, group } of open.filter((one) => one.group.startsWith('user:'))) answer(assignee ?? group);
    answer('r1');
    expect(world.steps).toEqual(['check']);
    answer('r3');
    expect(world.steps).toEqual(['second']);
  });

  it('lists only cells that there are', () => {
    const all = cells.map(([operation, structure]) => `${operation} × ${structure}`);
    expect(Object.keys(refused).filter((cell) => !all.includes(cell))).toEqual([]);
    expect(Object.keys(refused)).toHaveLength(23);
  });
});
