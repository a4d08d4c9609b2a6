import type { FieldSchema, FormCheck, FormDefinition, Vocabulary } from '../model/form.ts';
import { pathOf, pointerOf } from '../model/pointer.ts';
import type { Problem } from '../model/problem.ts';
import { BOOLEAN, type FeelType } from '../rules/types.ts';
import { compileFeel, type Expression } from './expression.ts';
import { buildField, type CompileKeyword, type Field } from './field.ts';
import { buildGraph, type Graph, readsOf } from './graph.ts';
import { type OfferRule, offerRules } from './offers.ts';
import { feelTypeOf, formScopeType, parametersType, typeOf } from './scope-type.ts';

/** A cross-field check ready to run. With a `table` it runs once per row, with `row` in scope (its `at` is `/table/*` + `/column`). */
export interface CompiledCheck {
  readonly check: FormCheck;
  readonly expression: Expression;
  readonly table: Field | null;
  /** Field or column it is shown at. */
  readonly field: Field;
  readonly reads: ReadonlySet<number>;
  readonly rowReads: ReadonlySet<number>;
}
/** Fields whose `x-requiredWhen` reads a node. */
export interface Requirement {
  readonly field: Field;
  readonly table: Field | null;
  readonly expression: Expression;
  readonly reads: ReadonlySet<number>;
  readonly rowReads: ReadonlySet<number>;
}

/** A form with everything looked up that does not depend on data. Immutable; keep it as long as the definition. */
export interface CompiledForm {
  readonly definition: FormDefinition;
  /** Top-level fields in schema order. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly graph: Graph;
  readonly checks: readonly CompiledCheck[];
  /** Checks by the field or column they are shown at. */
  readonly checksAt: ReadonlyMap<Field, readonly CompiledCheck[]>;
  readonly requirements: readonly Requirement[];
  readonly offers: readonly OfferRule[];
}

export interface CompileOptions {
  /** The programme's parameters: their names and types. Without them any name passes. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/**
 * Compiles a form that `checkForm` found sound. `vocabularies` by name, as `x-vocabulary` names them.
 * Throws when an expression of it is wrong: such a form is never published.
 */
export function compileForm(
  form: FormDefinition,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  options: CompileOptions = {},
): CompiledForm {
  const { compiled, problems } = analyseForm(form, vocabularies, options);
  const first = problems[0];
  if (first) throw new Error(`form ${form.id}: ${first.code} at ${first.pointer}`);
  return compiled;
}

/** As `compileForm`, but lists what is wrong and leaves broken expressions out: the designer previews a half-written form. */
export function analyseForm(
  form: FormDefinition,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  options: CompileOptions = {},
): { compiled: CompiledForm; problems: Problem[] } {
  const problems: Problem[] = [];
  const application = feelTypeOf(form, vocabularies);
  const parameters = parametersType(options.parameters);
  const document = `forms/${form.id}`;
  const compile = (source: unknown, pointer: string, expect: FeelType, table?: string): Expression | null => {
    const result = compileFeel(source, formScopeType(application, parameters, table), expect);
    if ('expression' in result) return result.expression;
    for (const { code, params } of result.problems) problems.push({ code, severity: 'error', document, pointer, params });
    return null;
  };
  const keywordsAt =
    (pointer: string, child: FieldSchema, table?: string): CompileKeyword =>
    (keyword, source) => {
      if (source === undefined) return null;
      const condition = keyword.endsWith('When') || keyword.endsWith('x-when');
      return compile(source, `${pointer}/${keyword}`, condition ? BOOLEAN : typeOf(child, {}), table);
    };
  const children = (schema: FieldSchema, pointer: string, table?: string): Map<string, Field> => {
    const required = new Set(Array.isArray(schema.required) ? schema.required : []);
    const entries = Object.entries(schema.properties ?? {}).map(([name, child]): [string, Field] => {
      const at = `${pointer}/properties${pointerOf([name])}`;
      const rows = table === undefined && child.type === 'array' && child.items?.type === 'object' ? child.items : null;
      const columns = rows ? children(rows, `${at}/items`, name) : undefined;
      return [name, buildField(name, child, required.has(name), vocabularies, keywordsAt(at, child, table), columns)];
    });
    return new Map(entries);
  };
  const fields = children(form.schema, '/schema');
  const graph = buildGraph(fields);
  const checks = compileChecks(form, fields, graph, problems, compile);
  if (graph.cycle.length > 0) {
    const params = { fields: graph.cycle.join(', ') };
    problems.push({ code: 'form.cycle', severity: 'error', document, pointer: '/schema/properties', params });
  }
  const checksAt = new Map<Field, CompiledCheck[]>();
  for (const check of checks) checksAt.set(check.field, [...(checksAt.get(check.field) ?? []), check]);
  const rules = { requirements: requirementsOf(fields, graph), offers: offerRules(fields, graph) };
  return { compiled: { definition: form, fields, graph, checks, checksAt, ...rules }, problems };
}

function compileChecks(
  form: FormDefinition,
  fields: ReadonlyMap<string, Field>,
  graph: Graph,
  problems: Problem[],
  compile: (source: unknown, pointer: string, expect: FeelType, table?: string) => Expression | null,
): CompiledCheck[] {
  return (form.checks ?? []).flatMap((check, index) => {
    const place = placeOf(fields, check.at);
    if (!place) {
      const params = { at: String(check.at) };
      problems.push({ code: 'form.check-at', severity: 'error', document: `forms/${form.id}`, pointer: `/checks/${index}/at`, params });
      return [];
    }
    const expression = compile(check.when, `/checks/${index}/when`, BOOLEAN, place.table?.name);
    return expression ? [{ check, expression, ...place, ...nodesRead(expression, fields, graph, place.table) }] : [];
  });
}

/** `/field`, or `/table/*` + `/column` for every row of a table. */
function placeOf(fields: ReadonlyMap<string, Field>, at: string): { table: Field | null; field: Field } | null {
  const [name, star, column, ...rest] = pathOf(String(at));
  const field = name === undefined ? undefined : fields.get(name);
  if (!field || rest.length > 0) return null;
  if (star === undefined) return { table: null, field };
  const cell = star === '*' && column !== undefined ? field.columns.get(column) : undefined;
  return cell ? { table: field, field: cell } : null;
}

function requirementsOf(fields: ReadonlyMap<string, Field>, graph: Graph): Requirement[] {
  const found: Requirement[] = [];
  const add = (field: Field, table: Field | null) => {
    const expression = field.requiredWhen;
    if (expression) found.push({ field, table, expression, ...nodesRead(expression, fields, graph, table) });
  };
  for (const field of fields.values()) {
    add(field, null);
    for (const column of field.columns.values()) add(column, field);
  }
  return found;
}

function nodesRead(expression: Expression, fields: ReadonlyMap<string, Field>, graph: Graph, table: Field | null) {
  const { whole, row } = readsOf(expression, fields, table);
  const numbers = (keys: ReadonlySet<string>) => new Set([...keys].flatMap((key) => graph.byKey.get(key) ?? []));
  return { reads: numbers(whole), rowReads: numbers(row) };
}
