/** Another programme's case for the same enterprise: opened through the outbox, waited for or not, its result mapped back. */
import type { CaseStep } from '../../model/steps.ts';
import { addresseeOf } from '../addressee.ts';
import { evaluateJson } from '../scope.ts';
import { decideStep, infoOf, liveOf, setResult, type Work } from '../work.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

export const subCase: StepKind<CaseStep> = {
  node: (step, info, make) => {
    for (const source of [...Object.values(step.data ?? {}), ...Object.values(step.result ?? {})]) make.feel(source);
    if (step.await === false) return { always: [make.go(info, step.next)] };
    return {
      on: { [`child.${info.id}`]: { actions: [named('childEnded', { step: info.id })] } },
      always: whenDecided(info, { ...step.outcomes, ended: { to: step.next } }, make),
    };
  },
  skipTo: (step) => ({ target: step.next }),
  enter: (work, info, step) => {
    const { programme, context, event } = work;
    const { entry } = liveOf(work, info.id);
    setResult(work, info.id, { entry, case: null, number: null, outcome: null, data: {} });
    const data = Object.entries(step.data ?? {}).map(([field, source]) => [
      field,
      evaluateJson(programme, source, context.data, event.today),
    ]);
    work.effects.push({
      type: 'case.start',
      step: info.id,
      entry,
      programme: step.programme,
      applyType: step.applyType ?? null,
      data: Object.fromEntries(data),
      submit: step.submit ?? true,
    });
  },
  leave: (work, info) => {
    const { step } = info;
    if (step.type !== 'case' || step.await === false || step.onCancel === 'leave') return;
    const { case: child, outcome } = work.context.data.steps[info.id] ?? {};
    if (typeof child === 'string' && outcome === null) work.effects.push({ type: 'case.cancel', child });
  },
};

/** The case was opened. Its step may have been left already, when it isn't waited for. */
export function childOpened(work: Work): void {
  const { fact } = work.event;
  if (fact.type !== 'child.opened') return;
  const id = addresseeOf(work.context, fact.step, fact.entry);
  setResult(work, id, { ...work.context.data.steps[id], case: fact.child, number: fact.number });
}

/** The case that is waited for has ended. */
export function childEnded(work: Work, id: string): void {
  const { fact } = work.event;
  const { step } = infoOf(work, id);
  if (fact.type !== 'child.ended' || step.type !== 'case') return;
  const { outcome, data } = fact;
  setResult(work, id, { ...work.context.data.steps[id], outcome, data });
  decideStep(work, id, step.outcomes && Object.hasOwn(step.outcomes, outcome) ? outcome : 'ended');
}
