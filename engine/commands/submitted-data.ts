/** Data that come with a completion, made acceptable: only what the person may edit, normalised, validated, with known files. */
import { dateOf } from '../calendar/date.ts';
import { effectiveAccess, isEditable } from '../forms/access.ts';
import type { CompiledForm } from '../forms/compile.ts';
import { referencedFiles, withFileNames } from '../forms/files.ts';
import { type FormScope, isEmpty } from '../forms/state.ts';
import { accept } from '../forms/submit.ts';
import { isRefused } from '../forms/validate.ts';
import { formScopeOf } from '../machine/application.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { applicationForm } from '../machine/steps-index.ts';
import { accessFor } from '../machine/view.ts';
import type { CaseState } from '../model/case.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { Rejection } from '../model/errors.ts';
import type { FileRef } from '../model/form.ts';
import type { AccessMap } from '../model/people.ts';
import type { InputError } from '../model/problem.ts';
import type { Task } from '../model/task.ts';
import { type FileContent, type FileUpload, fileContents } from '../store/files.ts';
import type { CaseView } from '../store/writer/command.ts';
import type { PlanContext } from './case-command.ts';
import { outsideErrors } from './outside.ts';

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
  const filling = fillingOf(compiled, kase.state, task);
  if (!filling) throw new Rejection('state.wrong');
  const { form, ...before } = filling;
  const scope = formScopeOf(compiled, { enterprise, applyType: kase.state.data.applyType }, dateOf(view.now));
  return acceptForm(view, form, { input, ...before, scope, sender: { user: by, uscc: kase.summary.uscc }, deferred });
}

/** What a `fill` or `correct` task fills: its form, what of it may be changed, and what stands in it so far. */
export function fillingOf(
  compiled: CompiledProgramme,
  state: CaseState,
  task: Pick<Task, 'id' | 'step'>,
): { readonly form: CompiledForm; readonly access: AccessMap; readonly previous: Data } | null {
  const form = formOfTask(compiled, task);
  if (!form) return null;
  if (form === compiled.forms[applicationForm(compiled.workflow) ?? ''])
    return { form, access: accessFor(compiled, state, task.id, 'applicant'), previous: state.data.declared };
  const data = state.data.steps[task.step]?.data;
  const previous = data !== null && typeof data === 'object' ? (data as Data) : {};
  return { form, access: compiled.steps.get(task.step)?.step.access ?? {}, previous };
}

/** The form that a `fill` or `correct` task fills: its step's own, else the application. */
export function formOfTask(compiled: CompiledProgramme, task: Pick<Task, 'step'>): CompiledForm | null {
  const step = compiled.steps.get(task.step)?.step;
  return compiled.forms[(step?.type === 'form' ? step.form : applicationForm(compiled.workflow)) ?? ''] ?? null;
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
  return { data, deferred: promised.filter((name) => isEmpty(data[name])) };
}

/** Data of an opinion form. @throws Rejection input.invalid */
export function acceptOpinion(context: PlanContext, formName: string, input: Data): Data {
  const { compiled, kase, view, by } = context;
  const form = compiled.forms[formName];
  if (!form) throw new Rejection('state.wrong');
  const scope = formScopeOf(compiled, kase.state.data, dateOf(view.now));
  return acceptForm(view, form, { input, previous: {}, access: {}, scope, sender: { user: by } });
}

/** Verified values 核定值: only the fields that the step lets one verify. @throws Rejection input.invalid */
export function acceptVerified(context: PlanContext, fields: readonly string[], input: Data): Data {
  const { compiled, kase, view, by } = context;
  const form = compiled.forms[applicationForm(compiled.workflow) ?? ''];
  if (!form) throw new Rejection('state.wrong');
  const given = fields.filter((field) => input[field] !== undefined && input[field] !== null);
  const access: AccessMap = { '*': 'read', ...Object.fromEntries(given.map((field) => [field, 'edit' as const])) };
  const { declared, verified } = kase.state.data;
  const scope = formScopeOf(compiled, kase.state.data, dateOf(view.now));
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
  const effective = effectiveAccess(form, access, 'edit');
  const { data, errors } = accept(form, input, previous, effective, scope);
  const later = (error: InputError) => error.code === 'field.required' && deferred.includes(error.pointer.slice(1));
  const outside = outsideErrors(view, form, data, (field) => isEditable(effective.get(field)), sender.uscc);
  const all = [...errors.filter((error) => !later(error)), ...fileErrors(view, data, previous, sender), ...outside];
  if (isRefused(all)) throw new Rejection('input.invalid', { count: all.length }, all);
  return withUploadedNames(view, data, previous, sender);
}

/** Files are called as they were when uploaded, whatever the data say; what stands in the data already keeps its name. */
function withUploadedNames(view: CaseView, data: Data, previous: Data, sender: Sender): Data {
  const before = new Map(referencedFiles(previous).map(({ id, name }) => [id, name]));
  const nameOf = ({ id, name }: FileRef) => before.get(id) ?? uploadFor(view.fact(fileContents, id), sender)?.name ?? name;
  return referencedFiles(data).length === 0 ? data : withFileNames(data, nameOf);
}

/** The upload that gives the sender a right to the file: its own, else one of the same enterprise. */
function uploadFor(content: FileContent | null, { user, uscc }: Sender): FileUpload | undefined {
  const uploads = content?.uploads ?? [];
  return (
    uploads.find(({ uploader }) => uploader === user) ??
    (uscc === undefined ? undefined : uploads.find(({ usccs }) => usccs.includes(uscc)))
  );
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
        return !before.has(file.id) && !uploadFor(known, sender);
      })
      .map((file) => ({ code: 'field.files', pointer: `/${field}`, params: { name: file.name } })),
  );
}
