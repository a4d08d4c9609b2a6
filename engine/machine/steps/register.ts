import { addDays, addMonths, isDate } from '../../calendar/date.ts';
import type { Period } from '../../model/deadline.ts';
import type { RegisterStep } from '../../model/steps.ts';
import { eventName } from '../config.ts';
import { evaluateJson, fillText, publicText } from '../scope.ts';
import { decideStep, liveOf, setResult, type Work } from '../work.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

/** Asks for a registry entry and waits for its number, which the runtime draws in the same transaction. */
export const register: StepKind<RegisterStep> = {
  node: (step, info, make) => {
    if (step.validFrom) make.feel(step.validFrom);
    for (const field of step.certificate?.fields ?? []) make.feel(field.value);
    return {
      on: { [eventName('registered', info.id)]: { actions: [named('registered', { step: info.id })] } },
      always: whenDecided(info, { registered: { to: step.next } }, make),
    };
  },
  skipTo: (step) => ({ target: step.next }),
  enter: (work, info, step) => {
    const validFrom = startOf(work, step);
    work.effects.push({
      type: 'register',
      step: info.id,
      registry: step.registry,
      validFrom,
      validTo: lastDay(validFrom, step.valid),
      certificate: step.certificate
        ? {
            number: step.certificate.number,
            title: step.certificate.title,
            body: fillText(work, step.certificate.body),
            fields: step.certificate.fields.map((field) => ({ label: field.label, value: publicText(work, field.value) })),
          }
        : null,
    });
  },
};

export function registered(work: Work, id: string): void {
  const { fact } = work.event;
  if (fact.type !== 'entry.registered') return;
  const { entry, number, validFrom, validTo, verification } = fact;
  setResult(work, id, { round: liveOf(work, id).entry, entry, number, validFrom, validTo, verification });
  decideStep(work, id, 'registered');
}

function startOf(work: Work, step: RegisterStep): string {
  if (!step.validFrom) return work.event.today;
  const date = evaluateJson(work.programme, step.validFrom, work.context.data, work.event.today);
  if (!isDate(date)) throw new RangeError(`validFrom of registry ${step.registry} is not a date`);
  return date;
}

/** Both days of a validity are inclusive: three years from 2023-01-01 end on 2025-12-31. */
function lastDay(from: string, valid: Period): string {
  switch (valid.unit) {
    case 'years':
      return addDays(addMonths(from, valid.amount * 12), -1);
    case 'months':
      return addDays(addMonths(from, valid.amount), -1);
    default:
      return addDays(from, valid.amount - 1);
  }
}
