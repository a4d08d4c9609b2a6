import { clockId } from '../../machine/clock-timers.ts';
import { ladderOf } from '../../machine/due.ts';
import { parseItemId } from '../../machine/item-id.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { givenVoteOf } from '../../machine/seat-vote.ts';
import { isOfOrders, supervisionId } from '../../machine/supervision.ts';
import { parseTimerId, rungOf } from '../../machine/timers.ts';
import { hasText, type Lang, text } from '../../messages/render.ts';
import type { HistoryItemDto } from '../../model/dto/case.ts';
import type { CaseFact } from '../../model/event.ts';
import { userGroup } from '../../model/user.ts';
import { limitOf } from '../../policy/draw.ts';
import type { StoredEvent } from '../../store/events.ts';
import { type CaseReading, effectiveOf, isHidden } from './case-access.ts';
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
  const isByApplicant = ({ fact }: StoredEvent) =>
    'task' in fact ? memberGroups(fact.task) : fact.type === 'case.opened' || fact.type === 'case.withdrawn';
  const unnamed = reading.anonymous ? applicantsIn(events, isByApplicant) : new Set<string>();
  const asked = advisory(events, reading.tasks);
  const gone = takenBack(events);
  const access = effectiveOf(reading);
  // How officers consult each other is no matter of the applicant's.
  const isAdvice = (fact: CaseFact) => fact.type === 'task.completed' && asked.has(fact.task);
  const inside = ({ fact }: StoredEvent) => isAdvice(fact) || isInternal(fact);
  const shown = reading.side === 'applicant' ? events.filter((event) => !inside(event)) : events;
  return shown.map((event): HistoryItemDto => {
    const { seq, at, by, fact, hash, salt } = event;
    const step = stepOf(fact, (task) => steps.get(task)?.step ?? null);
    const title = step ? stepTitle(reading.compiled, step, language) : null;
    const byApplicant = isByApplicant(event);
    const secret = isSecret(reading.compiled, step, fact);
    const outcome = fact.type === 'task.completed' && !secret ? fact.outcome : null;
    const asker = fact.type === 'task.completed' ? (asked.get(fact.task) ?? null) : null;
    const reason = secret ? null : reasonOf(fact);
    return {
      seq,
      at,
      by: unnamed.has(by) ? 'applicant' : reading.side === 'officer' || byApplicant ? by : 'staff',
      byName: unnamed.has(by) ? text(language, 'history.applicant') : nameOf(by, byApplicant, reading, names, language, fact),
      type: fact.type,
      step,
      stepTitle: title,
      text: secret
        ? text(language, 'history.task.voted', { step: title ?? '' })
        : sentence(reading, fact, step, title, names, language, isAdvice(fact)),
      outcome,
      reason: reason || null,
      notes: fact.type === 'task.completed' && !secret ? (fact.notes ?? []).filter(({ field }) => !isHidden(access, field)) : [],
      adviceFor: asker === null ? null : { id: asker, name: names.get(asker) ?? asker },
      takenBack: gone.has(seq),
      vote: secret ? null : voteOf(reading, event, step, steps),
      // Without a salt, of something with few possible values a hash tells which it was.
      hash: salt === null ? '' : hash,
    };
  });
}

/** People of the applicant: who acted for it, and who wrote without ever having worked on the case for the office. */
function applicantsIn(events: readonly StoredEvent[], isByApplicant: (event: StoredEvent) => boolean): ReadonlySet<string> {
  const officers = new Set(
    events.flatMap((event) => ('task' in event.fact && !isOpen(event.fact) && !isByApplicant(event) ? event.by : [])),
  );
  return new Set(events.flatMap((event) => (isByApplicant(event) || (isOpen(event.fact) && !officers.has(event.by)) ? event.by : [])));
}

