/** A `register` effect done inside the event's transaction: number, entry, log and the timers of its years. Gives the fact that answers it. */
import { createHash } from 'node:crypto';
import { dateOf } from '../calendar/date.ts';
import type { EffectOf } from '../model/effect.ts';
import type { CaseFact } from '../model/event.ts';
import { numberTemplate } from '../model/number-template.ts';
import { entryTimers } from './entry-timers.ts';
import { put, type Run } from './run.ts';

export function registerEntry(run: Run, effect: EffectOf<'register'>): CaseFact {
  const { caseId, summary, input, view } = run;
  const { step, registry, validFrom, validTo, certificate } = effect;
  const template = numberTemplate(`registry:${registry}`, certificate?.number ?? '{yyyy}-{seq:5}', validFrom);
  const number = template.format(view.allocate(template.sequence));
  // The entry.registered event follows at once.
  const id = `${caseId}.e${summary.seq + 1}`;
  const verification = codeOf(`${input.secret()} ${id}`);
  const { enterprise } = run.state.data;
  put(run, 'entries', [
    ...[id, registry, summary.programme, summary.definition, caseId, step, enterprise.uscc, enterprise.name, enterprise.district],
    ...[number, verification, 'valid', '[]', validFrom, validTo, certificate && JSON.stringify(certificate), view.now],
  ]);
  put(run, 'entryLog', [id, 1, view.now, input.by, 'registered', null, null]);
  const { workflow, steps } = input.compiled;
  const registering = steps.get(step)?.step;
  const span = { validFrom, validTo, today: dateOf(view.now), valid: registering?.type === 'register' ? registering.valid : undefined };
  for (const { name, fireAt, estimated } of entryTimers(workflow, workflow.registries?.[registry], span, input.calendar.calendar)) {
    put(run, 'timerArms', [caseId, `${id}.${name}`, 'entry', id, name, fireAt, estimated ? 1 : 0]);
  }
  return { type: 'entry.registered', step, entry: id, number, validFrom, validTo, verification };
}

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Twelve characters that nobody can guess, without look-alikes: `XXXX-XXXX-XXXX`. */
function codeOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  const code = [...bytes.subarray(0, 12)].map((byte) => alphabet[byte & 31]).join('');
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}
