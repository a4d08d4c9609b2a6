/** Where a workflow holds expressions, as its language says: half-written workflows too, whatever is missing in them. */
import schema from '../../engine/model/workflow.schema.json' with { type: 'json' };
import { isObject, type Json, type Path } from './change.ts';
import type { FeelKind } from './feel.ts';
import type { LanguageNode } from './language.ts';

export interface ExpressionPlace {
  readonly path: Path;
  readonly source: string;
  readonly kind: FeelKind;
}

const definitions = schema.$defs as unknown as Readonly<Record<string, LanguageNode>>;
const feel = '#/$defs/feel';
/** A branch or a template may hold whatever a step may. */
const partial = '#/$defs/partialStep';

/** Every expression of a workflow, and every text with something in braces. */
export function expressionsOf(workflow: unknown): ExpressionPlace[] {
  const found = new Map<string, ExpressionPlace>();
  walk(schema as unknown as LanguageNode, workflow as Json, []);
  return [...found.values()];

  function walk(node: LanguageNode | undefined, value: Json | undefined, path: Path): void {
    if (node === undefined || value === undefined) return;
    const kind = kindOf(node, value, path);
    if (kind) found.set(JSON.stringify(path), { path, source: value as string, kind });
    if (typeof value !== 'object' || value === null) return;
    for (const one of variantsOf(node, value)) descend(one, value, path);
  }
  function descend(node: LanguageNode, value: Json, path: Path): void {
    if (Array.isArray(value)) value.forEach((item: Json, index) => void walk(node.items, item, [...path, String(index)]));
    else if (isObject(value))
      for (const [key, child] of Object.entries(value))
        walk(node.properties?.[key] ?? (typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined), child, [
          ...path,
          key,
        ]);
  }
}

function kindOf(node: LanguageNode, value: Json, path: Path): FeelKind | null {
  if (typeof value !== 'string') return null;
  if (node.$ref === feel || node.oneOf?.some(({ $ref }) => $ref === feel)) return 'feel';
  if (path[0] === 'ruleVersions' && path[2] === 'tables') {
    if (path.at(-2) === 'in') return 'unary';
    if (path.at(-2) === 'out') return 'feel';
  }
  return value.includes('{') ? 'text' : null;
}

/** What a value may be read as: of steps the one of its type, else all that the schema allows. */
function variantsOf(node: LanguageNode, value: Json): LanguageNode[] {
  if (node.$ref === partial) return [definitions.block, definitions.partialStep, ...stepsFor(value)].filter((one) => one !== undefined);
  const own = node.$ref === undefined ? node : (definitions[node.$ref.slice('#/$defs/'.length)] ?? {});
  if (!own.oneOf) return [own];
  const type = isObject(value) && typeof value.type === 'string' ? value.type : undefined;
  const named = own.oneOf.filter(({ $ref }) => type !== undefined && $ref === `#/$defs/${type}Step`);
  return (named.length > 0 ? named : own.oneOf).flatMap((one) => variantsOf(one, value));
}
function stepsFor(value: Json): LanguageNode[] {
  const type = isObject(value) && typeof value.type === 'string' ? definitions[`${value.type}Step`] : undefined;
  return type
    ? [type]
    : Object.entries(definitions).flatMap(([name, node]) => (name.endsWith('Step') && name !== 'partialStep' ? [node] : []));
}
