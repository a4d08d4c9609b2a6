import type { SignerPlace } from '../../../engine/model/operation.ts';
import type { PersonOperation, TaskCommand } from '../../api/operations.ts';

/** What is entered in the dialog of an operation. */
export interface OperationState {
  readonly person: string | null;
  readonly name: string;
  readonly place: SignerPlace;
  readonly reason: string;
}
export const emptyOperation: OperationState = { person: null, name: '', place: 'parallel', reason: '' };

/** Operations with a dialog of their own, in the order of the menu. */
export const personOperations: readonly PersonOperation[] = ['transfer', 'delegate', 'add-signer', 'copy'];
export const places: readonly SignerPlace[] = ['before', 'parallel', 'after'];

export function missingForOperation(op: PersonOperation, state: OperationState): ('person' | 'reason')[] {
  return [
    ...(state.person === null ? (['person'] as const) : []),
    ...(op === 'transfer' && state.reason.trim() === '' ? (['reason'] as const) : []),
  ];
}

export function commandFor(op: PersonOperation, { person, place, reason }: OperationState): TaskCommand {
  const to = person ?? '';
  const why = reason.trim();
  switch (op) {
    case 'transfer':
      return { op, to, reason: why };
    case 'delegate':
      return { op, to, ...(why ? { reason: why } : {}) };
    case 'add-signer':
      return { op, user: to, place, ...(why ? { reason: why } : {}) };
    case 'copy':
      return { op, to };
  }
}
