import { useWords } from '../words.ts';
import type { Materials } from './materials-state.ts';
import type { Looking } from './use-looking.ts';

interface Props {
  readonly materials: Materials;
  /** Null for files that aren't shown. */
  readonly looking: Looking | null;
  readonly full: boolean;
  readonly onFull: () => void;
  readonly thumbs: { readonly on: boolean; readonly toggle: () => void } | null;
}

/** Next and last material, zoom, turn, whole screen. Each names the key that does the same inside the viewer. */
export function ViewerBar({ materials, looking, full, onFull, thumbs }: Props) {
  const { t } = useWords();
  const { at, count, step } = materials;
  return (
    <div className="wb-look-bar" role="toolbar" aria-label={t('wb.viewer.tools')}>
      <Tool sign="‹" text={t('wb.viewer.before')} shortcut="[" disabled={at <= 0} onClick={() => step(-1)} />
      <span className="wb-muted wb-number">
        {at + 1} / {count}
      </span>
      <Tool sign="›" text={t('wb.viewer.after')} shortcut="]" disabled={at >= count - 1} onClick={() => step(1)} />
      {looking && (
        <>
          <span className="wb-look-gap" />
          <Tool sign="−" text={t('wb.viewer.smaller')} shortcut="-" onClick={looking.smaller} />
          <Tool sign="＋" text={t('wb.viewer.larger')} shortcut="+" onClick={looking.larger} />
          <Tool
            sign={t('wb.viewer.fitWidthShort')}
            text={t('wb.viewer.fitWidth')}
            shortcut="0"
            on={looking.zoom === 'width'}
            onClick={() => looking.setZoom('width')}
          />
          <Tool
            sign={t('wb.viewer.fitPageShort')}
            text={t('wb.viewer.fitPage')}
            on={looking.zoom === 'page'}
            onClick={() => looking.setZoom('page')}
          />
          <Tool sign={t('wb.viewer.turnShort')} text={t('wb.viewer.turn')} shortcut="r" onClick={looking.turn} />
        </>
      )}
      {thumbs && <Tool sign={t('wb.viewer.thumbsShort')} text={t('wb.viewer.thumbs')} on={thumbs.on} onClick={thumbs.toggle} />}
      {looking && (
        <Tool
          sign={t(full ? 'wb.viewer.leaveFullShort' : 'wb.viewer.fullShort')}
          text={t(full ? 'wb.viewer.leaveFull' : 'wb.viewer.full')}
          shortcut="f"
          onClick={onFull}
        />
      )}
    </div>
  );
}

interface ToolProps {
  readonly sign: string;
  readonly text: string;
  readonly shortcut?: string;
  readonly on?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Tool({ sign, text, shortcut, on, disabled = false, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className="wb-look-button"
      title={shortcut ? `${text} (${shortcut.toUpperCase()})` : text}
      aria-label={text}
      aria-keyshortcuts={shortcut}
      aria-pressed={on}
      // Not `disabled`: whoever pressed it until the end keeps the focus.
      aria-disabled={disabled || undefined}
      onClick={disabled ? undefined : onClick}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
