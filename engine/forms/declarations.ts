import type { FormDefinition } from '../model/form.ts';

/** Booleans that a blocking check demands to be true: boxes to tick, not questions, and made anew with every submission. */
export function declaredIn(form: FormDefinition): ReadonlySet<string> {
  return new Set(
    (form.checks ?? []).flatMap((check) => {
      const name = /^\s*application\.(\w+)\s*=\s*true\s*$/.exec(check.when)?.[1];
      return name && check.level === 'block' && form.schema.properties?.[name]?.type === 'boolean' ? [name] : [];
    }),
  );
}
