import type { WorkflowDefinition } from '../../model/definition.ts';
import type { EndStep } from '../../model/steps.ts';
import { clockEnds } from '../case-clock.ts';
import type { MachineContext } from '../context.ts';
import type { Programme } from '../programme.ts';
import { applicantGroup } from '../tasks.ts';
import { infoOf, type Work } from '../work.ts';
import { abortBackground } from './each.ts';
import type { StepKind } from './kind.ts';

/** The end of the case; in a branch, of the branch, unless it ends the case from there. */
export const end: StepKind<EndStep> = {
  node: (step, info, make) => {
    if (!info.branch) return step.last ? {} : { type: 'final' };
    // The machine's own `terminating` transition leaves everything, as soon as nothing goes on beside the case if it is to be the last.
    return step.terminate ? {} : { always: [make.go(info, undefined, step.outcome)] };
  },
  skipTo: () => ({ target: undefined }),
  enter: (work, info, step) => {
    if (!info.branch && !step.last) endCase(work, info.id, step);
    else if (!info.branch || step.terminate) work.context.terminate = info.id;
  },
};

/** Everything at work has been left: the case ends as the step in the branch says. */
export function terminate(work: Work): void {
  const id = work.context.terminate ?? '';
  const { step } = infoOf(work, id);
  if (step.type === 'end') endCase(work, id, step);
}

const administrative: readonly string[] = ['licence', 'confirmation', 'penalty'];

/** Unfavourable acts of authority tell the remedies: reconsideration within 60 days, court within 6 months (行政复议法, 行政诉讼法). */
export function remediable({ legalKind }: Pick<WorkflowDefinition, 'legalKind'>, { tone }: EndStep): boolean {
  return tone === 'negative' && administrative.includes(legalKind);
}

function endCase(work: Work, id: string, step: EndStep): void {
  const { context } = work;
  const { [id]: live, ...others } = context.live;
  context.live = others;
  context.done = { ...context.done, [id]: { entry: live?.entry ?? 1, at: work.event.at, outcome: step.outcome, people: [] } };
  clockEnds(work);
  if (step.record !== undefined) work.effects.push({ type: 'record', step: id, kind: step.record, on: work.event.today });
  close(work, step.outcome, step.title ?? step.outcome, remediable(work.programme.workflow, step) ? 'case.refused' : 'case.ended');
}

/** The case that had opened this one withdrew it. */
export function cancelled(work: Work): void {
  clockEnds(work);
  close(work, 'withdrawn', 'withdrawn');
}

function close(work: Work, outcome: string, title: string, template = 'case.ended'): void {
  abortBackground(work);
  const { context } = work;
  context.status = 'ended';
  context.outcome = outcome;
  if (context.parent) work.effects.push({ type: 'case.tell', parent: context.parent, outcome });
  work.effects.push({
    type: 'notify',
    to: applicantGroup(context),
    template,
    params: { number: context.number, outcome: title },
  });
}

/** An end that is to be the last waits until nothing goes on beside the case. */
export function mayEnd(programme: Programme, { background = {} }: MachineContext, id: string): boolean {
  const step = programme.steps.get(id)?.step;
  return step?.type !== 'end' || !step.last || Object.keys(background).length === 0;
}
