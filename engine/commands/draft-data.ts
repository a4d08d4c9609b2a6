import { type EffectiveAccess, effectiveAccess, isEditable } from '../forms/access.ts';
import type { CompiledForm } from '../forms/compile.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { openTasks } from '../machine/view.ts';
import type { CaseState } from '../model/case.ts';
import type { Task } from '../model/task.ts';
import { readCase } from '../store/cases.ts';
import { caseIdOf } from '../store/tasks.ts';
import type { Runtime } from './runtime.ts';
import { fillingOf } from './submitted-data.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * What of a draft is kept: raw values of the fields that the task lets one change. Of the others stand the values they have,
 * and nothing of what is hidden or computed; an officer's decision keeps data of its own form and of verifiable fields only.
 */
export async function draftData(runtime: Runtime, taskId: string, data: Data): Promise<Data> {
  const kase = await readCase(runtime.store.read, caseIdOf(taskId));
  const compiled = kase && (await runtime.programme(kase.summary.definition));
  const task = compiled && openTasks(kase.state).find(({ id }) => id === taskId);
  if (!task) return data;
  return task.kind === 'fill' || task.kind === 'correct' ? filledIn(compiled, kase.state, task, data) : decided(compiled, task, data);
}

function filledIn(compiled: CompiledProgramme, state: CaseState, task: Task, data: Data): Data {
  const filling = fillingOf(compiled, state, task);
  return filling ? taken(filling.form, effectiveAccess(filling.form, filling.access, 'edit'), data, filling.previous) : {};
}

function taken(form: CompiledForm, access: EffectiveAccess, data: Data, before: Data): Data {
  const values = [...form.fields.values()].map((field): [string, unknown] => {
    const given = access.get(field.name);
    if (given === 'hidden' || field.computed) return [field.name, undefined];
    const from = isEditable(given) ? data : before;
    return [field.name, Object.hasOwn(from, field.name) ? from[field.name] : undefined];
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function decided(compiled: CompiledProgramme, task: Task, data: Data): Data {
  const step = compiled.steps.get(task.step)?.step;
  const name = step?.type === 'review' || step?.type === 'score' ? step.form : step?.type === 'wait' ? step.external?.form : undefined;
  const form = compiled.forms[name ?? ''];
  const verified = step?.type === 'review' ? (step.verify?.fields ?? []) : [];
  return {
    ...data,
    ...(data.data === undefined ? {} : { data: form ? taken(form, effectiveAccess(form, {}, 'edit'), recordOf(data.data), {}) : {} }),
    ...(data.verified === undefined
      ? {}
      : { verified: Object.fromEntries(Object.entries(recordOf(data.verified)).filter(([field]) => verified.includes(field))) }),
  };
}

function recordOf(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}
