import { Route, Switch } from 'wouter';
import { MissingPage } from '../app/MissingPage.tsx';
import { DraftPage } from './DraftPage.tsx';
import { DraftsPage } from './drafts/DraftsPage.tsx';
import { StudioWords } from './words.tsx';
import './studio.css';

/** Where departments make programmes, under /studio. */
export default function StudioRoutes() {
  return (
    <StudioWords>
      <Switch>
        <Route path="/studio">{() => <DraftsPage />}</Route>
        <Route path="/studio/:draft/:panel?">{({ draft, panel }) => <DraftPage key={draft} id={draft} panel={panel} />}</Route>
        <Route>{() => <MissingPage />}</Route>
      </Switch>
    </StudioWords>
  );
}
