import { Button } from 'antd';
import { useState } from 'react';
import type { Scorecard } from '../../../engine/model/rules.ts';
import { removeRule, rulePointer, withRule } from '../../document/rules.ts';
import { addDimension, addItem, maximaOf, removeDimension, withDimension } from '../../document/scorecard.ts';
import { Field } from '../../ui/Field.tsx';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { CardId } from './CardId.tsx';
import { NumberInput } from './NumberInput.tsx';
import { ProblemsAt } from './ProblemsAt.tsx';
import { ScorecardItemEditor } from './ScorecardItemEditor.tsx';

interface EditorProps {
  readonly version: number;
  readonly name: string;
  readonly card: Scorecard;
  /** Path inside the scorecard, of a problem. */
  readonly at: readonly string[];
}

/** A scorecard: its dimensions with what they need at least, their items with bands, and what full marks come to. */
export function ScorecardEditor({ version, name, card, at }: EditorProps) {
  const t = useStudioText();
  const { editor, readOnly, choose } = useStudio();
  const pointer = rulePointer(version, 'scorecards', name);
  const [open, setOpen] = useState<string | null>(at[0] === 'items' ? (card.items[Number(at[1])]?.id ?? null) : null);
  const change = (next: Scorecard, together?: string) =>
    editor.run({
      label: 'st.rules.did.card',
      params: { title: card.title },
      ...(together ? { together: `${pointer} ${together}` } : {}),
      edit: (document) => withRule(document, version, 'scorecards', name, next),
    });
  const maxima = maximaOf(card);
  return (
    <section className="st-rules-card" aria-label={card.title}>
      <div className="st-rules-head">
        <Field label={t('st.rules.cardTitle')} required>
          {(aria) => (
            <input
              {...aria}
              className="lz-input"
              value={card.title}
              readOnly={readOnly}
              onChange={({ target }) => change({ ...card, title: target.value }, 'title')}
            />
          )}
        </Field>
        <Field label={t('st.rules.passTotal')} help={t('st.rules.maximum', { max: maxima.total })} required>
          {(aria) => (
            <NumberInput
              aria={aria}
              value={card.passTotal}
              readOnly={readOnly}
              onChange={(passTotal) => passTotal !== undefined && change({ ...card, passTotal }, 'pass')}
            />
          )}
        </Field>
      </div>
      <ProblemsAt pointer={pointer} depth={1} />
      {card.dimensions.map((dimension, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they keep their order, and may be given other ids
        <section key={index} className="st-score-dimension" aria-label={dimension.title}>
          <div className="st-score-head">
            <input
              className="lz-input"
              aria-label={t('st.rules.dimension')}
              value={dimension.title}
              readOnly={readOnly}
              onChange={({ target }) => change(withDimension(card, index, { title: target.value }), `dimension ${dimension.id}`)}
            />
            <NumberInput
              caption={t('st.rules.min')}
              value={dimension.min}
              readOnly={readOnly}
              onChange={(min) => change(withDimension(card, index, { min }), `min ${dimension.id}`)}
            />
            <span className="st-score-end">
              {t('st.rules.dimensionMax', { max: maxima.dimensions[dimension.id] ?? 0 })}
              {!readOnly && card.dimensions.length > 1 && (
                <button
                  type="button"
                  className="lz-icon-button"
                  aria-label={t('st.rules.removeDimension', { title: dimension.title })}
                  onClick={() => change(removeDimension(card, index))}
                >
                  <span aria-hidden="true">×</span>
                </button>
              )}
            </span>
          </div>
          <CardId
            {...{ version, name }}
            {...{ part: 'dimensions', title: card.title, id: dimension.id, taken: card.dimensions.map(({ id }) => id) }}
          />
          <ProblemsAt pointer={`${pointer}/dimensions/${index}`} />
          <ol className="st-score-items">
            {card.items.map((item, place) =>
              item.dimension === dimension.id ? (
                <li key={item.id}>
                  <ScorecardItemEditor
                    {...{ card, item, readOnly, pointer, version, name }}
                    index={place}
                    open={open === item.id}
                    onOpen={(wanted) => setOpen(wanted ? item.id : null)}
                    onRename={setOpen}
                    onChange={change}
                  />
                </li>
              ) : null,
            )}
          </ol>
          {!readOnly && (
            <button
              type="button"
              className="st-cond-mode"
              onClick={() => {
                const next = addItem(card, dimension.id, t('st.rules.newItem'), { otherwise: t('st.rules.otherwise') });
                change(next);
                setOpen(next.items.find(({ id }) => !card.items.some((one) => one.id === id))?.id ?? null);
              }}
            >
              {t('st.rules.addItem')}
            </button>
          )}
        </section>
      ))}
      {!readOnly && (
        <div className="st-rules-acts">
          <Button onClick={() => change(addDimension(card, t('st.rules.newDimension')))}>{t('st.rules.addDimension')}</Button>
          <Button
            danger
            onClick={() => {
              editor.run({
                label: 'st.rules.did.removeRule',
                params: { title: card.title },
                edit: (document) => removeRule(document, version, 'scorecards', name),
              });
              choose(`workflow#/ruleVersions/${version}`);
            }}
          >
            {t('st.rules.removeCard')}
          </Button>
        </div>
      )}
    </section>
  );
}
