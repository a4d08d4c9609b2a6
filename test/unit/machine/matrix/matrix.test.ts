/** Operation × structure (DESIGN.md §4): each cell is done, or refused with the code in the table; either way everything holds and the case can end. */
import { describe, expect, it } from 'vitest';
import { expectSound, playOut } from './invariants.ts';
import { doCell, operationNames } from './operations.ts';
import { structureNames } from './structures.ts';

/** Cells that make no sense, and what they are refused with; all others are done. */
const refused: Readonly<Record<string, string>> = {
  // An opinion that is only asked for moves nothing.
  'return × consult': 'goes on',
  'take back × batch': 'operation.not-offered',
  'add signer × wait': 'operation.not-offered',
  'add signer × notice': 'operation.not-offered',
  'add signer × batch': 'operation.not-offered',
  'drop signer × wait': 'operation.not-offered',
  'drop signer × notice': 'operation.not-offered',
  'drop signer × batch': 'operation.not-offered',
  'delegate × batch': 'operation.not-offered',
};

const cells = operationNames.flatMap((operation) => structureNames.map((structure) => [operation, structure] as const));

describe('operation × structure', () => {
  it.each(cells)('%s × %s', (operation, structure) => {
    const { world, result } = doCell(operation, structure);
    expect(result).toBe(refused[`${operation} × ${structure}`] ?? 'done');
    expectSound(world);
    const ends = operation === 'withdraw' && result === 'done' ? 'withdrawn' : 'approved';
    expect(playOut(world)).toBe(ends);
  });
});
