import { dateOf } from '../../calendar/date.ts';
import { coolingUntil } from '../../commands/cool-down.ts';
import { updateDay, updateYears } from '../../commands/entry-timers.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { hasText, type Lang, text } from '../../messages/render.ts';
import type { EntryDto } from '../../model/dto/registry.ts';
import type { User } from '../../model/user.ts';
import { isMember } from '../../policy/roles.ts';
import { recordsOf } from '../../store/records.ts';
import { entryLog, type LogItem, type StoredEntry } from '../../store/registry.ts';
import type { HttpDeps } from '../deps.ts';
import { lifeOf, reasonLabel } from './entry-life.ts';
import { districtName, programmeTitle } from './titles.ts';

/** An entry with what its enterprise has to do next; its history only where one entry is shown. */
export async function presentEntry(
  deps: HttpDeps,
  entry: StoredEntry,
  language: Lang,
  user: User,
  log?: readonly LogItem[],
): Promise<EntryDto> {
  const compiled = await deps.programmes.byHash(entry.definition);
  const items = log ?? (await entryLog(deps.store.read, entry.id));
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
    districtName: districtName(compiled.package.vocabularies, entry.district),
    yearlyUpdate: yearlyUpdateOf(compiled, entry, items, dateOf(deps.clock())),
    history: items
      .filter((item) => item.type !== 'clue' || !isMember(user, entry.uscc))
      .map((item) => ({ at: item.at, type: item.type, text: sentence(compiled, entry, item, language) })),
    coolDownUntil: coolingUntil(compiled.workflow, await recordsOf(deps.store.read, entry.uscc), dateOf(deps.clock())),
    ...lifeOf(compiled, entry, items, {
      user,
      language,
      today: dateOf(deps.clock()),
      calendar: (await deps.runtime.currentCalendar()).calendar,
    }),
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
