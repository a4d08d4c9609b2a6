import type { Calendar } from '../../calendar/calendar.ts';
import { dateOf } from '../../calendar/date.ts';
import { deciders } from '../../commands/act-on-entry.ts';
import { type Proceeding, possibleActs, proceedingOf } from '../../commands/proceeding.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import type { Lang } from '../../messages/render.ts';
import type { EntryDto } from '../../model/dto/registry.ts';
import type { User } from '../../model/user.ts';
import { mayReportClue, mayUpdateEntry } from '../../policy/registry.ts';
import { isCandidate } from '../../policy/task.ts';
import type { LogItem, StoredEntry } from '../../store/registry.ts';

/** Who reads, and when. */
export interface LifeReader {
  readonly user: User;
  readonly language: Lang;
  readonly today: string;
  readonly calendar: Calendar;
}

/** Statuses with their days, what is going on against the entry, and what this reader may do about it. */
export function lifeOf(
  compiled: CompiledProgramme,
  entry: StoredEntry,
  log: readonly LogItem[],
  { user, language, today, calendar }: LifeReader,
): Pick<EntryDto, 'statuses' | 'proceeding' | 'actions' | 'reasons' | 'changeForm'> {
  const rule = compiled.workflow.registries?.[entry.registry];
  const { sanctions } = rule ?? {};
  const open = sanctions ? proceedingOf(log, sanctions, calendar) : null;
  const mine = mayUpdateEntry(user, { entry });
  const clues = mayReportClue(user, { entry, ownerOrg: compiled.workflow.owner });
  const decides = !mine && sanctions !== undefined && isCandidate(user, { group: deciders(entry, compiled, sanctions, today) });
  const acts = sanctions ? possibleActs(entry.status, open, today) : [];
  const running = entry.status === 'valid' || entry.status === 'suspended';
  return {
    statuses: statusesOf(compiled, entry, log, language),
    // An enterprise hears of a clue when it is investigated.
    proceeding: open && (!mine || open.stage !== 'clue') && (mine || clues) ? shown(open) : null,
    actions: [
      ...acts.filter((act) => (act === 'state' ? mine : act === 'clue' ? clues : decides)),
      ...(mine && rule?.changes && running ? ['change'] : []),
    ],
    changeForm: mine && running ? (rule?.changes?.form ?? null) : null,
    reasons: Object.keys(sanctions?.reasons ?? {}).map((id) => ({ id, label: reasonLabel(compiled, entry, id, language) ?? id })),
  };
}

function shown({ stage, reason, statementDue, estimated }: Proceeding): NonNullable<EntryDto['proceeding']> {
  return { stage, reason, statementDue, estimated };
}

const ended: Readonly<Record<string, string>> = { revoked: 'revoked', suspended: 'suspended', resumed: 'valid', expired: 'expired' };

export function statusesOf(compiled: CompiledProgramme, entry: StoredEntry, log: readonly LogItem[], language: Lang): EntryDto['statuses'] {
  const later = log.flatMap(({ type, at, data }) => {
    const status = ended[type];
    if (status === undefined) return [];
    const from = typeof data?.effectiveOn === 'string' ? data.effectiveOn : dateOf(at);
    return [{ status, from, reason: reasonLabel(compiled, entry, String(data?.reason ?? ''), language) }];
  });
  return [{ status: 'valid', from: entry.validFrom, reason: null }, ...later];
}

export function reasonLabel(compiled: CompiledProgramme, entry: StoredEntry, id: string, language: Lang): string | null {
  const reason = compiled.workflow.registries?.[entry.registry]?.sanctions?.reasons[id];
  return reason ? (language === 'en' && reason.labelEn) || reason.label : null;
}
