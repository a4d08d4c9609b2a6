import { Link, Route, Switch, useLocation } from 'wouter';
import { useTaskCounts } from '../api/tasks.ts';
import { MissingPage } from '../app/MissingPage.tsx';
import '../workbench/workbench.css';
import './board.css';
import { SupervisionPage } from '../workbench/supervision/SupervisionPage.tsx';
import { ListPage } from './ListPage.tsx';
import { ProgressPage } from './ProgressPage.tsx';
import { RatingListPage } from './RatingListPage.tsx';
import { RegistriesPage } from './RegistriesPage.tsx';
import { SnapshotsPage } from './SnapshotsPage.tsx';
import { BoardWords, useBoardText } from './words.tsx';

const tabs = [
  { to: '/board', text: 'bd.nav.progress' },
  { to: '/board/registries', text: 'bd.nav.registries' },
  { to: '/board/supervision', text: 'bd.nav.supervision' },
  { to: '/board/snapshots', text: 'bd.nav.snapshots' },
] as const;

/** 工作调度: what supervisors and heads of departments watch, under /board. */
export default function BoardRoutes() {
  return (
    <BoardWords>
      <div className="wb bd">
        <BoardNav />
        <Switch>
          <Route path="/board">{() => <ProgressPage />}</Route>
          <Route path="/board/registries">{() => <RegistriesPage />}</Route>
          <Route path="/board/supervision">{() => <SupervisionPage />}</Route>
          <Route path="/board/snapshots">{() => <SnapshotsPage />}</Route>
          <Route path="/board/ratings">{() => <RatingListPage />}</Route>
          <Route path="/board/:kind">
            {({ kind }) =>
              kind === 'cases' || kind === 'tasks' || kind === 'entries' ? <ListPage key={kind} kind={kind} /> : <MissingPage />
            }
          </Route>
          <Route>{() => <MissingPage />}</Route>
        </Switch>
      </div>
    </BoardWords>
  );
}

function BoardNav() {
  const t = useBoardText();
  const [location] = useLocation();
  const waiting = useTaskCounts().data?.supervisions;
  return (
    <nav className="wb-nav" aria-label={t('bd.nav')}>
      {tabs.map(({ to, text }) => (
        <Link key={to} href={to} aria-current={location === to ? 'page' : undefined}>
          {t(text)}
          {to === '/board/supervision' && waiting ? <span className="wb-nav-count">{waiting}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
