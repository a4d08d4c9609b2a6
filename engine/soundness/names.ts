/** Step ids are names in expressions: they may not hide a name of the scope nor be a word of FEEL. */
import { caseNames } from '../machine/scope.ts';
import type { Place } from './places.ts';
import type { Report } from './report.ts';

/** With those of rows, items, messages and child cases. */
const scopeNames: readonly string[] = [...caseNames, 'row', 'item', 'index', 'message', 'child'];
/** Keywords of FEEL (DMN 1.5 §10.3.1.2). */
const keywords =
  'and between else every external false for function if in instance not null of or partial return satisfies some then true'.split(' ');

export function checkNames(places: readonly Place[], report: Report): void {
  for (const place of places) {
    if (scopeNames.includes(place.id) || keywords.includes(place.id)) report.error('step.name-taken', place.at(), { step: place.id });
  }
}
