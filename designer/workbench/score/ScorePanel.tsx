import { formatAmount } from '../../../engine/forms/display.ts';
import type { ScoreResult } from '../../../engine/rules/scorecard.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';
import type { ScoreView } from './score-view.ts';

/** Score card: total against the standard, each dimension's floor, each item with its band, its reason and the gap to the next band. */
export function ScorePanel({ score }: { readonly score: ScoreView }) {
  const { t, english } = useWords();
  const { card, basis, declared, verified } = score;
  const current = verified ?? declared;
  return (
    <div className="wb-score">
      <p className="wb-muted">
        {card.title} · {basis}
      </p>
      <ScoreTotals score={score} />
      {current.dimensions.map((dimension) => (
        <section key={dimension.id} className="wb-score-dimension" aria-labelledby={`score-${dimension.id}`}>
          <h2 id={`score-${dimension.id}`}>
            {dimension.title} <b className="wb-number">{dimension.score}</b>
            {dimension.min !== null && (
              <Tag tone={dimension.met ? 'positive' : 'negative'}>
                {t(dimension.met ? 'wb.score.floorMet' : 'wb.score.floorMissed', { min: dimension.min })}
              </Tag>
            )}
          </h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
          <section className="wb-table-scroll" aria-label={dimension.title} tabIndex={0}>
            <table className="wb-table wb-table-dense">
              <thead>
                <tr>
                  <th scope="col">{t('wb.score.item')}</th>
                  <th scope="col" className="wb-numeric">
                    {t('wb.score.declared')}
                  </th>
                  {verified && (
                    <th scope="col" className="wb-numeric">
                      {t('wb.score.verified')}
                    </th>
                  )}
                  <th scope="col">{t('wb.score.why')}</th>
                </tr>
              </thead>
              <tbody>
                {current.items
                  .filter((item) => item.dimension === dimension.id)
                  .map((item) => {
                    const before = declared.items.find((i) => i.id === item.id);
                    const changed = verified !== null && before?.score !== item.score;
                    return (
                      <tr key={item.id} className={changed ? 'wb-row-differs' : undefined}>
                        <th scope="row">{item.title}</th>
                        <td className="wb-numeric">
                          {before?.score ?? '—'} / {item.max}
                        </td>
                        {verified && (
                          <td className="wb-numeric">
                            <b>{item.score}</b> {changed && <span className="wb-delta">{signed(item.score - (before?.score ?? 0))}</span>}
                          </td>
                        )}
                        <td>
                          <span className="wb-two-line">
                            <span>
                              {item.label}
                              {item.value !== null && <span className="wb-muted"> {figure(item.value, item.unit)}</span>}
                            </span>
                            <small>{english ? item.whyEn : item.why}</small>
                            {item.gap && (
                              <small className="wb-gap">{t('wb.score.next', { label: item.gap, score: item.gapScore ?? '' })}</small>
                            )}
                          </span>
                        </td>
                      </tr>
                    );
                  })}
              </tbody>
            </table>
          </section>
        </section>
      ))}
    </div>
  );
}

const signed = (n: number) => `${n > 0 ? '+' : '−'}${Math.abs(n)}`;

/** Total by the declaration and, beside it, by the verified values. */
export function ScoreTotals({ score }: { readonly score: ScoreView }) {
  const { t } = useWords();
  const { card, declared, verified } = score;
  return (
    <div className="wb-score-total">
      <ScoreTotal name={t('wb.field.declared')} result={declared} passTotal={card.passTotal} />
      {verified && (
        <ScoreTotal name={t('wb.field.verified')} result={verified} passTotal={card.passTotal} delta={verified.total - declared.total} />
      )}
    </div>
  );
}

interface TotalProps {
  readonly name: string;
  readonly result: ScoreResult;
  readonly passTotal: number;
  readonly delta?: number;
}

/** Total, verdict, and by how much verification changed it. */
function ScoreTotal({ name, result, passTotal, delta = 0 }: TotalProps) {
  const { t } = useWords();
  return (
    <div className={`wb-total ${result.pass ? 'wb-total-pass' : 'wb-total-fail'}`}>
      <span className="wb-total-name">{name}</span>
      <span className="wb-total-number">
        <b>{result.total}</b>
        {delta !== 0 && <span className="wb-delta">{signed(delta)}</span>}
      </span>
      <span className="wb-total-verdict">
        {t(result.pass ? 'wb.score.pass' : 'wb.score.fail')} · {t('wb.score.standard', { total: passTotal })}
      </span>
    </div>
  );
}

function figure(value: number | string | boolean, unit: string | null): string {
  const text = typeof value === 'number' ? formatAmount(Math.round(value * 1e4) / 1e4) : String(value);
  return unit ? `${text} ${unit}` : text;
}
