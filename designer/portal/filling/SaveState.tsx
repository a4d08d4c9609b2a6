import { useText } from '../../app/locale.tsx';
import type { DraftSaver } from '../../drafts/draft-saver.ts';
import { useProblemText } from '../../ui/ErrorNotice.tsx';
import { useSaveState } from './use-filling.ts';

const clock = (instant: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(new Date(instant));

/** Where the draft stands, always in sight while filling. */
export function SaveState({ saver, onResolve }: { saver: DraftSaver; onResolve: () => void }) {
  const t = useText();
  const say = useProblemText();
  const state = useSaveState(saver);
  const text =
    state.kind === 'saved'
      ? state.at
        ? t('save.savedAt', { time: clock(state.at) })
        : t('save.new')
      : state.kind === 'refused'
        ? t('save.refused', { reason: say(state.problem) })
        : t(`save.${state.kind}`);
  return (
    <div className={`lz-save lz-save-${state.kind}`} role="status">
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
