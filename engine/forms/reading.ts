/** What is wrong with a single value, without its place. */
export interface ValueError {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
/** A value as it is kept (`undefined`: nothing was given) and what is wrong with it. A value of the wrong type is not kept. */
export interface Reading {
  readonly json: unknown;
  readonly errors: readonly ValueError[];
}

export const nothing: Reading = { json: undefined, errors: [] };
export function refuse(keyword: string, params: ValueError['params'] = {}): Reading {
  return { json: undefined, errors: [{ code: `field.${keyword}`, params }] };
}
