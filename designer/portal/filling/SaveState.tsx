import { useState } from 'react';
import { useText } from '../../app/locale.tsx';
import type { DraftSaver } from '../../drafts/draft-saver.ts';
import { formatTime } from '../../ui/DateText.tsx';
import { useProblemText } from '../../ui/ErrorNotice.tsx';
import { useSaveState } from './use-filling.ts';

/** Where the draft stands, always in sight while filling. */
export function SaveState({ saver, onResolve }: { saver: DraftSaver; onResolve: () => void }) {
  const t = useText();
  const say = useProblemText();
  const state = useSaveState(saver);
  const text =
    state.kind === 'saved'
      ? state.at
        ? t('save.savedAt', { time: formatTime(state.at) })
        : t('save.new')
      : state.kind === 'refused'
        ? t('save.refused', { reason: say(state.problem) })
        : t(`save.${state.kind}`);
  // Read out is only how it ended: "unsaved" and "saving" at every pause would talk over what is being typed.
  const [spoken, setSpoken] = useState('');
  if (state.kind !== 'dirty' && state.kind !== 'saving' && spoken !== text) setSpoken(text);
  return (
    <div className={`lz-save lz-save-${state.kind}`}>
      <span className="lz-hidden" role="status">
        {spoken}
      </span>
      <span className="lz-save-mark" aria-hidden="true" />
      <span>{text}</span>
      {state.kind === 'failed' || state.kind === 'refused' ? (
        <button type="button" className="lz-link" onClick={() => void saver.flush()}>
          {t('save.retry')}
        </button>
      ) : null}
      {state.kind === 'conflict' ? (
        <button type="button" className="lz-link" onClick={onResolve}>
          {t('save.resolve')}
        </button>
      ) : null}
    </div>
  );
}
