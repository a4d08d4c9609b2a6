/** Which fields of a task's form its holder may see and change. */
import { correctionAccess, isEditable } from '../forms/access.ts';
import type { CaseState } from '../model/case.ts';
import type { AccessMap } from '../model/people.ts';
import { taskNumber } from './check.ts';
import type { LiveTask, MachineContext } from './context.ts';
import { contextOf } from './decide.ts';
import type { CompiledProgramme } from './programme.ts';
import { applicationForm, type StepInfo } from './steps-index.ts';

export type Side = 'applicant' | 'officer';

/**
 * Access to the application for a reader. With a task it is that task's: what its step says, and by default `edit` while the
 * applicant fills in, only the ticked fields in a correction, else `read`. Without one everything is read, except
 * what every live step hides from the officers at work on it.
 */
export function accessFor(compiled: CompiledProgramme, state: CaseState, task: string | null, side: Side): AccessMap {
  const context = contextOf(state);
  const found = task === null ? null : findLive(compiled, context, task);
  if (!found) return { '*': 'read' };
  const own = found.info.step.access ?? {};
  if (side === 'applicant' && found.task.kind === 'fill') return fillAccess(compiled, found.info, own);
  if (side === 'applicant' && found.task.kind === 'correct')
    return { ...corrections(compiled, tickedIn(context, found.info)), ...withheld(compiled, found.info), ...hiddenOf(own) };
  return { '*': 'read', ...own };
}

function fillAccess(compiled: CompiledProgramme, info: StepInfo, own: AccessMap): AccessMap {
  const isApplication = info.step.type === 'form' && info.step.form === applicationForm(compiled.workflow);
  return { '*': isApplication ? 'edit' : 'read', ...own };
}

/** Fields a correction may change: those of the notes, or the files promised for later. */
export function tickedIn({ notes, data }: MachineContext, { step }: StepInfo): readonly string[] {
  return step.type === 'correct' && step.deferred ? (data.deferred ?? []) : notes.map((note) => note.field);
}

function corrections(compiled: CompiledProgramme, ticked: readonly string[]): AccessMap {
  const form = compiled.forms[applicationForm(compiled.workflow) ?? ''];
  return form ? correctionAccess(form, ticked) : { '*': 'read', ...Object.fromEntries(ticked.map((field) => [field, 'edit' as const])) };
}

/** What the form's own step keeps from its filler stays kept in a correction, ticked or not; the correction's `access` may open it. */
function withheld(compiled: CompiledProgramme, { step }: StepInfo): AccessMap {
  if (step.type !== 'correct') return {};
  const of = compiled.steps.get(step.of)?.step.access ?? {};
  const blind = of['*'] === 'hidden';
  const kept = Object.entries(of).filter(([name, access]) => (name === '*' ? blind : access === 'hidden' || access === 'read'));
  return Object.fromEntries(kept.filter(([name]) => !isEditable(step.access?.[name])));
}

function hiddenOf(own: AccessMap): AccessMap {
  return Object.fromEntries(Object.entries(own).filter(([, access]) => access === 'hidden'));
}

function findLive(compiled: CompiledProgramme, context: MachineContext, id: string): { info: StepInfo; task: LiveTask } | null {
  const n = taskNumber(context, id);
  for (const [step, live] of Object.entries(context.live)) {
    const task = live.tasks.find((candidate) => candidate.n === n);
    const info = compiled.steps.get(step);
    if (task && info) return { info, task };
  }
  return null;
}
