import { Route, Switch } from 'wouter';
import { MissingPage } from '../app/MissingPage.tsx';
import { dotted } from '../app/paths.ts';
import { AbsencePage } from './absence/AbsencePage.tsx';
import { CasePage } from './case/CasePage.tsx';
import { CasesPage } from './cases/CasesPage.tsx';
import { ClaimsPage } from './claims/ClaimsPage.tsx';
import { DefinitionPage } from './definitions/DefinitionPage.tsx';
import { DefinitionsPage } from './definitions/DefinitionsPage.tsx';
import { PublishPage } from './definitions/PublishPage.tsx';
import { ExpertsPage } from './experts/ExpertsPage.tsx';
import { InboxPage } from './inbox/InboxPage.tsx';
import { IncidentsPage } from './incidents/IncidentsPage.tsx';
import { AgendaPage } from './meeting/AgendaPage.tsx';
import { MeetingsPage } from './meeting/MeetingsPage.tsx';
import { ProjectorPage } from './meeting/projector/ProjectorPage.tsx';
import { OpinionsPage } from './opinions/OpinionsPage.tsx';
import { DrawsPage } from './panel/DrawsPage.tsx';
import { RatingsPage } from './ratings/RatingsPage.tsx';
import { EntryPage } from './registry/EntryPage.tsx';
import { RegistriesPage } from './registry/RegistriesPage.tsx';
import { RegistryPage } from './registry/RegistryPage.tsx';
import { SupervisionPage } from './supervision/SupervisionPage.tsx';
import { MigratePage } from './versions/MigratePage.tsx';
import { VocabulariesPage } from './vocabularies/VocabulariesPage.tsx';
import { VocabularyPage } from './vocabularies/VocabularyPage.tsx';
import { WorkbenchNav } from './WorkbenchNav.tsx';
import { WindowsPage } from './windows/WindowsPage.tsx';
import './workbench.css';
import './case/beside.css';
import './case/case.css';
import './decision/decision.css';
import './meeting/meeting.css';
import './operations/operations.css';
import './inbox/inbox.css';

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
        <Route path="/workbench/meeting/:programme/:step/projector">
          {({ programme, step }) => <ProjectorPage programme={programme} step={step} />}
        </Route>
        <Route path="/workbench/registries">{() => <RegistriesPage />}</Route>
        <Route path="/workbench/registries/:registry">{({ registry }) => <RegistryPage key={registry} id={registry} />}</Route>
        <Route path="/workbench/registries/:registry/:entry">
          {({ registry, entry }) => <EntryPage registry={registry} id={dotted(entry)} />}
        </Route>
        <Route path="/workbench/supervision">{() => <SupervisionPage />}</Route>
        <Route path="/workbench/ratings">{() => <RatingsPage />}</Route>
        <Route path="/workbench/absence">{() => <AbsencePage />}</Route>
        <Route path="/workbench/opinions">{() => <OpinionsPage />}</Route>
        <Route path="/workbench/experts">{() => <ExpertsPage />}</Route>
        <Route path="/workbench/incidents">{() => <IncidentsPage />}</Route>
        <Route path="/workbench/windows">{() => <WindowsPage />}</Route>
        <Route path="/workbench/definitions/_publish">{() => <PublishPage />}</Route>
        <Route path="/workbench/vocabularies">{() => <VocabulariesPage />}</Route>
        <Route path="/workbench/vocabularies/:id">{({ id }) => <VocabularyPage key={id} id={id} />}</Route>
        <Route path="/workbench/claims">{() => <ClaimsPage />}</Route>
        <Route path="/workbench/definitions">{() => <DefinitionsPage />}</Route>
        <Route path="/workbench/definitions/:id">{({ id }) => <DefinitionPage id={id} />}</Route>
        <Route path="/workbench/definitions/:id/migrate">{({ id }) => <MigratePage key={id} id={id} />}</Route>
        <Route>{() => <MissingPage />}</Route>
      </Switch>
    </div>
  );
}
