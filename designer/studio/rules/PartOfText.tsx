import type { FeelType } from '../../../engine/rules/types.ts';
import type { Formula } from '../../document/condition.ts';
import { useStudioText } from '../words.tsx';
import { FeelLine } from './FeelLine.tsx';

interface PartProps {
  readonly part: Formula;
  readonly onChange: (part: Formula) => void;
  readonly onRemove: () => void;
  readonly readOnly: boolean;
  readonly place: string;
  readonly locals: Readonly<Record<string, FeelType>> | undefined;
}

/** A clause that rows can't show: said so, and written as text. */
export function PartOfText({ part, onChange, onRemove, readOnly, place, locals }: PartProps) {
  const t = useStudioText();
  return (
    <div className="st-cond-text">
      <FeelLine
        place={place}
        label={t('st.cond.asText')}
        value={part.source}
        onChange={(source) => onChange({ ...part, source })}
        partial
        {...(locals ? { locals } : {})}
      />
      {!readOnly && (
        <button type="button" className="lz-icon-button" aria-label={t('st.cond.removeRow')} onClick={onRemove}>
          <span aria-hidden="true">×</span>
        </button>
      )}
    </div>
  );
}
