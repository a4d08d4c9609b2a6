import { nearest } from '../model/similar.ts';
import type { Node } from './tree.ts';
import { ANY, type ContextType, type FeelType, fieldOf } from './types.ts';

/** Names an expression may use at one place, innermost first. */
export interface Names {
  find(name: string, from: number, to: number): Node | null;
  known(): string[];
}

/** Names of the scope. Without a scope type every name is accepted and is `any`. */
export function scopeNames(scopeType: FeelType | null): Names {
  const type: ContextType = scopeType?.kind === 'context' ? scopeType : { kind: 'context', fields: {}, open: true };
  return {
    find(name, from, to) {
      const field = fieldOf(type, name) ?? (type.open ? ANY : undefined);
      return field ? { kind: 'scope', name, type: field, from, to, path: [name] } : null;
    },
    known: () => Object.keys(type.fields),
  };
}

/** One more name, bound to a slot. */
export function withLocal(outer: Names, name: string, slot: number, type: FeelType, path?: readonly string[]): Names {
  return {
    find: (wanted, from, to) =>
      wanted === name ? { kind: 'local', name, slot, type, from, to, ...(path ? { path } : {}) } : outer.find(wanted, from, to),
    known: () => [name, ...outer.known()],
  };
}

/** Inside a filter: `item`, and the item's own fields before outer names (DMN 1.5 §10.3.2.5). */
export function withItem(outer: Names, slot: number, type: FeelType, path?: readonly string[]): Names {
  const own = type.kind === 'context' ? Object.keys(type.fields) : [];
  const open = type.kind === 'any' || (type.kind === 'context' && type.open === true);
  return {
    find(name, from, to) {
      const item: Node = { kind: 'local', name: 'item', slot, type, from, to, ...(path ? { path } : {}) };
      if (name === 'item') return item;
      const field = type.kind === 'context' ? fieldOf(type, name) : undefined;
      if (field) return { kind: 'path', base: item, name, type: field, from, to, ...(path ? { path: [...path, name] } : {}) };
      const found = outer.find(name, from, to);
      if (!open) return found;
      const bothPath = path ? { path: [...path, name] } : {};
      return { kind: 'either', name, slot, outer: found, type: ANY, from, to, ...bothPath };
    },
    known: () => [...own, 'item', ...outer.known()],
  };
}

/** What a person who wrote `name` may have meant: a near spelling, or the path of the field with that title. */
export function suggest(name: string, known: readonly string[], scopeType: FeelType | null): string | undefined {
  return byTitle(name, scopeType, '', 0) ?? nearest(name, known);
}

function byTitle(title: string, type: FeelType | null, prefix: string, depth: number): string | undefined {
  if (type?.kind !== 'context' || depth > 2) return undefined;
  for (const [name, field] of Object.entries(type.fields)) {
    if (field.title === title || field.titleEn === title) return prefix + name;
    const inner = byTitle(title, field, `${prefix}${name}.`, depth + 1);
    if (inner) return inner;
  }
  return undefined;
}
