import { dateOf } from '../../calendar/date.ts';
import type { LastApplicationDto } from '../../model/dto/case-page.ts';
import type { User } from '../../model/user.ts';
import { readableCases } from '../../policy/case.ts';
import { casePage } from '../../store/cases.ts';
import { withArchive } from '../archived.ts';
import type { HttpDeps } from '../deps.ts';
import { type CaseReading, effectiveOf, readCaseFor, visibleData } from './case-access.ts';

const casesLooked = 20;

/**
 * What the enterprise submitted to the same programme before this case. The reader sees what it may see of both: a field that is
 * hidden in this case isn't told from the earlier one.
 */
export async function lastApplicationOf(deps: HttpDeps, reading: CaseReading, user: User): Promise<LastApplicationDto> {
  const { id, uscc, programme } = reading.kase.summary;
  const filter = readableCases(user, dateOf(deps.clock()));
  const before = async (archived: boolean) => {
    const { items } = await casePage(deps.store.read, { filter, uscc, programme, archived, limit: casesLooked });
    return items.find((kase) => kase.id < id && kase.submittedAt !== null);
  };
  // Archived ones are older than those in daily use.
  const found = (await before(false)) ?? (await before(true));
  if (!found?.submittedAt) return { last: null };
  const earlier = await withArchive(deps, found.id, (from) => readCaseFor(from, user, found.id));
  const here = effectiveOf(reading);
  const seen = (data: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(visibleData(earlier, effectiveOf(earlier), data)).filter(([field]) => here.get(field) !== 'hidden'));
  const { declared, verified } = earlier.kase.state.data;
  return {
    last: {
      ...{ caseId: found.id, number: found.number, submittedOn: dateOf(found.submittedAt), outcome: found.outcome },
      ...{ declared: seen(declared), verified: seen(verified) },
    },
  };
}
