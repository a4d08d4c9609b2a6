import { Link, useLocation } from 'wouter';
import { useBatches } from '../api/meetings.ts';
import { useSession } from '../api/session.ts';
import { useTaskCounts } from '../api/tasks.ts';
import { hasSubstitute, mendsIncidents, readsExperts, readsRatings, readsSupervisions, releasesClaims } from '../app/access.ts';
import { navItems } from './nav-items.ts';
import { wb } from './paths.ts';
import { useWords } from './words.ts';

/** Second row of navigation inside the workbench, with what waits. */
export function WorkbenchNav() {
  const { t } = useWords();
  const [location] = useLocation();
  const counts = useTaskCounts();
  const batches = useBatches();
  const session = useSession().data;
  const shown = navItems.filter(
    ({ to }) =>
      (to !== wb.ratings || readsRatings(session)) &&
      (to !== wb.supervision || readsSupervisions(session)) &&
      ((to !== wb.absence && to !== wb.opinions) || hasSubstitute(session)) &&
      (to !== wb.incidents || mendsIncidents(session)) &&
      (to !== wb.experts || readsExperts(session)) &&
      (to !== wb.claims || releasesClaims(session)),
  );
  const waiting: Partial<Record<string, number>> = {
    [wb.inbox]: counts.data?.open,
    [wb.supervision]: counts.data?.supervisions,
    [wb.meeting]: batches.data?.items.reduce((sum, batch) => sum + batch.members.length, 0),
  };
  return (
    <nav className="wb-nav" aria-label={t('wb.nav.label')}>
      {shown.map((item) => {
        const here = location === item.to || (!item.exact && location.startsWith(`${item.to}/`));
        const n = waiting[item.to];
        return (
          <Link key={item.to} href={item.to} aria-current={here ? 'page' : undefined}>
            {t(item.text)}
            {n ? <span className="wb-nav-count">{n}</span> : null}
          </Link>
        );
      })}
    </nav>
  );
}
