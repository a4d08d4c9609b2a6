/** Cases of other programmes that a step opens, is told about, and withdraws. Every command may be run again: it then does nothing. */
import { dateOf } from '../calendar/date.ts';
import { addresseeOf } from '../machine/addressee.ts';
import { applicationOf } from '../machine/application.ts';
import { evaluateJson } from '../machine/scope.ts';
import { contextOf } from '../machine/view.ts';
import type { EffectOf } from '../model/effect.ts';
import { Rejection } from '../model/errors.ts';
import type { CaseFact } from '../model/event.ts';
import type { User } from '../model/user.ts';
import { sha256 } from '../store/canonical.ts';
import { readCase } from '../store/cases.ts';
import { saveDraftRow } from '../store/drafts.ts';
import { enterprises } from '../store/enterprises.ts';
import { caseCommand, openTaskOf, runOnCase } from './case-command.ts';
import { openCase } from './open-case.ts';
import type { Runtime } from './runtime.ts';
import { acceptApplication } from './submitted-data.ts';

/** The engine itself. */
export const system: User = { id: 'system', login: 'system', name: '', grants: [], memberships: [] };

/** Id of the case that an entry of a step opens: the same however often it is tried. */
export function childId(parent: string, step: string, entry: number): string {
  return sha256(`${parent} ${step} ${entry}`).slice(0, 26);
}

/**
 * Opens the case, fills its start form, tells the step. Nothing when the step was left meanwhile.
 * @throws Rejection what opening refuses with (not-found, not-eligible, window.closed, cool-down, duplicate)
 */
export async function startChild(runtime: Runtime, parentId: string, effect: EffectOf<'case.start'>): Promise<void> {
  const { step, entry, programme, applyType, data, submit } = effect;
  const parent = await readCase(runtime.store.read, parentId);
  if (!parent) return;
  const context = contextOf(parent.state);
  const id = addresseeOf(context, step, entry);
  if (!isWanted(parent.state.data.steps[id], entry)) return;
  const compiled = await runtime.programme(parent.summary.definition);
  const definition = compiled?.steps.get(id)?.step;
  const waits = definition?.type === 'case' && definition.await !== false;
  if (waits && context.live[id]?.entry !== entry) return;
  const caseId = childId(parentId, step, entry);
  await opened(runtime, caseId, async () => {
    const { uscc } = parent.summary;
    const internal = { caseId, parent: { caseId: parentId, step, entry }, rows: [['caseLinks', [caseId, parentId, step, entry]] as const] };
    await openCase(runtime, { by: system, programme, uscc, ...(applyType === null ? {} : { applyType }), internal });
  });
  await fill(runtime, caseId, data, submit);
  const child = await readCase(runtime.store.read, caseId);
  const fact: CaseFact = { type: 'child.opened', step, entry, child: caseId, number: child?.summary.number ?? '' };
  const told = await give(runtime, parentId, fact);
  // The step was left while the case was being opened.
  if (!told && waits && definition.onCancel !== 'leave') await cancelChild(runtime, caseId);
}

function isWanted(result: Readonly<Record<string, unknown>> | undefined, entry: number): boolean {
  return result?.entry === entry;
}

/** Opens unless it was opened before. */
async function opened(runtime: Runtime, caseId: string, open: () => Promise<void>): Promise<void> {
  if (await readCase(runtime.store.read, caseId)) return;
  try {
    await open();
  } catch (error) {
    // Another node was first, unless the refusal was of the application itself.
    if (!(await readCase(runtime.store.read, caseId))) throw error;
  }
}

/** Submits the start form with the data; what it refuses is left to the applicant as a draft. */
async function fill(runtime: Runtime, caseId: string, data: Readonly<Record<string, unknown>>, submit: boolean): Promise<void> {
  const kase = await readCase(runtime.store.read, caseId);
  if (kase?.summary.status !== 'draft' || kase.summary.seq > 1) return;
  const task = `${caseId}.1`;
  const input = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
  try {
    if (submit) {
      await submitFor(runtime, caseId, task, input);
      return;
    }
  } catch (error) {
    if (!(error instanceof Rejection) || error.code !== 'input.invalid') throw error;
  }
  const savedAt = runtime.clock.now();
  await runtime.store.writer.transact(async (tx) => {
    await saveDraftRow(tx, { taskId: task, data: input, version: 1, savedAt, savedBy: system.id, origins: {} });
  });
}

async function submitFor(runtime: Runtime, caseId: string, taskId: string, input: Readonly<Record<string, unknown>>): Promise<void> {
  await runOnCase(runtime, {
    ...{ verb: 'fill-child', caseId, request: { by: system }, input },
    plan(context) {
      const task = openTaskOf(context.kase, taskId);
      const enterprise = context.view.fact(enterprises, context.kase.summary.uscc) ?? context.kase.state.data.enterprise;
      const data = acceptApplication(context, task, input, enterprise);
      return { type: 'task.completed', task: taskId, outcome: 'submit', data, enterprise };
    },
  });
}

/** The case that a step waits for has ended: what the step takes from it goes back. */
export async function tellParent(runtime: Runtime, childCase: string, { parent, outcome }: EffectOf<'case.tell'>): Promise<void> {
  const child = await readCase(runtime.store.read, childCase);
  const compiled = child && (await runtime.programme(child.summary.definition));
  if (!child || !compiled) return;
  const { data } = child.state;
  const application = applicationOf(compiled, data, dateOf(runtime.clock.now()));
  const seen = { number: child.summary.number, outcome, application, results: data.steps };
  const command = caseCommand(runtime, {
    ...{ verb: 'child-ended', caseId: parent.caseId, request: { by: system }, input: childCase },
    plan({ kase, compiled: own, view }) {
      const step = own.steps.get(addresseeOf(contextOf(kase.state), parent.step, parent.entry))?.step;
      const scope = { ...kase.state.data, steps: { ...kase.state.data.steps, child: seen } };
      const results = Object.entries(step?.type === 'case' ? (step.result ?? {}) : {});
      const taken = results.map(([name, source]) => [name, evaluateJson(own, source, scope, dateOf(view.now))]);
      const { step: id, entry } = parent;
      return { type: 'child.ended', step: id, entry, child: childCase, outcome, data: Object.fromEntries(taken) };
    },
  });
  await unlessRefused(runtime.store.writer.run(command));
}

export async function cancelChild(runtime: Runtime, child: string): Promise<void> {
  await give(runtime, child, { type: 'case.cancelled', reason: 'parent' });
}

/** False when the case refuses: it has ended, or the step no longer waits. */
function give(runtime: Runtime, caseId: string, fact: CaseFact): Promise<boolean> {
  return unlessRefused(runOnCase(runtime, { ...{ verb: fact.type, caseId, request: { by: system }, input: fact }, plan: () => fact }));
}

async function unlessRefused(run: Promise<unknown>): Promise<boolean> {
  try {
    await run;
    return true;
  } catch (error) {
    if (error instanceof Rejection && ['state.wrong', 'stale', 'not-found'].includes(error.code)) return false;
    throw error;
  }
}
