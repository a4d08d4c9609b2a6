import { Redirect, Route, Switch } from 'wouter';
import { useSession } from '../api/session.ts';
import { administers, audits } from '../app/access.ts';
import { MissingPage } from '../app/MissingPage.tsx';
import { AdminNav } from './AdminNav.tsx';
import { ArchivePage } from './archive/ArchivePage.tsx';
import { LogPage } from './log/LogPage.tsx';
import { HealthPage } from './operations/HealthPage.tsx';
import { OutboxPage } from './operations/OutboxPage.tsx';
import { OrganisationsPage } from './organisations/OrganisationsPage.tsx';
import { ad } from './paths.ts';
import { ImportPage } from './people/ImportPage.tsx';
import { CalendarPage } from './settings/CalendarPage.tsx';
import { SequencesPage } from './settings/SequencesPage.tsx';
import { TextsPage } from './settings/TextsPage.tsx';
import { RolesPage } from './users/RolesPage.tsx';
import { UserPage } from './users/UserPage.tsx';
import { UsersPage } from './users/UsersPage.tsx';
import { AdminWords } from './words.tsx';
import '../workbench/workbench.css';
import '../workbench/decision/decision.css';
import '../workbench/operations/operations.css';
import './admin.css';

/** 系统管理, under /admin. */
export default function AdminRoutes() {
  const session = useSession().data;
  if (!administers(session) && !audits(session)) return <MissingPage />;
  return (
    <AdminWords>
      <div className="wb">
        <AdminNav />
        <Switch>
          <Route path="/admin">{() => <Redirect to={administers(session) ? ad.users : ad.log} replace />}</Route>
          <Route path="/admin/organisations">{() => <OrganisationsPage />}</Route>
          <Route path="/admin/users">{() => <UsersPage />}</Route>
          <Route path="/admin/users/:id">{({ id }) => <UserPage key={id} id={id} />}</Route>
          <Route path="/admin/roles">{() => <RolesPage />}</Route>
          {administers(session) ? <Route path="/admin/import">{() => <ImportPage />}</Route> : null}
          <Route path="/admin/calendar">{() => <CalendarPage />}</Route>
          <Route path="/admin/sequences">{() => <SequencesPage />}</Route>
          <Route path="/admin/texts">{() => <TextsPage />}</Route>
          <Route path="/admin/outbox">{() => <OutboxPage />}</Route>
          <Route path="/admin/archive">{() => <ArchivePage />}</Route>
          <Route path="/admin/health">{() => <HealthPage />}</Route>
          <Route path="/admin/log">{() => <LogPage />}</Route>
          <Route>{() => <MissingPage />}</Route>
        </Switch>
      </div>
    </AdminWords>
  );
}
