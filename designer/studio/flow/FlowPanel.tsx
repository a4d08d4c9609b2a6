import { useCallback, useDeferredValue, useRef } from 'react';
import { useTemplates } from '../../api/studio.ts';
import { clipFrom } from '../../document/flow/copy.ts';
import { loadedPage } from '../../ui/loaded-later.tsx';
import { toast } from '../../ui/toast.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { useDocumentPart, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import type { Snippet } from './dialogs/InsertDialog.tsx';
import { FlowDialogs } from './FlowDialogs.tsx';
import { pressed } from './keys.ts';
import FlowList from './list/FlowList.tsx';
import { FlowPanelContext, type FlowPanelParts, useFlowPanel } from './panel.ts';
import { FlowContext, useFlow } from './store.ts';
import { Toolbar } from './Toolbar.tsx';
import { useFlowState } from './use-panel.ts';
import './flow.css';

const FlowGraph = loadedPage(() => import('./graph/FlowGraph.tsx'));

/** The flow on the left, as a list or as a graph; on the right what the chosen step is told. */
export default function FlowPanel() {
  const t = useStudioText();
  const { chosen, editor } = useStudio();
  const side = useRef<HTMLElement>(null);
  const openInspector = useCallback<FlowPanelParts['openInspector']>((when) => {
    if (when === 'where-narrow' && !matchMedia('(max-width: 900px)').matches) return;
    // Drawn after what was chosen last.
    requestAnimationFrame(() => {
      side.current?.focus({ preventScroll: true });
      side.current?.scrollIntoView({ block: 'start' });
    });
  }, []);
  const { store, parts } = useFlowState(openInspector);
  const { actions, words } = parts;
  const picture = async (kind: 'svg' | 'png') => {
    const { savePicture } = await import('./picture/save-picture.ts');
    if (!(await savePicture(editor.view().document, { words, kind }))) toast(t('st.flow.picture.failed'));
  };
  const back = () => {
    const { current } = store.read();
    if (current !== null) actions.choose(current, { focus: true });
  };
  return (
    <FlowContext.Provider value={store}>
      <FlowPanelContext.Provider value={parts}>
        <div className="st-flow">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the cards inside. */}
          <div className="st-flow-main" onKeyDown={(event) => pressed(event, actions, store, () => openInspector('always'))}>
            <Toolbar onPicture={(kind) => void picture(kind)} />
            <Shown />
            <Said />
            <Dialogs />
          </div>
          <aside
            ref={side}
            className="st-flow-inspector"
            tabIndex={-1}
            aria-label={t('st.flow.inspector')}
            onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && back()}
          >
            {chosen === null ? (
              <p className="st-flow-choose">{t('st.flow.chooseStep')}</p>
            ) : (
              <>
                <button type="button" className="st-flow-back lz-link" onClick={back}>
                  {t('st.flow.noSettings')}
                </button>
                <Inspector place={chosen} />
              </>
            )}
          </aside>
        </div>
      </FlowPanelContext.Provider>
    </FlowContext.Provider>
  );
}

function Shown() {
  const view = useFlow((state) => state.view);
  // Typing in the inspector doesn't wait for three hundred cards to be looked through.
  const workflow = useDeferredValue(useDocumentPart((document) => document.workflow));
  return view === 'list' ? <FlowList workflow={workflow} /> : <FlowGraph workflow={workflow} />;
}

function Dialogs() {
  return <FlowDialogs snippets={useOfferedSnippets()} />;
}

/** Says what a command did to those who can't see it. */
function Said() {
  const said = useFlow((state) => state.said);
  return (
    <p className="lz-hidden" aria-live="polite">
      {said}
    </p>
  );
}

/** Ready stretches of steps that the office keeps on its server. */
function useOfferedSnippets(): readonly Snippet[] {
  const { data } = useTemplates();
  const { words } = useFlowPanel();
  return (data?.items ?? []).flatMap((template) => {
    const clip = template.kind === 'steps' ? clipFrom(JSON.stringify(template.clip)) : null;
    const { id, title, titleEn, summary, summaryEn } = template;
    return clip ? [{ id, clip, title: (words.english && titleEn) || title, summary: (words.english && summaryEn) || summary }] : [];
  });
}
