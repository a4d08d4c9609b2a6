/** Stands in for `ajv-formats` (see no-ajv.ts): adds nothing. */
export default function addFormats<T>(ajv: T): T {
  return ajv;
}
