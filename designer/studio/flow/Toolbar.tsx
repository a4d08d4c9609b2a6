import { useState } from 'react';
import { readFlow } from '../../document/flow/flow.ts';
import { mayUngroup } from '../../document/flow/ungroup.ts';
import { useDocumentPart } from '../studio.ts';
import type { StudioTextKey } from '../texts/zh-CN.ts';
import { useStudioText } from '../words.tsx';
import { useFlowPanel } from './panel.ts';
import { useFlow, useFlowStore, type View } from './store.ts';
import { rememberView } from './use-panel.ts';

const views: readonly View[] = ['list', 'graph'];

/** What keys do, as buttons: they act on the current step or the selected ones. */
export function Toolbar({ onPicture }: { readonly onPicture: (kind: 'svg' | 'png') => void }) {
  const t = useStudioText();
  const store = useFlowStore();
  const { actions, readOnly } = useFlowPanel();
  const view = useFlow((state) => state.view);
  const current = useFlow((state) => state.current);
  const count = useFlow((state) => state.selected.size);
  const isGroup = useDocumentPart(({ workflow }) => {
    const place = current === null ? undefined : readFlow(workflow).byPointer.get(current);
    return place !== undefined && mayUngroup(place);
  });
  const [more, setMore] = useState(false);
  const tool = (key: StudioTextKey, act: () => void, enabled = current !== null) => (
    <button type="button" className="st-tool" disabled={!enabled} onClick={act}>
      {t(key)}
    </button>
  );
  const show = (one: View) => {
    store.set({ view: one });
    rememberView(one);
  };
  return (
    <div className="st-flow-bar" role="toolbar" aria-label={t('st.flow.tools')}>
      <fieldset className="st-flow-views" aria-label={t('st.flow.view')}>
        {views.map((one) => (
          <button key={one} type="button" className="st-tool" aria-pressed={view === one} onClick={() => show(one)}>
            {t(`st.flow.view.${one}`)}
          </button>
        ))}
      </fieldset>
      {!readOnly && (
        <>
          {tool('st.flow.add', () => current !== null && actions.openInsert(current))}
          {tool('st.flow.connect', () => current !== null && actions.openConnect(current))}
          {tool(isGroup && count === 1 ? 'st.flow.ungroup' : 'st.flow.group', actions.openGroup, count > 0)}
          {tool('st.flow.delete', actions.remove, count > 0)}
        </>
      )}
      {tool('st.flow.search', () => store.set({ dialog: { kind: 'search' } }), true)}
      <button type="button" className="st-tool" aria-expanded={more} onClick={() => setMore(!more)}>
        {t('st.flow.more')}
      </button>
      {more && (
        <div className="st-flow-more">
          {!readOnly && (
            <>
              {tool('st.flow.up', () => actions.shift('up'))}
              {tool('st.flow.down', () => actions.shift('down'))}
              {tool('st.flow.duplicate', actions.duplicate)}
              {tool('st.flow.cut', actions.cut)}
              {tool('st.flow.paste', actions.paste, true)}
            </>
          )}
          {tool('st.flow.copy', actions.copy)}
          {tool('st.flow.picture.svg', () => onPicture('svg'), true)}
          {tool('st.flow.picture.png', () => onPicture('png'), true)}
          {tool('st.flow.keys', () => store.set({ dialog: { kind: 'keys' } }), true)}
        </div>
      )}
      {count > 1 && <span className="st-flow-count">{t('st.flow.selectedCount', { count })}</span>}
    </div>
  );
}
