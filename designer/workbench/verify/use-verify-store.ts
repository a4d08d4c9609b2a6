import { useEffect, useMemo } from 'react';
import { effectiveAccess } from '../../../engine/forms/access.ts';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { createFormStore, type FormStore } from '../../renderers/form-store.ts';
import { applicationForm, formScope } from '../application/effective-data.ts';
import { sameValue } from '../application/same-value.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Decision } from '../decision/use-decision.ts';
import { useToday } from '../use-calendar.ts';

/**
 * The whole application as a form in which only the fields to be verified can be edited, starting from what was verified
 * (by a colleague, or in this draft) over what was declared. Every edit goes into the decision.
 */
export function useVerifyStore(view: CaseView, task: TaskDto, decision: Decision): FormStore | null {
  const today = useToday();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store outlives reloads of the case
  const store = useMemo(() => {
    const compiled = applicationForm(view);
    if (!compiled || !today) return null;
    const data = { ...view.kase.declared, ...view.kase.verified, ...decision.state.verified };
    const access = effectiveAccess(compiled, Object.fromEntries(task.verify.map((field) => [field, 'edit'])), 'read');
    return createFormStore(compiled, formScope(view, today), data, { access });
  }, [today, task.id]);
  const { dispatch } = decision;
  useEffect(() => {
    if (!store) return;
    let known = store.data();
    return store.onEdit(() => {
      const data = store.data();
      for (const field of task.verify) {
        if (!sameValue(known[field], data[field])) dispatch({ type: 'verify', field, value: data[field] ?? null });
      }
      known = data;
    });
  }, [store, task.verify, dispatch]);
  return store;
}
