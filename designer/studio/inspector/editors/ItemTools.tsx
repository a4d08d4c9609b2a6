import { useStudioText } from '../../words.tsx';

export interface ItemToolsProps {
  readonly what: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove?: (by: -1 | 1) => void;
  readonly onRemove?: (() => void) | undefined;
}
/** Up, down, away: of a member of a list. */
export function ItemTools({ what, first, last, onMove, onRemove }: ItemToolsProps) {
  const t = useStudioText();
  return (
    <span className="st-in-tools">
      {onMove && (
        <>
          <button type="button" className="st-in-tool" disabled={first} aria-label={t('st.in.upWhat', { what })} onClick={() => onMove(-1)}>
            ↑
          </button>
          <button type="button" className="st-in-tool" disabled={last} aria-label={t('st.in.downWhat', { what })} onClick={() => onMove(1)}>
            ↓
          </button>
        </>
      )}
      {onRemove && (
        <button type="button" className="st-in-tool" aria-label={t('st.in.removeWhat', { what })} onClick={onRemove}>
          ×
        </button>
      )}
    </span>
  );
}
