/** Lists in the facts: their items with their places, one more, or none. */
import type { Field } from '../../forms/field.ts';
import type { Node } from '../../rules/tree.ts';
import type { Move, Place } from './facts.ts';
import { readPlace } from './facts.ts';
import { type Moment, readIn, referenceOf, settled } from './moment.ts';
import { sampleOf, sampleRow } from './samples.ts';
import { isFromOutside, messageIn } from './subject.ts';

export interface Item {
  readonly value: unknown;
  readonly place: Place | null;
}

/** Items of a list; those of a filtered one keep the place they have in the whole. */
export function itemsAt(list: Node, moment: Moment): Item[] {
  const value = readIn(list, moment);
  const items = Array.isArray(value) ? value : [];
  const base = wholeOf(list, moment);
  const reference = referenceOf(base, moment);
  const place = reference?.kind === 'fact' ? reference.place : null;
  const whole = base === list ? items : readIn(base, moment);
  return items.map((item, index) => {
    const at = base === list ? index : Array.isArray(whole) ? whole.indexOf(item) : -1;
    return { value: item, place: place && at >= 0 ? { ...place, keys: [...place.keys, at] } : null };
  });
}

/** What a list is taken from: of a filtered one the whole, of one that stands in for a missing one that one. */
function wholeOf(list: Node, moment: Moment): Node {
  if (list.kind === 'filter') return wholeOf(list.base, moment);
  if (list.kind !== 'if') return list;
  return [list.consequent, list.alternative].map((part) => wholeOf(part, moment)).find((part) => referenceOf(part, moment)) ?? list;
}

/** A row more at the end of a table of the facts, or a choice more of a field with several, as it then reads. */
export function placesToAdd(list: Node, moment: Moment): { readonly move: Move; readonly value: unknown; readonly place: Place }[] {
  const found = listAt(list, moment);
  if (!found) return [];
  const { place, field } = found;
  const now = readPlace(moment.facts, settled(place));
  const count = Array.isArray(now) ? now.length : 0;
  if (count >= (field.schema.maxItems ?? 20)) return [];
  const value = field.kind === 'table' ? sampleRow(field, moment.today, count) : field.item && sampleOf(field.item, moment.today, count);
  const at = { ...place, keys: [...place.keys, count] };
  return [{ move: [{ place: settled(at), value }], value, place: at }];
}

/** The list emptied. */
export function withoutItems(list: Node, moment: Moment): Move[] {
  const reference = referenceOf(wholeOf(list, moment), moment);
  if (reference?.kind !== 'fact') return [];
  const place = settled(reference.place);
  return [[{ place, value: isFromOutside(moment.subject, String(place.keys[0])) ? [] : null }]];
}

/** The field of a form that a list is: a table, or several choices. */
function listAt(list: Node, moment: Moment): { readonly place: Place; readonly field: Field } | null {
  const reference = referenceOf(wholeOf(list, moment), moment);
  if (reference?.kind !== 'fact') return null;
  const found = fieldAt(reference.place, moment);
  const isList = found?.field.kind === 'table' || found?.field.kind === 'multi';
  return found && isList && !found.column ? { place: reference.place, field: found.field } : null;
}

export interface FoundField {
  readonly slot: string;
  readonly formName: string;
  readonly field: Field;
  /** Inside a row of the table `field`. */
  readonly column: Field | null;
  readonly row: number | null;
}

/** The field of a form that stands at a place. */
export function fieldAt(place: Place, moment: Moment): FoundField | null {
  const [slot, name, row, column] = settled(place).keys;
  if (place.slot !== 'forms' || typeof slot !== 'string' || typeof name !== 'string') return null;
  const formName = formNameOf(slot, moment);
  const field = formName === null ? undefined : moment.subject.compiled.forms[formName]?.fields.get(name);
  if (!field || formName === null) return null;
  const cell = typeof column === 'string' ? (field.columns.get(column) ?? null) : null;
  return { slot, formName, field, column: cell, row: typeof row === 'number' ? row : null };
}

function formNameOf(slot: string, { subject }: Moment): string | null {
  if (slot === 'application') return subject.application;
  const message = messageIn(slot);
  if (message !== null) return subject.compiled.workflow.messages?.[message]?.form ?? null;
  const step = subject.compiled.steps.get(slot)?.step;
  if (!step) return null;
  if ('form' in step && typeof step.form === 'string') return step.form;
  return step.type === 'wait' ? (step.external?.form ?? null) : null;
}
