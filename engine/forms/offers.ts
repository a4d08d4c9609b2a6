/**
 * Which choices a field offers as the form stands: a choice may carry a condition (`x-when`), a code may have to lie under that of
 * another field (`x-parent`: the segment of the chain chosen above). A value no longer offered is kept and refused, never dropped.
 */
import { type Expression, type ExpressionScope, verdict } from './expression.ts';
import { choicesIn, type Field } from './field.ts';
import { type Graph, readsOf } from './graph.ts';
import type { ValueError } from './reading.ts';
import type { Slot } from './state.ts';

/** What of a field's choices can be taken now. */
export interface Offer {
  /** Choices whose condition does not hold. */
  readonly withheld: readonly (string | number)[];
  /** Code of the field above (null: not chosen yet); undefined when there is none. */
  readonly under: string | null | undefined;
}

/** A field whose offer depends on others, with the nodes it reads. */
export interface OfferRule {
  readonly field: Field;
  readonly table: Field | null;
  readonly reads: ReadonlySet<number>;
  readonly rowReads: ReadonlySet<number>;
}

export function offerRules(fields: ReadonlyMap<string, Field>, graph: Graph): OfferRule[] {
  const rules: OfferRule[] = [];
  const add = (field: Field, table: Field | null) => {
    const above = field.schema['x-parent'];
    if (above === undefined && field.choiceWhen.size === 0) return;
    const [whole, row] = [new Set<string>(), new Set<string>()];
    for (const expression of field.choiceWhen.values()) {
      const reads = readsOf(expression, fields, table);
      for (const key of reads.whole) whole.add(key);
      for (const key of reads.row) row.add(key);
    }
    if (above !== undefined) (table ? row : whole).add(table ? `${table.name}/${above}` : above);
    const numbers = (keys: ReadonlySet<string>) => new Set([...keys].flatMap((key) => graph.byKey.get(key) ?? []));
    rules.push({ field, table, reads: numbers(whole), rowReads: numbers(row) });
  };
  for (const field of fields.values()) {
    add(field, null);
    for (const column of field.columns.values()) add(column, field);
  }
  return rules;
}

/** The offer for one place; `siblings` are the effective values beside it. A condition that can't be decided withholds nothing. */
export function offerAt(field: Field, scope: ExpressionScope, siblings: Readonly<Record<string, unknown>>): Offer {
  const withheld = [...field.choiceWhen]
    .filter(([, when]: [unknown, Expression]) => verdict(when, scope) === 'false')
    .map(([value]) => value);
  const above = field.schema['x-parent'];
  const code = above === undefined ? undefined : siblings[above];
  return { withheld, under: above === undefined ? undefined : typeof code === 'string' ? code : null };
}

export function sameOffer(a: Offer | null, b: Offer): boolean {
  return (
    a !== null &&
    a.under === b.under &&
    a.withheld.length === b.withheld.length &&
    a.withheld.every((value, at) => value === b.withheld[at])
  );
}

/** What is wrong with a value that is not offered. */
export function offerErrors({ field, offer, json }: Slot): ValueError[] {
  if (!offer || json === undefined) return [];
  const given = Array.isArray(json) ? json : [json];
  const away = given.find((value) => offer.withheld.includes(value as string));
  const choice = choicesIn(field.schema).find((item) => item.const === away);
  if (away !== undefined) return [{ code: 'field.x-when', params: { choice: choice?.title ?? String(away) } }];
  if (offer.under === undefined) return [];
  const words = (field.item ?? field).vocabulary;
  const stray = given.map((code) => words?.get(String(code))).find((word) => word !== undefined && word.parent !== offer.under);
  return stray ? [{ code: 'field.x-parent', params: { choice: stray.title } }] : [];
}
