import { Route, Switch } from 'wouter';
import { MissingPage } from '../app/MissingPage.tsx';
import { dotted } from '../app/paths.ts';
import { AbsencePage } from './absence/AbsencePage.tsx';
import { CasePage } from './case/CasePage.tsx';
import { CasesPage } from './cases/CasesPage.tsx';
import { DefinitionPage } from './definitions/DefinitionPage.tsx';
import { DefinitionsPage } from './definitions/DefinitionsPage.tsx';
import { ExpertsPage } from './experts/ExpertsPage.tsx';
import { InboxPage } from './inbox/InboxPage.tsx';
import { IncidentsPage } from './incidents/IncidentsPage.tsx';
import { AgendaPage } from './meeting/AgendaPage.tsx';
import { MeetingsPage } from './meeting/MeetingsPage.tsx';
import { DrawsPage } from './panel/DrawsPage.tsx';
import { EntryPage } from './registry/EntryPage.tsx';
import { RegistriesPage } from './registry/RegistriesPage.tsx';
import { RegistryPage } from './registry/RegistryPage.tsx';
import { MigratePage } from './versions/MigratePage.tsx';
import { WorkbenchNav } from './WorkbenchNav.tsx';
import { WindowsPage } from './windows/WindowsPage.tsx';
import './workbench.css';
import './case/case.css';
import './decision/decision.css';
import './meeting/meeting.css';
import './operations/operations.css';

/** Everything a clerk uses, under /workbench. */
export default function WorkbenchRoutes() {
  return (
    <div className="wb">
      <WorkbenchNav />
      <Switch>
        <Route path="/workbench">{() => <InboxPage />}</Route>
        <Route path="/workbench/cases">{() => <CasesPage />}</Route>
        <Route path="/workbench/cases/:id">{({ id }) => <CasePage key={id} id={id} />}</Route>
        <Route path="/workbench/cases/:id/draws">{({ id }) => <DrawsPage key={id} id={id} />}</Route>
        <Route path="/workbench/meeting">{() => <MeetingsPage />}</Route>
        <Route path="/workbench/meeting/:programme/:step">
          {({ programme, step }) => <AgendaPage programme={programme} step={step} />}
        </Route>
        <Route path="/workbench/registries">{() => <RegistriesPage />}</Route>
        <Route path="/workbench/registries/:registry">{({ registry }) => <RegistryPage key={registry} id={registry} />}</Route>
        <Route path="/workbench/registries/:registry/:entry">
          {({ registry, entry }) => <EntryPage registry={registry} id={dotted(entry)} />}
        </Route>
        <Route path="/workbench/absence">{() => <AbsencePage />}</Route>
        <Route path="/workbench/experts">{() => <ExpertsPage />}</Route>
        <Route path="/workbench/incidents">{() => <IncidentsPage />}</Route>
        <Route path="/workbench/windows">{() => <WindowsPage />}</Route>
        <Route path="/workbench/definitions">{() => <DefinitionsPage />}</Route>
        <Route path="/workbench/definitions/:id">{({ id }) => <DefinitionPage id={id} />}</Route>
        <Route path="/workbench/definitions/:id/migrate">{({ id }) => <MigratePage key={id} id={id} />}</Route>
        <Route>{() => <MissingPage />}</Route>
      </Switch>
    </div>
  );
}
