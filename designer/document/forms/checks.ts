/** Cross-field rules of a form. */
import type { FormCheck, FormDefinition } from '../../../engine/model/form.ts';
import type { FormEdit } from './form-edit.ts';

/** The form with these checks; none leaves nothing behind. */
export function withChecks(form: FormDefinition, checks: readonly FormCheck[]): FormDefinition {
  if (checks.length > 0) return { ...form, checks };
  const { checks: _, ...rest } = form;
  return rest;
}

export function addCheck(check: FormCheck, index?: number): FormEdit {
  return (form) => {
    const checks = form.checks ?? [];
    return withChecks(form, checks.toSpliced(index ?? checks.length, 0, check));
  };
}
export function changeCheck(index: number, change: Partial<FormCheck>): FormEdit {
  return (form) => {
    const check = form.checks?.[index];
    if (!check) return form;
    const { id, when, message, messageEn, level, at } = { ...check, ...change };
    return withChecks(form, form.checks!.with(index, { id, when, message, ...(messageEn ? { messageEn } : {}), level, at }));
  };
}
export function removeCheck(index: number): FormEdit {
  return (form) => (form.checks?.[index] ? withChecks(form, form.checks.toSpliced(index, 1)) : form);
}
export function moveCheck(index: number, to: number): FormEdit {
  return (form) => {
    const checks = form.checks ?? [];
    const check = checks[index];
    if (!check || to < 0 || to >= checks.length || to === index) return form;
    return withChecks(form, checks.toSpliced(index, 1).toSpliced(to, 0, check));
  };
}
