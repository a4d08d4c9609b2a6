/** Data that come with a completion, made acceptable: only what the person may edit, normalised, validated, with known files. */
import { dateOf } from '../calendar/date.ts';
import { effectiveAccess } from '../forms/access.ts';
import type { CompiledForm } from '../forms/compile.ts';
import { referencedFiles } from '../forms/files.ts';
import type { FormScope } from '../forms/state.ts';
import { accept } from '../forms/submit.ts';
import { isRefused } from '../forms/validate.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { applicationForm } from '../machine/steps-index.ts';
import { accessFor } from '../machine/view.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { Rejection } from '../model/errors.ts';
import type { AccessMap } from '../model/people.ts';
import type { InputError } from '../model/problem.ts';
import type { Task } from '../model/task.ts';
import { fileContents } from '../store/files.ts';
import type { CaseView } from '../store/writer/command.ts';
import type { PlanContext } from './case-command.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * Data of a `fill` or `correct` task, computed with the enterprise as it is now.
 * @throws Rejection input.invalid with the InputErrors as details
 */
export function acceptApplication(
  context: PlanContext,
  task: Task,
  input: Data,
  enterprise: Enterprise,
  deferred: readonly string[] = [],
): Data {
  const { compiled, kase, view, by } = context;
  const step = compiled.steps.get(task.step)?.step;
  const application = applicationForm(compiled.workflow);
  const name = step?.type === 'form' ? step.form : application;
  const form = compiled.forms[name ?? ''];
  if (!form) throw new Rejection('state.wrong');
  const own = name !== application;
  const access = own ? (step?.access ?? {}) : accessFor(compiled, kase.state, task.id, 'applicant');
  const previous = own ? dataOfStep(context, task.step) : kase.state.data.declared;
  const scope = scopeOf(compiled, kase.state.data.applyType, enterprise, view.now);
  return acceptForm(view, form, { input, previous, access, scope, sender: { user: by, uscc: kase.summary.uscc }, deferred });
}

/**
 * The same for a submission that may lack files promised for later 容缺 (国办发〔2020〕42号): only fields the form lets be deferred
 * count, and only those left empty.
 * @throws Rejection input.invalid
 */
export function acceptSubmission(
  context: PlanContext,
  task: Task,
  input: Data,
  { enterprise, deferred }: { readonly enterprise: Enterprise; readonly deferred: readonly string[] },
): { readonly data: Data; readonly deferred: readonly string[] } {
  const form = context.compiled.forms[applicationForm(context.compiled.workflow) ?? ''];
  const promised = deferred.filter((name) => form?.fields.get(name)?.schema['x-deferrable'] !== undefined);
  const data = acceptApplication(context, task, input, enterprise, promised);
  const missing = (value: unknown) => value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  return { data, deferred: promised.filter((name) => missing(data[name])) };
}

/** Data of an opinion form. @throws Rejection input.invalid */
export function acceptOpinion(context: PlanContext, formName: string, input: Data): Data {
  const { compiled, kase, view, by } = context;
  const form = compiled.forms[formName];
  if (!form) throw new Rejection('state.wrong');
  const { enterprise, applyType } = kase.state.data;
  const scope = scopeOf(compiled, applyType, enterprise, view.now);
  return acceptForm(view, form, { input, previous: {}, access: {}, scope, sender: { user: by } });
}

/** Verified values 核定值: only the fields that the step lets one verify. @throws Rejection input.invalid */
export function acceptVerified(context: PlanContext, fields: readonly string[], input: Data): Data {
  const { compiled, kase, view, by } = context;
  const form = compiled.forms[applicationForm(compiled.workflow) ?? ''];
  if (!form) throw new Rejection('state.wrong');
  const given = fields.filter((field) => input[field] !== undefined && input[field] !== null);
  const access: AccessMap = { '*': 'read', ...Object.fromEntries(given.map((field) => [field, 'edit' as const])) };
  const { enterprise, applyType, declared, verified } = kase.state.data;
  const scope = scopeOf(compiled, applyType, enterprise, view.now);
  const data = acceptForm(view, form, { input, previous: { ...declared, ...verified }, access, scope, sender: { user: by } });
  return Object.fromEntries(given.flatMap((field) => (data[field] === undefined ? [] : [[field, data[field]]])));
}

/** Who sends the data: a user, for the enterprise whose members share their uploads (officers send for none). */
interface Sender {
  readonly user: string;
  readonly uscc?: string;
}
interface Sent {
  readonly input: Data;
  readonly previous: Data;
  readonly access: AccessMap;
  readonly scope: FormScope;
  readonly sender: Sender;
  /** Fields that may stay empty for now. */
  readonly deferred?: readonly string[];
}

function acceptForm(view: CaseView, form: CompiledForm, { input, previous, access, scope, sender, deferred = [] }: Sent): Data {
  const { data, errors } = accept(form, input, previous, effectiveAccess(form, access, 'edit'), scope);
  const later = (error: InputError) => error.code === 'field.required' && deferred.includes(error.pointer.slice(1));
  const all = [...errors.filter((error) => !later(error)), ...fileErrors(view, data, previous, sender)];
  if (isRefused(all)) throw new Rejection('input.invalid', { count: all.length }, all);
  return data;
}

/**
 * A reference must name an uploaded file, with its own size and type: nobody passes off one kind of file as another. It must
 * be the sender's own upload, one of the same enterprise, or stand in the data already: knowing a hash gives no right to a file.
 */
function fileErrors(view: CaseView, data: Data, previous: Data, sender: Sender): InputError[] {
  const before = new Set(referencedFiles(previous).map((file) => file.id));
  return Object.entries(data).flatMap(([field, value]) =>
    referencedFiles(value)
      .filter((file) => {
        const known = view.fact(fileContents, file.id);
        if (!known || known.size !== file.size || known.type !== file.type) return true;
        const shared = sender.uscc !== undefined && known.usccs.includes(sender.uscc);
        return !before.has(file.id) && !known.uploaders.includes(sender.user) && !shared;
      })
      .map((file) => ({ code: 'field.files', pointer: `/${field}`, params: { name: file.name } })),
  );
}

function scopeOf({ workflow }: CompiledProgramme, applyType: string | null, enterprise: Enterprise, now: string): FormScope {
  return { enterprise, today: dateOf(now), parameters: workflow.parameters ?? {}, applyType };
}

function dataOfStep({ kase }: PlanContext, step: string): Data {
  const data = kase.state.data.steps[step]?.data;
  return data !== null && typeof data === 'object' ? (data as Data) : {};
}
