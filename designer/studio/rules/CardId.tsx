import { identifier } from '../../document/language.ts';
import { type CardPart, withCardIdRenamed } from '../../document/scorecard-ids.ts';
import { KeyField } from '../inspector/editors/KeyInput.tsx';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import '../inspector/inspector.css';

interface CardIdProps {
  readonly version: number;
  /** Of the scorecard. */
  readonly name: string;
  readonly title: string;
  readonly part: CardPart;
  readonly id: string;
  readonly taken: readonly string[];
  readonly onRename?: (to: string) => void;
}

/** The id of a dimension or an item, seldom looked at: results name it in expressions and exports. What refers to it follows. */
export function CardId({ version, name, title, part, id, taken, onRename }: CardIdProps) {
  const t = useStudioText();
  const { editor, readOnly } = useStudio();
  const mark = (of: string) => `score ${part} ${of}`;
  const rename = (to: string) => {
    editor.run({
      label: 'st.rules.did.card',
      params: { title },
      edit: (document) => withCardIdRenamed(document, { version, name, part, from: id, to }),
    });
    onRename?.(to);
    // Drawn anew under its new id.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-key="${CSS.escape(mark(to))}"]`)?.focus());
  };
  return (
    <details className="st-score-more">
      <summary>{t('st.in.more')}</summary>
      <KeyField {...{ readOnly, taken }} label={t('st.rules.cardId')} value={id} mark={mark(id)} pattern={identifier} onChange={rename} />
      <p className="st-feel-note">{t('st.rules.cardIdHelp')}</p>
    </details>
  );
}
