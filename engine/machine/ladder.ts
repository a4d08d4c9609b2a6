/**
 * The programme's ladder (`supervision.ladder`) written into every step of an office that has a deadline and no ladder of its own, so that
 * compiling, timers and migrations know one kind only. A rung that can't be climbed there is left out: one at a yellow light that there
 * isn't, and whatever would come after the end of a limit that leaves the step; the work passes on only where one person decides.
 */

import type { Deadline, Escalation, StepId } from '../model/deadline.ts';
import type { WorkflowDefinition } from '../model/definition.ts';
import { isBlock } from '../model/expand.ts';
import type { Step } from '../model/steps.ts';

export function withLadder(workflow: WorkflowDefinition): WorkflowDefinition {
  const ladder = workflow.supervision?.ladder;
  return ladder ? { ...workflow, steps: climbing(workflow.steps, ladder) } : workflow;
}

function climbing(steps: Readonly<Record<StepId, Step>>, ladder: readonly Escalation[]): Readonly<Record<StepId, Step>> {
  return Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, withRungs(step, ladder)]));
}

function withRungs(step: Step, ladder: readonly Escalation[]): Step {
  if (step.type === 'each') return { ...step, block: { ...step.block, steps: climbing(step.block.steps, ladder) } };
  if (step.type === 'parallel') {
    const branches = Object.entries(step.branches).map(([id, branch]) => [
      id,
      isBlock(branch) ? { ...branch, steps: climbing(branch.steps, ladder) } : withRungs(branch, ladder),
    ]);
    return { ...step, branches: Object.fromEntries(branches) };
  }
  const { deadline } = step;
  if (!deadline || !isOffice(step) || deadline.onExpire?.escalate !== undefined) return step;
  const rungs = ladder.filter((rung) => isReached(rung, step, deadline)).map((rung) => (isAlone(step) ? rung : onlyTold(rung)));
  return rungs.length === 0 ? step : { ...step, deadline: { ...deadline, onExpire: { ...deadline.onExpire, escalate: rungs } } };
}

/** Work of an office: an applicant who is late concerns the applicant. */
function isOffice({ type }: Step): boolean {
  return type === 'review' || type === 'score' || type === 'batch' || type === 'wait';
}

/** Does the step still wait when the rung's moment comes? */
export function isReached({ on }: Escalation, step: Step, { warn, onExpire }: Deadline): boolean {
  if (on === 'warn') return warn !== undefined;
  const silent = (step.type === 'review' || step.type === 'score') && step.silence !== undefined;
  return !(silent || onExpire?.to !== undefined || onExpire?.outcome !== undefined);
}

/** Is it a review that one person decides, so that it can pass to another? */
export function isAlone(step: Step): boolean {
  if (step.type !== 'review') return false;
  const seats = 'role' in step.assign ? [step.assign] : step.assign;
  return seats.length === 1 && (seats[0]?.count ?? 1) === 1;
}

function onlyTold({ act: _not, ...rung }: Escalation): Escalation {
  return rung;
}
