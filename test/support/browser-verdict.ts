/** Runs in the page: forms filled in by the application's own store, field by field and cell by cell, as a person does it. */

import { createFormStore } from '../../designer/renderers/form-store.ts';
import { compileForm } from '../../engine/forms/compile.ts';
import type { FormScope } from '../../engine/forms/state.ts';
import type { FormDefinition, Vocabulary } from '../../engine/model/form.ts';

export interface Verdict {
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly message?: string | undefined }[];
  readonly data: unknown;
  /** Names of the files promised for later. */
  readonly deferred: readonly string[];
}
type Vocabularies = Readonly<Record<string, Vocabulary>>;

/** `work`: JSON of the form and its submissions; the answer is JSON too, so that nothing is lost on the way out of the page. */
export function judge(work: string): string {
  const { form, vocabularies, scope, submissions } = JSON.parse(work) as {
    form: FormDefinition;
    vocabularies: Vocabularies;
    scope: FormScope;
    submissions: Readonly<Record<string, unknown>>[];
  };
  const compiled = compileForm(form, vocabularies, { parameters: scope.parameters });
  return JSON.stringify(
    submissions.map((submission, number): Verdict => {
      const store = createFormStore(compiled, scope, {}, { promising: true });
      // Fields don't come in the order of the form; each second time they go backwards.
      const names = Object.keys(submission);
      for (const name of number % 2 === 0 ? names : names.reverse()) fillIn(store.set, name, submission[name]);
      const errors = store.errors().map(({ pointer, code, message }) => ({ pointer, code, message }));
      return { errors, data: store.presentation.data(), deferred: store.promises.names() };
    }),
  );
}

/** A table first gets empty rows, then its cells. */
function fillIn(set: (pointer: string, value: unknown) => void, name: string, value: unknown): void {
  const rows =
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row) && !('id' in row));
  if (!rows) {
    set(`/${name}`, value);
    return;
  }
  set(
    `/${name}`,
    (value as object[]).map(() => ({})),
  );
  for (const [index, row] of (value as Record<string, unknown>[]).entries())
    for (const [column, cell] of Object.entries(row)) set(`/${name}/${index}/${column}`, cell);
}

Object.assign(globalThis, { judge });
