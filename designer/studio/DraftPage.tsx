import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { DraftDto, StudioPlacesDto } from '../../engine/model/dto/studio.ts';
import { useSession } from '../api/session.ts';
import { useDraft, usePlaces } from '../api/studio.ts';
import { MissingPage } from '../app/MissingPage.tsx';
import { paths } from '../app/paths.ts';
import { behaviours } from '../document/behaviours/all.ts';
import { Loading } from '../ui/Loading.tsx';
import { type LoadedLater, loadedPage } from '../ui/loaded-later.tsx';
import { toast } from '../ui/toast.ts';
import { PanelBoundary } from './PanelBoundary.tsx';
import { useProblems } from './problems/use-problems.ts';
import { StudioBar } from './StudioBar.tsx';
import { openEditor } from './saving/open-editor.ts';
import { SavingContext, useSaving } from './saving/use-saving.ts';
import { CheckingContext, type Panel, panels, type Studio, StudioContext } from './studio.ts';
import { useStudioText } from './words.tsx';

const contents: Readonly<Record<Panel, LoadedLater<object>>> = {
  flow: loadedPage(() => import('./flow/FlowPanel.tsx')),
  forms: loadedPage(() => import('./forms/FormsPanel.tsx')),
  rules: loadedPage(() => import('./rules/RulesPanel.tsx')),
  access: loadedPage(() => import('./access/AccessPanel.tsx')),
  settings: loadedPage(() => import('./settings/SettingsPanel.tsx')),
  tryout: loadedPage(() => import('./tryout/TryoutPanel.tsx')),
  publish: loadedPage(() => import('./publish/PublishPanel.tsx')),
};

/** One draft, open in one of its panels. */
export function DraftPage({ id, panel = 'flow' }: { readonly id: string; readonly panel: string | undefined }) {
  const draft = useDraft(id);
  const places = usePlaces();
  const known = panels.find((one) => one === panel);
  // The panel and what it shows are asked for at once.
  useEffect(() => {
    if (known) contents[known].preload();
  }, [known]);
  if (!known) return <MissingPage />;
  return (
    <Loading query={draft}>
      {(data) => <Loading query={places}>{(office) => <OpenDraft draft={data} places={office} panel={known} />}</Loading>}
    </Loading>
  );
}

interface OpenProps {
  readonly draft: DraftDto;
  readonly places: StudioPlacesDto;
  readonly panel: Panel;
}

function OpenDraft({ draft, places, panel }: OpenProps) {
  const t = useStudioText();
  const userId = useSession().data?.user.id ?? '';
  const [{ editor, recovered, conflicts }] = useState(() => openEditor(draft, userId, behaviours));
  useEffect(() => {
    if (recovered) toast(t('st.save.recoveredNow'));
  }, [recovered, t]);
  const [, navigate] = useLocation();
  const chosen = new URLSearchParams(useSearch()).get('at');
  const saving = useSaving({ draft, editor, userId, place: chosen, conflicts });
  const { edit } = saving.told.may;
  const studio = useMemo((): Omit<Studio, 'problems'> => {
    const addressOf: Studio['addressOf'] = (to, place) => paths.studioPanel(draft.id, to, place);
    return {
      ...{ draft, editor, places, chosen, addressOf },
      readOnly: !edit,
      choose: (place) => navigate(addressOf(panel, place ?? undefined), { replace: true }),
    };
  }, [draft, edit, editor, places, chosen, navigate, panel]);
  const Content = contents[panel];
  return (
    <Checked studio={studio}>
      <SavingContext.Provider value={saving}>
        <div className="st">
          <StudioBar panel={panel} />
          <PanelBoundary panel={panel}>
            <Content />
          </PanelBoundary>
        </div>
      </SavingContext.Provider>
    </Checked>
  );
}

/** Knows of each key: so that nothing else of the page must, what it holds is made outside of it. */
function Checked({ studio, children }: { readonly studio: Omit<Studio, 'problems'>; readonly children: ReactNode }) {
  const { problems, checking } = useProblems(studio.editor);
  const whole = useMemo((): Studio => ({ ...studio, problems }), [studio, problems]);
  return (
    <StudioContext.Provider value={whole}>
      <CheckingContext.Provider value={checking}>{children}</CheckingContext.Provider>
    </StudioContext.Provider>
  );
}
