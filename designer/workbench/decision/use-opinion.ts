import { useEffect, useMemo } from 'react';
import { compileForm } from '../../../engine/forms/compile.ts';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import type { FormDefinition } from '../../../engine/model/form.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { createFormStore, type FormStore } from '../../renderers/form-store.ts';
import { formScope } from '../application/effective-data.ts';
import type { CaseView } from '../case/case-view.ts';
import { useToday } from '../use-calendar.ts';
import type { Decision } from './use-decision.ts';

export interface Opinion {
  readonly form: FormDefinition;
  readonly store: FormStore;
}

/** The form a task asks for (opinion, inspection record, external result), its entries kept in the decision. Null without one. */
export function useOpinion(view: CaseView, task: TaskDto, decision: Decision): Opinion | null {
  const today = useToday();
  const { pkg } = view;
  const form = task.form ? (pkg.forms[task.form] ?? null) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store outlives reloads of the case; it starts from what was entered
  const opinion = useMemo(() => {
    if (!form || !today) return null;
    const compiled = compileForm(form, pkg.vocabularies, { parameters: pkg.workflow.parameters ?? {} });
    return { form, store: createFormStore(compiled, formScope(view, today), decision.state.data) };
  }, [form, today, task.id]);
  const { dispatch } = decision;
  useEffect(() => opinion?.store.onEdit(() => dispatch({ type: 'data', data: opinion.store.data() })), [opinion, dispatch]);
  return opinion;
}

/** What the server found wrong with the form, shown at its fields. Pointers may come with the place of the form in the request. */
export function showRefusal(store: FormStore, problem: ApiProblem): void {
  const errors = problem.errors.map((error) => ({
    pointer: error.pointer.replace(/^\/data(?=\/)/, ''),
    code: error.code,
    params: {},
    message: error.message,
    level: error.level ?? 'block',
  }));
  if (errors.length > 0) store.refuse(errors);
}