/** A fact that either side may cause. */
const isOpen = ({ type }: CaseFact) => type === 'message.received';

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
  if (fact.type === 'timer.fired') return parseTimerId(fact.timer)?.step.replace(/^:.*/, '') || null;
  return 'step' in fact ? (fact.step ?? null) : null;
}

const internal: readonly CaseFact['type'][] = ['task.delegated', 'task.copied', 'task.transferred', 'signer.added', 'signer.dropped'];
/** Nor what a supervisor asks of them, and what the office answers; what was said stands with the order, for whom it concerns. */
const isInternal = (fact: CaseFact) => internal.includes(fact.type) || isOfOrders(fact);

/** Tasks of delegates, whose answers are advice, no outcome, by who asked: each was opened in its step when it was asked for. */
function advisory(events: readonly StoredEvent[], tasks: CaseReading['tasks']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { at, by, fact } of events) {
    if (fact.type !== 'task.delegated') continue;
    const step = tasks.find(({ id }) => id === fact.task)?.step;
    const opened = tasks.filter((task) => task.step === step && task.openedAt === at && task.group === userGroup(fact.to));
    for (const { id } of opened) found.set(id, by);
  }
  return found;
}

/** Numbers of the answers that were taken back: of each, the last one before. */
function takenBack(events: readonly StoredEvent[]): ReadonlySet<number> {
  const found = new Set<number>();
  const last = new Map<string, number>();
  for (const { seq, fact } of events) {
    if (fact.type === 'task.completed') last.set(fact.task, seq);
    if (fact.type === 'task.taken-back') found.add(last.get(fact.task) ?? 0);
  }
  return found;
}

/** A vote in a secret ballot: that somebody voted is seen, how isn't. */
function isSecret(compiled: CompiledProgramme, step: string | null, fact: CaseFact): boolean {
  const found = compiled.steps.get(step ?? '')?.step;
  return fact.type === 'task.completed' && found?.type === 'review' && found.policy?.secret === true;
}

function voteOf(
  { compiled, kase, side }: CaseReading,
  { by, at, fact }: StoredEvent,
  step: string | null,
  tasks: ReadonlyMap<string, { readonly group: string }>,
): HistoryItemDto['vote'] {
  if (side !== 'officer' || step === null || fact.type !== 'task.completed') return null;
  return givenVoteOf(compiled, kase.state, { step, by, at, group: tasks.get(fact.task)?.group ?? '' });
}

function reasonOf(fact: CaseFact): string | null {
  return 'reason' in fact ? (fact.reason ?? null) : null;
}

