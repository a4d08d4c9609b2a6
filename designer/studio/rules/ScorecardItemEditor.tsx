import { useMemo, useState } from 'react';
import type { Scorecard, ScorecardItem } from '../../../engine/model/rules.ts';
import { coverConditions } from '../../../engine/rules/coverage-conditions.ts';
import { BOOLEAN } from '../../../engine/rules/types.ts';
import { compiledIn } from '../../../engine/soundness/compiled.ts';
import { readExpression } from '../../../engine/soundness/describe/expression.ts';
import { useLocale } from '../../app/locale.tsx';
import { addBand, copyItem, moveBand, moveItem, removeBand, removeItem, withBand, withItem } from '../../document/scorecard.ts';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { CardId } from './CardId.tsx';
import { ConditionEditor } from './ConditionEditor.tsx';
import { FeelLine } from './FeelLine.tsx';
import { NumberInput } from './NumberInput.tsx';
import { ProblemsAt } from './ProblemsAt.tsx';
import { useExpressionPlace } from './use-expression-place.ts';

interface ItemProps {
  readonly version: number;
  /** Of the scorecard. */
  readonly name: string;
  readonly card: Scorecard;
  readonly item: ScorecardItem;
  readonly index: number;
  readonly pointer: string;
  readonly open: boolean;
  readonly readOnly: boolean;
  readonly onOpen: (open: boolean) => void;
  /** It has another id from now on. */
  readonly onRename: (to: string) => void;
  readonly onChange: (card: Scorecard, together?: string) => void;
}

