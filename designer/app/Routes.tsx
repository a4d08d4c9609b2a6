import { type ReactNode, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useSession } from '../api/session.ts';
import { type LoadedLater, loadedPage } from '../ui/loaded-later.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { homeOf } from './access.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { LoginPage } from './LoginPage.tsx';
import { MissingPage } from './MissingPage.tsx';
import { paths } from './paths.ts';

interface Given {
  readonly params: Readonly<Record<string, string | undefined>>;
}
type Page = LoadedLater<Given>;
interface RouteEntry {
  readonly path: string;
  readonly page: Page;
  /** Needs no session. */
  readonly open?: boolean;
}
const page = loadedPage<Given>;
const PasswordPage = loadedPage(() => import('./PasswordPage.tsx'));

/** The map of the interface: every page is a chunk of its own. */
const routes: readonly RouteEntry[] = [
  { path: '/portal', page: page(() => import('../portal/CataloguePage.tsx')), open: true },
  { path: '/portal/programmes/:programme', page: page(() => import('../portal/GuidePage.tsx')), open: true },
  { path: '/portal/programmes/:programme/start', page: page(() => import('../portal/StartPage.tsx')) },
  { path: '/portal/matches', page: page(() => import('../portal/MatchesPage.tsx')) },
  { path: '/portal/join', page: page(() => import('../portal/JoinPage.tsx')) },
  { path: '/portal/cases', page: page(() => import('../portal/CasesPage.tsx')) },
  { path: '/portal/cases/:id', page: page(() => import('../portal/CasePage.tsx')) },
  { path: '/portal/cases/:id/tasks/:task/:section?', page: page(() => import('../portal/TaskPage.tsx')) },
  { path: '/portal/certificates', page: page(() => import('../portal/CertificatesPage.tsx')) },
  { path: '/portal/certificates/:entry', page: page(() => import('../portal/EntryPage.tsx')) },
  { path: '/portal/certificates/:entry/updates/:year/:section?', page: page(() => import('../portal/UpdatePage.tsx')) },
  { path: '/portal/enterprises', page: page(() => import('../portal/EnterprisesPage.tsx')) },
  { path: '/portal/enterprises/:uscc', page: page(() => import('../portal/EnterprisePage.tsx')) },
  { path: '/password', page: page(() => import('./PasswordPage.tsx')) },
  { path: '/portal/enterprises/:uscc/members', page: page(() => import('../portal/MembersPage.tsx')) },
  { path: '/cases/:id', page: page(() => import('./CaseLink.tsx')) },
  { path: '/settings/notifications', page: page(() => import('../notifications/PreferencesPage.tsx')) },
  { path: '/settings/webhooks', page: page(() => import('../notifications/WebhooksPage.tsx')) },
  { path: '/messages', page: page(() => import('../portal/MessagesPage.tsx')) },
  { path: '/notices', page: page(() => import('../portal/NoticesPage.tsx')), open: true },
  { path: '/notices/:id', page: page(() => import('../portal/NoticePage.tsx')), open: true },
  { path: '/registries', page: page(() => import('../portal/PublicRegistriesPage.tsx')), open: true },
  { path: '/registries/:registry', page: page(() => import('../portal/PublicRegistryPage.tsx')), open: true },
  { path: '/verify/:code?', page: page(() => import('../portal/VerifyPage.tsx')), open: true },
  { path: '/studio/*?', page: page(() => import('../studio/StudioRoutes.tsx')) },
  { path: '/admin/*?', page: page(() => import('../admin/AdminRoutes.tsx')) },
  { path: '/board/*?', page: page(() => import('../board/BoardRoutes.tsx')) },
  { path: '/workbench/*?', page: page(() => import('../workbench/WorkbenchRoutes.tsx')) },
];

function Guard({ open, page: { preload }, children }: { open: boolean; page: Page; children: ReactNode }) {
  const session = useSession();
  // Both are asked for at once.
  useEffect(preload, [preload]);
  const [location] = useLocation();
  if (open) return children;
  if (session.isPending || session.isError) return <PageSkeleton />;
  if (!session.data) return <Redirect to={`${paths.login}?next=${encodeURIComponent(location)}`} replace />;
  if (session.data.mustChangePassword) return <PasswordPage />;
  return children;
}

function Home() {
  const session = useSession();
  return session.isPending ? <PageSkeleton /> : <Redirect to={homeOf(session.data)} replace />;
}

export function Routes() {
  const [location] = useLocation();
  return (
    <ErrorBoundary resetKey={location}>
      <Switch>
        <Route path="/" component={Home} />
        <Route path="/login" component={LoginPage} />
        {routes.map(({ path, page: PageComponent, open }) => (
          <Route key={path} path={path}>
            {(params) => (
              <Guard open={open ?? false} page={PageComponent}>
                <PageComponent params={params as Given['params']} />
              </Guard>
            )}
          </Route>
        ))}
        <Route component={MissingPage} />
      </Switch>
    </ErrorBoundary>
  );
}
