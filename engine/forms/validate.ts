import type { InputError } from '../model/problem.ts';
import type { EffectiveAccess } from './access.ts';
import type { CompiledForm } from './compile.ts';
import { createPresentation } from './presentation.ts';
import type { FormScope } from './state.ts';

/**
 * Everything wrong with data: types, formats, limits, vocabularies, required (also `x-requiredWhen`) of what is visible,
 * tables, and cross-field checks. Accepts anything and never throws. With `access`, only what that person can mend.
 * An error of level `warn` does not refuse the submission.
 */
export function validate(compiled: CompiledForm, data: unknown, scope: FormScope, access?: EffectiveAccess): InputError[] {
  return [...createPresentation(compiled, scope, data, access ?? null).errors()];
}

/** Do these errors refuse a submission? */
export function isRefused(errors: readonly InputError[]): boolean {
  return errors.some(({ level }) => level !== 'warn');
}
