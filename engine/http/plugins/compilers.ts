/**
 * Compilers of route schemas that keep what they made, by the schema's text, for the whole process. Routes share most of theirs: of
 * 369 answers 56 differ, and compiling each anew was four fifths of a start. `simulate` opens a server for each scenario.
 */
import buildValidator from '@fastify/ajv-compiler';
import buildSerializer from '@fastify/fast-json-stringify-compiler';

type Route = { readonly schema?: unknown };
type Schemas = Readonly<Record<string, unknown>>;
type Builder = (schemas: Schemas, options?: unknown) => (route: Route) => unknown;

/** As `fastify({ schemaController: { compilersFactory } })` takes them. Schemas and options must be plain data. */
export const compilersFactory = {
  buildValidator: kept(buildValidator()),
  buildSerializer: kept(buildSerializer()),
};

function kept<Given>(build: Given): Given {
  const compilers = new Map<string, ReturnType<Builder>>();
  let last: { readonly schemas: Schemas; readonly options: unknown; readonly compiler: ReturnType<Builder> } | undefined;
  const builder: Builder = (schemas, options) => {
    // A server asks again for each route, with a new list of the same schemas: their text, long as it is, is made once a server.
    if (last && last.options === options && sameParts(last.schemas, schemas)) return last.compiler;
    const key = JSON.stringify([schemas, options]);
    const compiler = compilers.get(key) ?? remembering((build as Builder)(schemas, options));
    compilers.set(key, compiler);
    last = { schemas, options, compiler };
    return compiler;
  };
  return builder as Given;
}

function sameParts(a: Schemas, b: Schemas): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

function remembering(compile: ReturnType<Builder>): ReturnType<Builder> {
  const made = new Map<string, unknown>();
  return (route) => {
    const text = JSON.stringify(route.schema);
    const known = made.get(text) ?? compile(route);
    made.set(text, known);
    return known;
  };
}
