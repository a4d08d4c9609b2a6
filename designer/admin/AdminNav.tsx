import { Link, useLocation } from 'wouter';
import { useSession } from '../api/session.ts';
import { administers } from '../app/access.ts';
import { ad } from './paths.ts';
import { useAdminWords } from './words.tsx';

/** What the auditor reads too is marked so. */
const items = [
  { to: ad.users, text: 'ad.nav.users', audited: true },
  { to: ad.organisations, text: 'ad.nav.organisations', audited: true },
  { to: ad.roles, text: 'ad.nav.roles', audited: true },
  { to: ad.imports, text: 'ad.nav.import', audited: false },
  { to: ad.calendar, text: 'ad.nav.calendar', audited: true },
  { to: ad.sequences, text: 'ad.nav.sequences', audited: true },
  { to: ad.texts, text: 'ad.nav.texts', audited: true },
  { to: ad.outbox, text: 'ad.nav.outbox', audited: true },
  { to: ad.archive, text: 'ad.nav.archive', audited: true },
  { to: ad.health, text: 'ad.nav.health', audited: true },
  { to: ad.log, text: 'ad.nav.log', audited: true },
] as const;

/** Second row of navigation inside administration. */
export function AdminNav() {
  const { say } = useAdminWords();
  const [location] = useLocation();
  const all = administers(useSession().data);
  return (
    <nav className="wb-nav" aria-label={say('ad.nav.label')}>
      {items
        .filter(({ audited }) => all || audited)
        .map(({ to, text }) => (
          <Link key={to} href={to} aria-current={location === to || location.startsWith(`${to}/`) ? 'page' : undefined}>
            {say(text)}
          </Link>
        ))}
    </nav>
  );
}
