import type { FormStep } from '../../model/steps.ts';
import { eventName, type StateConfig } from '../config.ts';
import { applicationForm } from '../steps-index.ts';
import { handedIn, submitApplication } from '../submission.ts';
import { applicantGroup, completeTask, openTask } from '../tasks.ts';
import { decideStep, liveOf, setData, setResult, type Work } from '../work.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

/** A person of the applicant fills in; with `sign` another substate waits for the signature, or sends it back. */
export const form: StepKind<FormStep> = {
  node: (step, info, make): StateConfig => {
    const ask = (kind: 'fill' | 'sign') => [named('ask', { step: info.id, kind })];
    const actions = [named('complete', { step: info.id })];
    const always = whenDecided(info, { submit: { to: step.next } }, make);
    const fill: StateConfig = {
      entry: ask('fill'),
      on: { [eventName('submit', info.id)]: step.sign ? { target: 'sign', actions } : { actions } },
    };
    if (!step.sign) return { initial: 'fill', states: { fill }, always };
    const sign: StateConfig = {
      entry: ask('sign'),
      on: { [eventName('sign', info.id)]: { actions }, [eventName('return', info.id)]: { target: 'fill', actions } },
    };
    return { initial: 'fill', states: { fill, sign }, always };
  },
  skipTo: (step) => ({ target: step.next }),
  complete: (work, info, step, task, completion) => {
    completeTask(work, info.id, task.n, completion.outcome, work.event.by);
    if (task.kind === 'fill') submit(work, info.id, step);
    if (completion.outcome !== (step.sign ? 'sign' : 'submit')) return;
    if (info.id === work.programme.workflow.start) handedIn(work);
    decideStep(work, info.id, 'submit');
  },
  // Without `onExpire.to` nothing is submitted for the applicant.
};

/** Entry of a substate: the form is to be filled in, or signed. */
export function ask(work: Work, step: FormStep, id: string, kind: 'fill' | 'sign'): void {
  const membership = kind === 'sign' && step.sign ? step.sign.by : 'agent';
  openTask(work, id, { kind, group: applicantGroup(work.context, membership) });
}

function submit(work: Work, id: string, step: FormStep): void {
  const { fact } = work.event;
  if (fact.type !== 'task.completed') return;
  if (step.form === applicationForm(work.programme.workflow)) {
    submitApplication(work, fact);
  } else {
    if (fact.enterprise) setData(work, { enterprise: fact.enterprise });
    setResult(work, id, { entry: liveOf(work, id).entry, by: work.event.by, at: work.event.at, data: fact.data ?? {} });
  }
}