function sentence(
  { compiled, side }: CaseReading,
  fact: CaseFact,
  step: string | null,
  title: string | null,
  names: ReadonlyMap<string, string>,
  language: Lang,
  advice: boolean,
): string {
  const params: Record<string, string | number> = { step: title ?? '' };
  let code = `history.${fact.type}`;
  if (fact.type === 'task.completed') {
    params.outcome = outcomeLabel(compiled, step ?? '', fact.outcome, language);
    params.reason = withoutStop(fact.reason ?? '');
    if (advice) code = 'history.task.answered';
    else if (hasText(language, `${code}.${fact.outcome}`) && isOurs(compiled, step)) code = `${code}.${fact.outcome}`;
  }
  if (fact.type === 'timer.fired') {
    const timer = parseTimerId(fact.timer);
    const rung = timer?.name.startsWith('rung') ?? false;
    const whole = timer?.step === clockId ? 'clock' : timer?.step === supervisionId ? 'supervision' : null;
    const near =
      timer && rung && ladderOf(compiled.steps.get(parseItemId(timer.step).base)?.step.deadline)[rungOf(timer.name) - 1]?.on === 'warn';
    const what = near ? 'warn' : whole === null ? (rung ? 'rung' : (timer?.name ?? '')) : rung ? `${whole}.rung` : whole;
    if (hasText(language, `${code}.${what}`)) code = `${code}.${what}`;
  }
  if (fact.type === 'extension.requested' || fact.type === 'deadline.extended' || fact.type === 'extension.refused') {
    params.reason = withoutStop(fact.reason);
    if (fact.type === 'deadline.extended' && fact.of === 'clock') code = 'history.deadline.extended.clock';
  }
  if (fact.type === 'supervision.issued') code = `${code}.${fact.kind}`;
  if (fact.type === 'child.opened') params.number = fact.number;
  if (fact.type === 'child.ended') params.outcome = fact.outcome;
  if (fact.type === 'case.repaired') {
    params.reason = withoutStop(fact.reason);
    params.step = fact.to === undefined ? '' : stepTitle(compiled, fact.to, language);
  }
  if (fact.type === 'message.received') params.message = messageTitle(compiled, fact.name, language);
  const person = personOf(fact);
  if (person !== null) params.name = side === 'officer' ? (names.get(person) ?? person) : text(language, 'history.staff');
  if (person !== null || fact.type === 'task.transferred') params.reason = withoutStop(reasonOf(fact) ?? '');
  if (fact.type === 'task.transferred' && fact.to === null) code = 'history.task.transferred.back';
  if (fact.type === 'signer.added') code = `history.signer.added.${fact.place}`;
  if (fact.type === 'case.migrated' && fact.undoes !== undefined) code = `${code}.back`;
  if (fact.type === 'case.opened') params.number = fact.number;
  if (fact.type === 'case.withdrawn') params.reason = withoutStop(fact.reason);
  if (fact.type === 'panel.drawn')
    Object.assign(params, { count: fact.drawn.length, reserve: fact.reserves.length, reason: withoutStop(fact.reason ?? '') });
  if (fact.type === 'lot.drawn') {
    Object.assign(params, { share: fact.share, number: fact.number, limit: limitOf(fact.share) });
    if (!fact.drawn) code = `${code}.spared`;
  }
  if (
    fact.type === 'service.failed' ||
    fact.type === 'panel.declined' ||
    fact.type === 'panel.redrawn' ||
    fact.type === 'draw.requested' ||
    fact.type === 'member.held'
  )
    params.reason = withoutStop(fact.reason);
  if (fact.type === 'draw.requested' && fact.of === 'replace') code = `${code}.replace`;
  const replaced = fact.type === 'panel.declined' && fact.replaced;
  if (replaced) {
    code = 'history.panel.replaced';
    if (side === 'officer') params.name = names.get(fact.onBehalfOf ?? '') ?? '';
  }
  if (fact.type === 'calendar.changed') params.year = fact.year;
  if (fact.type === 'entry.registered') Object.assign(params, { number: fact.number, validFrom: fact.validFrom, validTo: fact.validTo });
  const together = fact.type === 'task.completed' && fact.bulk && side === 'officer' ? text(language, 'history.bulk') : '';
  const sentenceOf = `${text(language, code, params)}${together}`;
  const absent =
    !replaced && 'onBehalfOf' in fact && fact.onBehalfOf && side === 'officer' ? (names.get(fact.onBehalfOf) ?? fact.onBehalfOf) : null;
  return absent === null ? sentenceOf : `${sentenceOf}${text(language, 'history.on-behalf', { name: absent })}`;
}

/** Whom the fact concerns beside who caused it. */
function personOf(fact: CaseFact): string | null {
  if (fact.type === 'signer.added' || fact.type === 'signer.dropped') return fact.user;
  return fact.type === 'task.transferred' || fact.type === 'task.delegated' || fact.type === 'task.copied' ? fact.to : null;
}

/** People a history names: whose names are needed. */
export function namedIn({ by, fact }: Pick<StoredEvent, 'by' | 'fact'>): string[] {
  const person = personOf(fact);
  const absent = 'onBehalfOf' in fact ? fact.onBehalfOf : undefined;
  return [by, ...(person === null ? [] : [person]), ...(absent === undefined ? [] : [absent])];
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
