/** The form as a list of rows: sections, groups and notes, fields, columns of tables; each with its place and what is said of it. */
import type { FieldSchema, FormDefinition, UiElement } from '../../../engine/model/form.ts';
import { sameJson } from '../../../engine/model/json.ts';
import { once } from '../../../engine/model/once.ts';
import { type Kind, kindOf } from '../../document/forms/kinds.ts';
import { keyOf, type Place } from '../../document/forms/layout.ts';
import { wordsOf } from '../../document/forms/sections.ts';
import { elementPointer, type FormNode, fieldPointer } from './node.ts';

export interface OutlineRow {
  /** Pointer of what it stands for; unlike for each row. */
  readonly id: string;
  readonly node: FormNode;
  readonly level: number;
  readonly position: number;
  readonly count: number;
  readonly sort: 'section' | 'group' | 'note' | 'field' | 'column';
  readonly title: string;
  readonly key: string;
  readonly kind: Kind | null;
  readonly required: boolean;
  readonly conditional: boolean;
  readonly computed: boolean;
  readonly inside: number;
  readonly open: boolean;
  /** Of an element of the page; of a column that of its table. */
  readonly place: Place;
}

const unfolded = new WeakMap<FormDefinition, readonly OutlineRow[]>();
/** Rows of the form with nothing folded; made once for each state of the form. */
export function allRows(form: FormDefinition): readonly OutlineRow[] {
  return once(unfolded, form, () => outlineRows(form, new Set()));
}
/** The rows, of which those that say the same as before stay the very same: they needn't be drawn again. */
export function keptRows(before: readonly OutlineRow[], now: readonly OutlineRow[]): readonly OutlineRow[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return now.map((row) => {
    const old = known.get(row.id);
    return old && sameJson(old, row) ? old : row;
  });
}

export function outlineRows(form: FormDefinition, closed: ReadonlySet<string>): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const required = new Set(form.schema.required ?? []);
  const walk = (elements: readonly UiElement[], place: Place, level: number) => {
    for (const [index, element] of elements.entries()) {
      const at = [...place, index];
      const key = keyOf(element);
      const common = { level, position: index + 1, count: elements.length, place: at };
      if (key !== null) {
        field(key, common);
        continue;
      }
      const id = elementPointer(at);
      const children = element.elements ?? [];
      const sort = element.type === 'Category' ? 'section' : element.type === 'Label' ? 'note' : 'group';
      const open = !closed.has(id);
      const blank = { key: '', kind: null, required: false, conditional: false, computed: false };
      rows.push({
        ...common,
        ...blank,
        id,
        node: { kind: 'element', place: at },
        sort,
        title: wordsOf(element).label,
        inside: sort === 'note' ? -1 : children.length,
        open,
      });
      if (open) walk(children, at, level + 1);
    }
  };
  const field = (key: string, common: Pick<OutlineRow, 'level' | 'position' | 'count' | 'place'>) => {
    const schema = form.schema.properties?.[key];
    const id = fieldPointer({ field: key });
    const columns = schema?.items?.properties;
    const open = columns !== undefined && !closed.has(id);
    rows.push({
      ...common,
      ...about(key, schema, required.has(key)),
      id,
      node: { kind: 'field', at: { field: key } },
      sort: 'field',
      inside: columns ? Object.keys(columns).length : -1,
      open,
    });
    if (!open) return;
    const needed = new Set(schema?.items?.required ?? []);
    for (const [index, [column, own]] of Object.entries(columns).entries())
      rows.push({
        ...about(column, own, needed.has(column)),
        ...{
          id: fieldPointer({ field: key, column }),
          node: { kind: 'field', at: { field: key, column } },
          sort: 'column',
          inside: -1,
          open: false,
        },
        ...{ level: common.level + 1, position: index + 1, count: Object.keys(columns).length, place: common.place },
      });
  };
  walk(form.uischema.elements ?? [], [], 1);
  return rows;
}

function about(key: string, schema: FieldSchema | undefined, required: boolean) {
  return {
    key,
    title: schema?.title ?? key,
    kind: schema ? kindOf(schema) : null,
    required,
    conditional: schema?.['x-visibleWhen'] !== undefined || schema?.['x-requiredWhen'] !== undefined,
    computed: schema?.['x-computed'] !== undefined,
  };
}
