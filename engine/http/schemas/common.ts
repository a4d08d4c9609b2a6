/** Pieces of JSON Schema used by the routes. Bodies refuse what they don't name; answers drop it. */
export type Schema = Readonly<Record<string, unknown>>;

export const text = (maxLength: number, minLength = 0): Schema => ({ type: 'string', minLength, maxLength });
export const str: Schema = { type: 'string' };
export const int: Schema = { type: 'integer' };
export const num: Schema = { type: 'number' };
export const bool: Schema = { type: 'boolean' };
export const nullable = (type: string): Schema => ({ type: [type, 'null'] });
export const list = (items: Schema): Schema => ({ type: 'array', items });
export const open: Schema = { type: 'object', additionalProperties: true };
export const openOrNull: Schema = { type: ['object', 'null'], additionalProperties: true };
export const id: Schema = { type: 'string', pattern: '^[0-9A-Za-z_.~-]{1,100}$' };
export const slug: Schema = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$' };
/** Step and outcome names. */
export const name: Schema = { type: 'string', pattern: '^[A-Za-z][0-9A-Za-z_-]{0,63}$' };
export const uscc: Schema = { type: 'string', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' };
export const sha256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
export const date: Schema = { type: 'string', pattern: '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' };
export const month: Schema = { type: 'string', pattern: '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$' };
/** District codes: GB/T 2260 or the city's own. */
export const district: Schema = { type: 'string', pattern: '^[0-9A-Z-]{2,12}$' };

/** An object that takes these properties and no other. */
export function body(properties: Readonly<Record<string, Schema>>, required: readonly string[] = Object.keys(properties)): Schema {
  return { type: 'object', additionalProperties: false, required, properties };
}
/** Query parameters are strings; their shape is a pattern. */
export function query(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', additionalProperties: false, properties };
}
export function params(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required: Object.keys(properties), properties };
}
/** An answer object: every property named is required unless listed in `optional`. */
export function answer(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  return { type: 'object', required: Object.keys(properties).filter((key) => !optional.includes(key)), properties };
}
export function page(items: Schema): Schema {
  return answer({ items: list(items), next: str }, ['next']);
}
export const ref = (schemaId: string): Schema => ({ $ref: `${schemaId}#` });

export const limit: Schema = { type: 'string', pattern: '^([1-9][0-9]?|100)$', description: '1–100, default 20' };
/** Opaque place in a list, as given in `next`. */
export const after: Schema = { type: 'string', pattern: '^[0-9A-Za-z_-]{0,400}$' };
export const pageOf = (value: string | undefined): number => (value === undefined ? 20 : Number(value));

/** Answers every route may give besides its own. */
export const refusals: Readonly<Record<string, Schema>> = { '4xx': ref('problem'), '5xx': ref('problem') };

export const problemSchema: Schema = {
  $id: 'problem',
  ...answer({
    type: str,
    title: str,
    status: int,
    code: str,
    detail: str,
    instance: str,
    errors: list(answer({ pointer: str, code: str, message: str, document: str, level: str }, ['document', 'level'])),
  }),
};
