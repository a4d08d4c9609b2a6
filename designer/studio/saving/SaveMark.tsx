import { useState } from 'react';
import { formatTime } from '../../ui/DateText.tsx';
import { useProblemText } from '../../ui/ErrorNotice.tsx';
import { loadedLater } from '../../ui/loaded-later.tsx';
import { useStudioText } from '../words.tsx';
import { type SaveState, useSaver, useSaveState } from './use-saving.ts';
import './saving.css';

/** Seldom needed, and it knows every property's name. */
const ConflictDialog = loadedLater(() => import('./ConflictDialog.tsx'));

/** Is the draft saved? Read out when it changes; with the choice that waits, or another try. */
export function SaveMark() {
  const t = useStudioText();
  const saver = useSaver();
  const state = useSaveState();
  const [later, setLater] = useState(false);
  const say = useSaying();
  return (
    <div className="st-save" data-state={state.kind}>
      <span role="status">{say(state)}</span>
      {state.kind === 'refused' && state.problem.status !== 404 && (
        <button type="button" className="st-tool" onClick={() => void saver.flush()}>
          {t('st.save.again')}
        </button>
      )}
      {state.kind === 'conflict' && (
        <button type="button" className="st-tool" onClick={() => setLater(false)}>
          {t('st.save.choose')}
        </button>
      )}
      {state.kind === 'conflict' && !later && (
        <ConflictDialog
          key={state.conflicts.length}
          conflicts={state.conflicts}
          by={state.by}
          onLater={() => setLater(true)}
          onSettle={(theirs) => saver.settle(theirs)}
        />
      )}
    </div>
  );
}

function useSaying(): (state: SaveState) => string {
  const t = useStudioText();
  const problemText = useProblemText();
  return (state) => {
    switch (state.kind) {
      case 'saved':
        return t('st.save.savedAt', { at: formatTime(state.at) });
      case 'refused':
        return state.problem.status === 404 ? t('st.save.gone') : t('st.save.refused', { why: problemText(state.problem) });
      case 'conflict':
        return t('st.save.conflict', { count: state.conflicts.length });
      default:
        return t(`st.save.${state.kind}`);
    }
  };
}
