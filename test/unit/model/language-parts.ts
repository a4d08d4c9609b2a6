/** The definition language taken apart: its properties and values by name, from the JSON Schema, and those that a definition has. */

export interface Node {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Node>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node | true>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
}

/** The same rule wherever it is written out: lengths of time, lists of rungs, whose work something is, what a pattern or a template may hold. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/^(period|objectionLimit|deadline|workflow\.clock|rung)\.(amount|unit|countFirstDay|rollForward)/, 'period.$2'],
  [/^workflow\.clock\.onExpire\.escalate\|\[\]\.unit/, 'period.unit'],
  [/^(seat|scoreStep\.assign|panelDraw\.approve)\.(role|org|scope|count)$/, 'assignment.$2'],
];

const nameOf = (name: string): string => alike.reduce((said, [pattern, by]) => said.replace(pattern, by), name);

interface Named {
  readonly node: Node;
  readonly name: string;
}

export function resolve(root: Node, node: Node | true, name = ''): Named | null {
  if (node === true) return null;
  if (node.$ref === undefined) return { node, name };
  const own = node.$ref.replace('#/$defs/', '');
  return resolve(root, root.$defs?.[own] ?? true, own);
}

/** All there are. What a branch of a template may hold (`partialStep`) is named by the steps that it becomes. */
export function partsOf(root: Node): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (given: Node | true, name: string): void => {
    const named = resolve(root, given, name);
    if (!named || named.name.startsWith('partialStep') || seen.has(named.name)) return;
    seen.add(named.name);
    for (const part of childrenOf(root, named)) {
      if (part.said) found.add(nameOf(part.said));
      if (part.node) visit(part.node, part.name);
    }
  };
  visit(root, 'workflow');
  return [...found].sort();
}

interface Part {
  readonly name: string;
  readonly node?: Node | true;
  /** A property, or a value of a list of values. */
  readonly said?: string;
}

function childrenOf(root: Node, { node, name }: Named): Part[] {
  return [
    ...(node.oneOf ?? []).map((choice) => ({ node: choice, name: resolve(root, choice, `${name}|`)?.name ?? name })),
    ...(node.enum ?? []).map((value) => ({ name, said: `${name}=${value}` })),
    ...Object.entries(node.properties ?? {}).map(([key, child]) => ({ node: child, name: `${name}.${key}`, said: `${name}.${key}` })),
    ...(typeof node.additionalProperties === 'object' ? [{ node: node.additionalProperties, name: `${name}.*` }] : []),
    ...(node.items ? [{ node: node.items, name: `${name}[]` }] : []),
  ];
}

/** Those of a definition. */
export function isOf(root: Node, value: unknown): string[] {
  const found = new Set<string>();
  const visit = (given: Node | true, part: unknown, name: string): void => {
    const named = resolve(root, given, name);
    if (!named) return;
    const own = named.name === 'partialStep' ? (stepOrBlock(root, part) ?? named) : named;
    const { node } = own;
    const choice = node.oneOf?.find((alternative) => fits(root, alternative, part));
    if (choice) visit(choice, part, `${own.name}|`);
    if (node.enum) found.add(nameOf(`${own.name}=${part}`));
    if (Array.isArray(part)) for (const item of part) visit(node.items ?? true, item, `${own.name}[]`);
    else if (typeof part === 'object' && part !== null)
      for (const [key, child] of Object.entries(part)) {
        const property = node.properties?.[key];
        if (property) found.add(nameOf(`${own.name}.${key}`));
        if (property) visit(property, child, `${own.name}.${key}`);
        else if (typeof node.additionalProperties === 'object') visit(node.additionalProperties, child, `${own.name}.*`);
      }
  };
  visit(root, value, 'workflow');
  return [...found];
}

function stepOrBlock(root: Node, value: unknown): Named | null {
  const { type } = value as { readonly type?: string };
  return resolve(root, { $ref: `#/$defs/${type === undefined ? 'block' : `${type}Step`}` });
}

function fits(root: Node, alternative: Node, value: unknown): boolean {
  const node = resolve(root, alternative)?.node ?? {};
  const { type } = node.properties ?? {};
  if (typeof type === 'object' && type.const !== undefined) return type.const === (value as { readonly type?: unknown })?.type;
  if ('const' in node) return node.const === value;
  if (node.enum) return node.enum.includes(value);
  if (node.oneOf) return node.oneOf.some((choice) => fits(root, choice, value));
  const own = Array.isArray(value) ? 'array' : typeof value;
  return [node.type].flat().some((one) => one === own || (one === 'integer' && Number.isInteger(value)));
}
