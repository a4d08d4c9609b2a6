/** Ids of steps: names in expressions, unique in the whole workflow, never renumbered. */
import { caseNames } from '../../../engine/machine/scope.ts';

/** Names that an expression knows already, and words of FEEL; the check refuses them (`step.name-taken`). */
const taken = new Set([
  ...caseNames,
  ...'row item index message child and between else every external false for function if in instance not null of or partial return satisfies some then true'.split(
    ' ',
  ),
]);

/** `review`, else `review2`, `review3`… */
export function freeId(wanted: string, used: ReadonlySet<string>): string {
  const base = taken.has(wanted) ? `${wanted}Step` : wanted;
  if (!used.has(base)) return base;
  const stem = base.replace(/\d+$/, '');
  let number = 2;
  while (used.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

/** A free name among keys (forms, positions), with a hyphen before the number. */
export function freeKey(wanted: string, used: Iterable<string>): string {
  const keys = new Set(used);
  if (!keys.has(wanted)) return wanted;
  const stem = wanted.replace(/-\d+$/, '');
  let number = 2;
  while (keys.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
