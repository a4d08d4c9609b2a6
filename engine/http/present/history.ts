import type { CompiledProgramme } from '../../machine/programme.ts';
import { hasText, type Lang, text } from '../../messages/render.ts';
import type { HistoryItemDto } from '../../model/dto/case.ts';
import type { CaseFact } from '../../model/event.ts';
import type { StoredEvent } from '../../store/events.ts';
import type { CaseReading } from './case-access.ts';
import { outcomeLabel, stepTitle } from './titles.ts';

/** Facts of a case as sentences. Applicants read that staff did something, not which member of it; and the public's names stay with the officers. */
export function presentHistory(
  reading: CaseReading,
  events: readonly StoredEvent[],
  names: ReadonlyMap<string, string>,
  language: Lang,
): HistoryItemDto[] {
  const steps = new Map(reading.tasks.map((task) => [task.id, task]));
  const memberGroups = (task: string) => steps.get(task)?.group.startsWith('applicant:') ?? false;
  return events.map(({ seq, at, by, fact, hash }): HistoryItemDto => {
    const step = stepOf(fact, (task) => steps.get(task)?.step ?? null);
    const title = step ? stepTitle(reading.compiled, step, language) : null;
    const byApplicant = 'task' in fact ? memberGroups(fact.task) : fact.type === 'case.opened' || fact.type === 'case.withdrawn';
    const outcome = fact.type === 'task.completed' ? fact.outcome : null;
    const reason = fact.type === 'task.completed' || fact.type === 'case.withdrawn' ? (fact.reason ?? null) : null;
    return {
      seq,
      at,
      by: reading.side === 'officer' || byApplicant ? by : 'staff',
      byName: nameOf(by, byApplicant, reading, names, language, fact),
      type: fact.type,
      step,
      stepTitle: title,
      text: sentence(reading.compiled, fact, step, title, language),
      outcome,
      reason: reason || null,
      notes: fact.type === 'task.completed' ? (fact.notes ?? []) : [],
      hash,
    };
  });
}

function nameOf(
  by: string,
  byApplicant: boolean,
  { side }: CaseReading,
  names: ReadonlyMap<string, string>,
  language: Lang,
  fact: CaseFact,
): string {
  if (fact.type === 'objection.filed') return text(language, 'history.public');
  if (by === 'system') return text(language, 'history.system');
  if (side === 'applicant' && !byApplicant) return text(language, 'history.staff');
  return names.get(by) ?? by;
}

function stepOf(fact: CaseFact, ofTask: (task: string) => string | null): string | null {
  if ('task' in fact) return ofTask(fact.task);
  if (fact.type === 'timer.fired') return fact.timer.split('.')[0] ?? null;
  return 'step' in fact ? fact.step : null;
}

function sentence(compiled: CompiledProgramme, fact: CaseFact, step: string | null, title: string | null, language: Lang): string {
  const params: Record<string, string | number> = { step: title ?? '' };
  let code = `history.${fact.type}`;
  if (fact.type === 'task.completed') {
    params.outcome = outcomeLabel(compiled, step ?? '', fact.outcome, language);
    params.reason = withoutStop(fact.reason ?? '');
    if (hasText(language, `${code}.${fact.outcome}`) && isOurs(compiled, step)) code = `${code}.${fact.outcome}`;
  }
  if (fact.type === 'timer.fired') {
    const name = fact.timer.split('.')[1]?.split('#')[0] ?? '';
    const what = name.startsWith('rung') ? 'rung' : name;
    if (hasText(language, `${code}.${what}`)) code = `${code}.${what}`;
  }
  if (fact.type === 'extension.requested' || fact.type === 'deadline.extended' || fact.type === 'extension.refused') {
    params.reason = withoutStop(fact.reason);
    if (fact.type === 'deadline.extended' && fact.of === 'clock') code = 'history.deadline.extended.clock';
  }
  if (fact.type === 'message.received') params.message = messageTitle(compiled, fact.name, language);
  if (fact.type === 'case.opened') params.number = fact.number;
  if (fact.type === 'case.withdrawn') params.reason = withoutStop(fact.reason);
  if (fact.type === 'panel.drawn')
    Object.assign(params, { count: fact.drawn.length, reserve: fact.reserves.length, reason: withoutStop(fact.reason ?? '') });
  if (fact.type === 'panel.declined' || fact.type === 'panel.redrawn') params.reason = withoutStop(fact.reason);
  if (fact.type === 'calendar.changed') params.year = fact.year;
  if (fact.type === 'entry.registered') Object.assign(params, { number: fact.number, validFrom: fact.validFrom, validTo: fact.validTo });
  return text(language, code, params);
}

/** A reason inside a sentence: the sentence ends it. */
function withoutStop(reason: string): string {
  return reason.trim().replace(/[\u3002.\uFF1B;]+$/, '');
}

/** Steps whose outcomes are the engine's own words. */
function isOurs(compiled: CompiledProgramme, step: string | null): boolean {
  const type = compiled.steps.get(step ?? '')?.step.type;
  return type === 'form' || type === 'correct' || type === 'score';
}

function messageTitle({ workflow }: CompiledProgramme, name: string, language: Lang): string {
  const rule = workflow.messages?.[name];
  return (language === 'en' ? rule?.titleEn : undefined) ?? rule?.title ?? name;
}
