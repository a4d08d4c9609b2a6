import { dateOf } from '../calendar/date.ts';
import { effectiveAccess } from '../forms/access.ts';
import { copyOffer } from '../forms/copy.ts';
import { formScopeOf } from '../machine/application.ts';
import { applicationForm } from '../machine/steps-index.ts';
import { accessFor } from '../machine/view.ts';
import type { DraftOrigin, EarlierCaseDto } from '../model/dto/case.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { refusalToAct } from '../policy/task.ts';
import { casePage, readCase } from '../store/cases.ts';
import { caseIdOf } from '../store/tasks.ts';
import type { HttpDeps } from './deps.ts';
import { applicationFormOf, readCaseFor } from './present/case-access.ts';

const casesLooked = 20;
const casesOffered = 3;

/**
 * What a new application may take over from earlier ones of the same programme and enterprise, newest first. Of a value that was
 * verified then, the verified one is offered. @throws Rejection not-found, and those of acting on the task
 */
export async function earlierCases(deps: HttpDeps, user: User, taskId: string): Promise<EarlierCaseDto[]> {
  const reading = await readCaseFor(deps, user, caseIdOf(taskId));
  const { kase, compiled } = reading;
  const today = dateOf(deps.clock());
  const task = reading.tasks.find(({ id }) => id === taskId);
  if (!task) throw new Rejection('not-found');
  const refusal = refusalToAct(user, task, kase.summary, today);
  if (refusal) throw new Rejection(refusal);
  const form = applicationFormOf(compiled);
  const step = compiled.steps.get(task.step)?.step;
  if (!form || task.kind !== 'fill' || step?.type !== 'form' || step.form !== applicationForm(compiled.workflow)) return [];
  const scope = formScopeOf(compiled, kase.state.data, today);
  const access = effectiveAccess(form, accessFor(compiled, kase.state, task.id, 'applicant'), 'edit');
  const { uscc, programme } = kase.summary;
  const filter = { all: false, enterprises: [uscc], ownerOrgs: [], districts: [], groups: [] };
  const { items } = await casePage(deps.store.read, { filter, programme, uscc, limit: casesLooked });
  const offered: EarlierCaseDto[] = [];
  for (const { id, number, submittedAt, outcome } of items) {
    if (id === kase.summary.id || submittedAt === null || offered.length === casesOffered) continue;
    const earlier = await readCase(deps.store.read, id);
    if (!earlier) continue;
    const { declared, verified } = earlier.state.data;
    const submittedOn = dateOf(submittedAt);
    const { values, left } = copyOffer(form, { ...declared, ...verified }, { scope, access, submittedOn });
    const fields = Object.entries(values).map(([field, value]) => ({ field, value, verified: verified[field] !== undefined }));
    if (fields.length > 0) offered.push({ caseId: id, number, submittedOn, outcome, fields, left });
  }
  return offered;
}

/** Origins of what a draft says was taken over: only true ones, whose value stands in the draft as it was offered. */
export async function originsOf(
  deps: HttpDeps,
  user: User,
  taskId: string,
  { data, copied = {} }: { readonly data: Readonly<Record<string, unknown>>; readonly copied?: Readonly<Record<string, string>> },
): Promise<Record<string, DraftOrigin>> {
  if (Object.keys(copied).length === 0) return {};
  const offers = await earlierCases(deps, user, taskId);
  return Object.fromEntries(
    Object.entries(copied).flatMap(([name, caseId]): [string, DraftOrigin][] => {
      const offer = offers.find((item) => item.caseId === caseId);
      const found = offer?.fields.find(({ field }) => field === name);
      if (!offer || !found || JSON.stringify(found.value) !== JSON.stringify(data[name])) return [];
      return [[name, { caseId, number: offer.number, submittedOn: offer.submittedOn, verified: found.verified }]];
    }),
  );
}