/** An item as one line; open: what it shows, its bands from the best down, and what is left otherwise. */
export function ScorecardItemEditor(props: ItemProps) {
  const { card, item, index, pointer, open, readOnly, onOpen, onChange } = props;
  const t = useStudioText();
  const at = `${pointer}/items/${index}`;
  const set = (change: Parameters<typeof withItem>[2], key: string) => onChange(withItem(card, index, change), `${item.id} ${key}`);
  return (
    <div className="st-score-item">
      <button type="button" className="st-score-line" aria-expanded={open} onClick={() => onOpen(!open)}>
        <span>{item.title}</span>
        <span>{t('st.rules.itemMax', { max: item.max })}</span>
      </button>
      {!open && <ProblemsAt pointer={at} />}
      {open && (
        <div className="st-score-body">
          <div className="st-score-fields">
            <label className="st-score-wide">
              {t('st.rules.itemTitle')}
              <input
                className="lz-input"
                value={item.title}
                readOnly={readOnly}
                onChange={({ target }) => set({ title: target.value }, 'title')}
              />
            </label>
            <NumberInput
              caption={t('st.rules.max')}
              value={item.max}
              readOnly={readOnly}
              onChange={(max) => max !== undefined && set({ max }, 'max')}
            />
            <label>
              {t('st.rules.unit')}
              <input
                className="lz-input"
                value={item.unit ?? ''}
                readOnly={readOnly}
                onChange={({ target }) => set({ unit: target.value }, 'unit')}
              />
            </label>
            {card.dimensions.length > 1 && (
              <label>
                {t('st.rules.dimension')}
                <select
                  className="lz-input lz-select"
                  value={item.dimension}
                  disabled={readOnly}
                  onChange={({ target }) => set({ dimension: target.value }, 'dimension')}
                >
                  {card.dimensions.map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </div>
          <FeelLine
            place={`workflow#${at}/value`}
            label={t('st.rules.itemValue')}
            value={item.value ?? ''}
            onChange={(value) => set({ value }, 'value')}
            optional
          />
          <ProblemsAt pointer={`${at}/bands`} depth={0} />
          <ProblemsAt pointer={`${at}/max`} />
          <Bands {...{ card, item, index, at, readOnly, onChange }} />
          <BandLine item={item} at={at} />
          <CardId
            {...{ part: 'items', title: card.title, id: item.id, taken: card.items.map(({ id }) => id) }}
            version={props.version}
            name={props.name}
            onRename={props.onRename}
          />
          {!readOnly && (
            <div className="st-cond-add">
              <button type="button" onClick={() => onChange(moveItem(card, index, -1))}>
                {t('st.rules.itemUp')}
              </button>
              <button type="button" onClick={() => onChange(moveItem(card, index, 1))}>
                {t('st.rules.itemDown')}
              </button>
              <button type="button" onClick={() => onChange(copyItem(card, index))}>
                {t('st.rules.itemCopy')}
              </button>
              <button type="button" onClick={() => onChange(removeItem(card, index))}>
                {t('st.rules.itemRemove')}
              </button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

type BandsProps = Pick<ItemProps, 'card' | 'item' | 'index' | 'readOnly' | 'onChange'> & { readonly at: string };

function Bands({ card, item, index, at, readOnly, onChange }: BandsProps) {
  const t = useStudioText();
  const { language } = useLocale();
  const where = useExpressionPlace(`workflow#${at}/bands/0/when`);
  const [editing, setEditing] = useState<number | null>(null);
  return (
    <div className="st-score-bands">
      <p className="st-feel-note">{t('st.rules.bandsHelp')}</p>
      <ol>
        {item.bands.map((band, place) => {
          const set = (change: Partial<typeof band>, key: string) =>
            onChange(withBand(card, index, place, change), `${item.id} ${place} ${key}`);
          const sentence = band.when.trim() === '' ? null : readExpression(band.when, where, language).sentence;
          const shown = editing === place || sentence === null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: bands have no names
            <li key={place}>
              <div className="st-score-band">
                <NumberInput
                  caption={t('st.rules.score')}
                  value={band.score}
                  readOnly={readOnly}
                  onChange={(score) => score !== undefined && set({ score }, 'score')}
                />
                <label className="st-score-wide">
                  {t('st.rules.bandLabel')}
                  <input
                    className="lz-input"
                    value={band.label}
                    readOnly={readOnly}
                    onChange={({ target }) => set({ label: target.value }, 'label')}
                  />
                </label>
                {!readOnly && (
                  <span className="st-score-acts">
                    <button
                      type="button"
                      className="lz-icon-button"
                      disabled={place === 0}
                      aria-label={t('st.rules.bandUp', { n: place + 1 })}
                      onClick={() => onChange(moveBand(card, index, place, -1))}
                    >
                      <span aria-hidden="true">↑</span>
                    </button>
                    <button
                      type="button"
                      className="lz-icon-button"
                      disabled={place === item.bands.length - 1}
                      aria-label={t('st.rules.bandDown', { n: place + 1 })}
                      onClick={() => onChange(moveBand(card, index, place, 1))}
                    >
                      <span aria-hidden="true">↓</span>
                    </button>
                    <button
                      type="button"
                      className="lz-icon-button"
                      aria-label={t('st.rules.bandRemove', { n: place + 1 })}
                      onClick={() => onChange(removeBand(card, index, place))}
                    >
                      <span aria-hidden="true">×</span>
                    </button>
                  </span>
                )}
              </div>
              {sentence !== null && (
                <button type="button" className="st-score-when" aria-expanded={shown} onClick={() => setEditing(shown ? null : place)}>
                  {shown ? t('st.rules.bandFold') : t('st.rules.bandWhen', { sentence })}
                </button>
              )}
              {shown ? (
                <ConditionEditor
                  place={`workflow#${at}/bands/${place}/when`}
                  label={t('st.rules.bandCondition', { n: place + 1 })}
                  value={band.when}
                  onChange={(when) => {
                    setEditing(place);
                    set({ when }, 'when');
                  }}
                />
              ) : (
                <ProblemsAt pointer={`${at}/bands/${place}`} />
              )}
            </li>
          );
        })}
      </ol>
      {!readOnly && (
        <button
          type="button"
          className="st-cond-mode"
          onClick={() => {
            onChange(addBand(card, index));
            setEditing(item.bands.length);
          }}
        >
          {t('st.rules.addBand')}
        </button>
      )}
      <div className="st-score-band">
        <span className="st-score-rest">{t('st.rules.otherwise')}</span>
        <NumberInput
          caption={t('st.rules.score')}
          value={item.otherwise.score}
          readOnly={readOnly}
          onChange={(score) =>
            score !== undefined && onChange(withItem(card, index, { otherwise: { ...item.otherwise, score } }), `${item.id} rest`)
          }
        />
        <label className="st-score-wide">
          {t('st.rules.bandLabel')}
          <input
            className="lz-input"
            value={item.otherwise.label}
            readOnly={readOnly}
            onChange={({ target }) =>
              onChange(withItem(card, index, { otherwise: { ...item.otherwise, label: target.value } }), `${item.id} restLabel`)
            }
          />
        </label>
      </div>
    </div>
  );
}

/** Bands over one number: along its values, what each scores. A dent in the line is a range forgotten or turned round. */
function BandLine({ item, at }: { readonly item: ScorecardItem; readonly at: string }) {
  const t = useStudioText();
  const { scope } = useExpressionPlace(`workflow#${at}/bands/0/when`);
  const parameters = useDocumentPart(({ workflow }) => workflow.parameters);
  const line = useMemo(() => {
    const conditions = item.bands.map(({ when }) => {
      const compiled = compiledIn(scope, when, BOOLEAN);
      return compiled.ok ? { tree: compiled.tree, source: when } : null;
    });
    return conditions.length === 0 || conditions.includes(null) ? null : coverConditions(conditions, { parameters: parameters ?? {} }).line;
  }, [item.bands, scope, parameters]);
  if (!line || line.length === 0) return null;
  const most = Math.max(item.max, 1);
  return (
    <figure className="st-score-strip">
      <figcaption>{t('st.rules.strip')}</figcaption>
      <ol>
        {line.map(({ value, index }) => {
          const { score, label } = item.bands[index] ?? item.otherwise;
          return (
            <li key={value} title={label}>
              <span className="st-score-bar" style={{ height: `${Math.round((score / most) * 40) + 2}px` }} aria-hidden="true" />
              <span>{value}</span>
              <b>{t('st.rules.points', { score })}</b>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}
