/**
 * The schema of the definition language, followed along a path of a workflow: which keys an object may hold, in the order in which a developer
 * writes them, and which of them it must hold.
 */
import schema from '../../engine/model/workflow.schema.json' with { type: 'json' };
import { isObject, type Json, type Path } from './change.ts';

export interface LanguageNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly properties?: Readonly<Record<string, LanguageNode>>;
  readonly required?: readonly string[];
  readonly propertyNames?: LanguageNode;
  readonly pattern?: string;
  readonly additionalProperties?: boolean | LanguageNode;
  readonly items?: LanguageNode;
  readonly oneOf?: readonly LanguageNode[];
}

const definitions = schema.$defs as unknown as Readonly<Record<string, LanguageNode>>;
const root = schema as unknown as LanguageNode;

/** The node itself, or the definition it refers to; what is written beside the reference stands before the definition's. */
export function resolved(node: LanguageNode): LanguageNode {
  if (node.$ref === undefined) return node;
  const { $ref, ...own } = node;
  return { ...resolved(definitions[$ref.slice('#/$defs/'.length)] ?? {}), ...own };
}

/** What the names of expressions may be, ids of a scorecard's parts too. */
export const identifier = resolved({ $ref: '#/$defs/identifier' });

/** What the language says about the value at a path of a workflow; null where it knows nothing. */
export function languageAt(workflow: Json, path: Path): LanguageNode | null {
  let node: LanguageNode | null = root;
  let value: Json | undefined = workflow;
  for (const [index, key] of path.entries()) {
    const parent: Json | undefined = value;
    value = memberOf(value, key);
    node = variantFor(childOf(node, key), value, {
      parent,
      isBranch: path[index - 1] === 'branches' && index > 1,
      grandparent: valueBefore(workflow, path, index),
    });
    if (node === null) return null;
  }
  return node;
}

/** Keys of the object at a path in the schema's order; empty for lists and maps. */
export function keysAt(workflow: Json, path: Path): readonly string[] {
  return Object.keys(languageAt(workflow, path)?.properties ?? {});
}

/** Must the object at a path hold this key? Branches and templates have what they lack from each other. */
export function isRequired(workflow: Json, path: Path, key: string): boolean {
  return languageAt(workflow, path)?.required?.includes(key) ?? false;
}

/** Is it a member of a map or of a list, whose presence says something by itself? */
export function isMember(workflow: Json, path: Path, key: string): boolean {
  // An outcome of a notice is offered by being there.
  if (path.at(-1) === 'outcomes') return true;
  const node = languageAt(workflow, path);
  return node?.items !== undefined || !Object.hasOwn(node?.properties ?? {}, key);
}

/** What the keys of the map at a path may be; undefined: anything. */
export function namesOf(workflow: Json, path: Path): LanguageNode | undefined {
  const names = languageAt(workflow, path)?.propertyNames;
  return names && resolved(names);
}

function memberOf(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)] as Json | undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function valueBefore(workflow: Json, path: Path, index: number): Json | undefined {
  return path.slice(0, Math.max(0, index - 1)).reduce<Json | undefined>(memberOf, workflow);
}

function childOf(node: LanguageNode | null, key: string): LanguageNode | null {
  if (!node) return null;
  const own = node.properties?.[key];
  if (own) return resolved(own);
  if (node.items) return resolved(node.items);
  return typeof node.additionalProperties === 'object' ? resolved(node.additionalProperties) : null;
}

interface Around {
  readonly parent: Json | undefined;
  readonly isBranch: boolean;
  readonly grandparent: Json | undefined;
}

function variantFor(node: LanguageNode | null, value: Json | undefined, around: Around): LanguageNode | null {
  if (!node) return null;
  if (node === null || node.oneOf === undefined) return partial(node, value, around);
  const variants = node.oneOf.map(resolved);
  if (isObject(value) && typeof value.type === 'string') {
    const typed = variants.find((one) => one.properties?.type?.const === value.type);
    if (typed) return typed;
  }
  const wanted = Array.isArray(value) ? 'array' : isObject(value) ? 'object' : typeof value;
  const fits = variants.find(({ type }) => type === wanted || (wanted === 'number' && type === 'integer'));
  return fits ?? variants.find(({ properties }) => properties) ?? node;
}

/** A branch or a template is read as a step of its type, of which nothing is required. */
function partial(node: LanguageNode, value: Json | undefined, { isBranch, grandparent }: Around): LanguageNode {
  if (!node.properties || !Object.hasOwn(node.properties, 'otherwise') || node.required !== undefined) return node;
  if (isObject(value) && 'steps' in value) return definitions.block ?? node;
  const template = isBranch && isObject(grandparent) ? grandparent.template : undefined;
  const type = isObject(value) && typeof value.type === 'string' ? value.type : isObject(template) ? template.type : undefined;
  const { required: _, ...typed } = (typeof type === 'string' ? definitions[`${type}Step`] : undefined) ?? node;
  return typed;
}
