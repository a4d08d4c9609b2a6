import type { ServiceStep } from '../../model/steps.ts';
import { type Json, toJson } from '../../rules/value.ts';
import { eventName } from '../config.ts';
import { evaluateJson, evaluateText, scopeOfData } from '../scope.ts';
import { decideStep, infoOf, liveOf, setResult, type Work } from '../work.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

/** Calls a service by its name in the configuration; the runtime delivers the call at least once and answers with a fact. */
export const service: StepKind<ServiceStep> = {
  node: (step, info, make) => {
    for (const source of [...pathFeel(step.path), ...Object.values(step.body ?? {}), ...Object.values(step.result ?? {})])
      make.feel(source);
    const outcomes = { answered: { to: step.next }, ...(step.onFail === undefined ? {} : { failed: { to: step.onFail } }) };
    return {
      on: { [eventName('answered', info.id)]: { actions: [named('answered', { step: info.id })] } },
      always: whenDecided(info, outcomes, make),
    };
  },
  skipTo: (step) => ({ target: step.next }),
  enter: (work, info, step) => {
    const { programme, context, event } = work;
    const { entry } = liveOf(work, info.id);
    const body = Object.entries(step.body ?? {}).map(([name, source]) => [
      name,
      evaluateJson(programme, source, context.data, event.today),
    ]);
    work.effects.push({
      type: 'service.call',
      step: info.id,
      call: callId(info.id, entry),
      service: step.service,
      method: step.method ?? 'POST',
      path: step.path.replace(/\{([^{}]+)\}/g, (_braces, source: string) => encodeURIComponent(evaluateText(work, source.trim()))),
      body: Object.fromEntries(body) as Readonly<Record<string, Json>>,
      timeout: step.timeout ?? 10,
      times: step.retry?.times ?? 5,
      wait: step.retry?.wait ?? 10,
      branches: step.onFail !== undefined,
    });
    setResult(work, info.id, { entry, ok: null, status: null, reason: null });
  },
};

/** A call of one entry of a step; a later entry makes another call. */
export function callId(step: string, entry: number): string {
  return `${step}#${entry}`;
}

export function entryOf(call: string): number {
  return Number(call.slice(call.lastIndexOf('#') + 1));
}

/** Expressions in the braces of a path. */
export function pathFeel(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, source = '']) => source.trim());
}

/** The service answered, or was given up: what it said goes into the step's result. */
export function answered(work: Work, id: string): void {
  const { fact, at, today } = work.event;
  const { step } = infoOf(work, id);
  if (step.type !== 'service' || (fact.type !== 'service.answered' && fact.type !== 'service.failed')) return;
  const { entry } = liveOf(work, id);
  if (fact.type === 'service.failed') {
    setResult(work, id, { entry, ok: false, status: fact.status, reason: fact.reason, at });
    decideStep(work, id, 'failed');
    return;
  }
  const { programme, context } = work;
  const response = { status: fact.status, body: fact.body };
  const scope = { ...scopeOfData(programme, context.data, today), response };
  const values = Object.entries(step.result ?? {}).map(([name, source]) => [name, toJson(programme.feel(source).evaluate(scope))]);
  setResult(work, id, { entry, ok: true, status: fact.status, reason: null, at, ...Object.fromEntries(values) });
  decideStep(work, id, 'answered');
}
