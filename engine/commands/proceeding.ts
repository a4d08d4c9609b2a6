/**
 * What may be held against a registry entry 撤销: a clue is investigated, the enterprise may state its case (行政许可法 36), then it is
 * decided. Where it stands is read from the entry's log; nothing else keeps it.
 */
import type { Calendar } from '../calendar/calendar.ts';
import { dateOf } from '../calendar/date.ts';
import { dueDate } from '../calendar/due.ts';
import type { SanctionRule } from '../model/definition.ts';
import type { EntryAct } from '../model/dto/registry.ts';
import type { EntryStatus } from '../model/registry.ts';
import type { LogItem } from '../store/registry.ts';

export interface Proceeding {
  readonly stage: 'clue' | 'investigated' | 'stated';
  readonly reason: string;
  /** Last day for the enterprise's statement. */
  readonly statementDue: string | null;
  readonly estimated: boolean;
}

const stages: Readonly<Record<string, Proceeding['stage'] | 'over'>> = {
  clue: 'clue',
  investigated: 'investigated',
  stated: 'stated',
  revoked: 'over',
  suspended: 'over',
  dismissed: 'over',
};

/** The open proceeding, or null. */
export function proceedingOf(log: readonly LogItem[], rule: SanctionRule, calendar: Calendar): Proceeding | null {
  let open = null as Proceeding | null;
  for (const { type, at, data } of log) {
    const stage = stages[type];
    if (stage === undefined) continue;
    if (stage === 'over') {
      open = null;
      continue;
    }
    const due = stage === 'investigated' ? dueDate(calendar, dateOf(at), rule.statement) : null;
    open = {
      stage,
      reason: String(data?.reason ?? open?.reason ?? ''),
      statementDue: due?.date ?? open?.statementDue ?? null,
      estimated: due?.estimated ?? open?.estimated ?? false,
    };
  }
  return open;
}

/** Acts that are possible now, whoever asks. A decision waits for the statement, or for the end of the time to make one. */
export function possibleActs(status: EntryStatus, proceeding: Proceeding | null, today: string): readonly EntryAct[] {
  if (status !== 'valid' && status !== 'suspended') return [];
  const resume: readonly EntryAct[] = status === 'suspended' ? ['resume'] : [];
  if (!proceeding) return ['clue', ...resume];
  if (proceeding.stage === 'clue') return ['investigate', 'dismiss', ...resume];
  const heard = proceeding.stage === 'stated' || today > (proceeding.statementDue ?? today);
  const decide: readonly EntryAct[] = heard ? ['revoke', ...(status === 'valid' ? (['suspend'] as const) : []), 'dismiss'] : ['dismiss'];
  const state: readonly EntryAct[] = proceeding.stage === 'investigated' && today <= (proceeding.statementDue ?? today) ? ['state'] : [];
  return [...state, ...decide, ...resume];
}
