import { dateOf } from '../../calendar/date.ts';
import { coolingUntil } from '../../commands/cool-down.ts';
import { updateDay, updateYears } from '../../commands/entry-timers.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { hasText, type Lang, text } from '../../messages/render.ts';
import type { EntryDto } from '../../model/dto/registry.ts';
import type { RecordFacts } from '../../model/event.ts';
import type { User } from '../../model/user.ts';
import { isMember } from '../../policy/roles.ts';
import { recordsOfEach } from '../../store/records.ts';
import { entryLogs, type LogItem, type StoredEntry } from '../../store/registry.ts';
import type { HttpDeps } from '../deps.ts';
import type { DistrictName } from '../programmes.ts';
import { type LifeReader, lifeOf, reasonLabel } from './entry-life.ts';
import { programmeTitle } from './titles.ts';

export async function presentEntry(deps: HttpDeps, entry: StoredEntry, language: Lang, user: User): Promise<EntryDto> {
  const [found] = await presentEntries(deps, [entry], language, user);
  return found as EntryDto;
}

/** Entries with what their enterprises have to do next. */
export async function presentEntries(deps: HttpDeps, entries: readonly StoredEntry[], language: Lang, user: User): Promise<EntryDto[]> {
  const { read } = deps.store;
  const [logs, records, { calendar }, district] = await Promise.all([
    entryLogs(
      read,
      entries.map(({ id }) => id),
    ),
    recordsOfEach(
      read,
      entries.map(({ uscc }) => uscc),
    ),
    deps.runtime.currentCalendar(),
    deps.programmes.districts(),
  ]);
  const today = dateOf(deps.clock());
  return Promise.all(
    entries.map(async (entry) => {
      const compiled = await deps.programmes.byHash(entry.definition);
      const beside = { log: logs.get(entry.id) ?? [], records: records.get(entry.uscc) ?? [], user, language, today, calendar, district };
      return entryDto(compiled, entry, beside);
    }),
  );
}

interface Beside extends LifeReader {
  readonly district: DistrictName;
  readonly log: readonly LogItem[];
  readonly records: readonly RecordFacts[];
}

function entryDto(compiled: CompiledProgramme, entry: StoredEntry, beside: Beside): EntryDto {
  const { log: items, records, user, language, today, district } = beside;
  return {
    id: entry.id,
    registry: entry.registry,
    programme: entry.programme,
    caseId: entry.caseId,
    uscc: entry.uscc,
    enterpriseName: entry.enterpriseName,
    district: entry.district,
    number: entry.number,
    verification: entry.verification,
    status: entry.status,
    flags: entry.flags,
    validFrom: entry.validFrom,
    validTo: entry.validTo,
    programmeTitle: programmeTitle(compiled, language),
    districtName: district(entry.district, compiled.package),
    yearlyUpdate: yearlyUpdateOf(compiled, entry, items, today),
    history: items
      .filter((item) => item.type !== 'clue' || !isMember(user, entry.uscc))
      .map((item) => ({ at: item.at, type: item.type, text: sentence(compiled, entry, item, language) })),
    coolDownUntil: coolingUntil(compiled.workflow, records, today),
    ...lifeOf(compiled, entry, items, beside),
  };
}

/** The update of this year, else the next one that is due; null when none is. */
function yearlyUpdateOf(compiled: CompiledProgramme, entry: StoredEntry, log: readonly LogItem[], today: string): EntryDto['yearlyUpdate'] {
  const due = updateDay(compiled.workflow, compiled.workflow.registries?.[entry.registry]);
  if (due === null || entry.status !== 'valid') return null;
  const year = updateYears(entry.validFrom, entry.validTo, due).find((candidate) => `${candidate}-${due}` >= today);
  if (year === undefined) return null;
  return { year, dueOn: `${year}-${due}`, done: log.some((item) => item.type === 'updated' && item.year === year) };
}

function sentence(compiled: CompiledProgramme, entry: StoredEntry, item: LogItem, language: Lang): string {
  const code = `history.${item.type}`;
  if (!hasText(language, code)) return item.type;
  return text(language, code, {
    number: entry.number,
    year: item.year ?? '',
    flag: String(item.data?.label ?? item.data?.flag ?? ''),
    days: String(item.data?.days ?? ''),
    reason: reasonLabel(compiled, entry, String(item.data?.reason ?? ''), language) ?? '',
    grounds: String(item.data?.grounds ?? ''),
    effectiveOn: String(item.data?.effectiveOn ?? ''),
    on: String(item.data?.on ?? ''),
  });
}
