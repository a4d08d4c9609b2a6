import type { ScoreResult } from '../../../engine/rules/scorecard.ts';
import { useLocale, useText } from '../../app/locale.tsx';
import { Tag } from '../../ui/Tag.tsx';
import './score.css';

type Minimal = Pick<ScoreResult, 'total' | 'pass' | 'dimensions' | 'items'> & { readonly passTotal?: number };

/** Total, dimensions with their minima, every item with its band. Reads live scores and stored results alike. */
export function ScoreView({ score, passTotal, open = false }: { score: Minimal; passTotal?: number; open?: boolean }) {
  const t = useText();
  const pass = score.passTotal ?? passTotal;
  return (
    <div className="lz-score">
      <p className="lz-score-total">
        <span className="lz-score-figure lz-number">{score.total}</span>
        <span className="lz-score-side">
          <Tag tone={score.pass ? 'positive' : 'warning'}>{t(score.pass ? 'score.pass' : 'score.fail')}</Tag>
          {pass === undefined ? null : <span className="lz-muted lz-small">{t('score.passLine', { pass })}</span>}
        </span>
      </p>
      <ul className="lz-score-dimensions">
        {score.dimensions.map((dimension) => (
          <li key={dimension.id}>
            <Bar dimension={dimension} max={dimension.max ?? maxOf(score, dimension.id)} />
          </li>
        ))}
      </ul>
      <details className="lz-details" open={open}>
        <summary>{t('score.details')}</summary>
        <ItemList score={score} />
      </details>
    </div>
  );
}

function maxOf(score: Minimal, dimension: string): number {
  return score.items.filter((item) => item.dimension === dimension).reduce((sum, item) => sum + item.max, 0);
}

function Bar({ dimension, max }: { dimension: Minimal['dimensions'][number]; max: number }) {
  const t = useText();
  const share = (value: number) => `${Math.min(100, (value / Math.max(1, max)) * 100)}%`;
  return (
    <>
      <span className="lz-score-line">
        <span>
          {dimension.title}
          {dimension.min === null ? null : <span className="lz-score-min">{t('score.min', { min: dimension.min })}</span>}
        </span>
        <span className="lz-number">
          <strong>{dimension.score}</strong>
          <span className="lz-muted"> / {max}</span>
        </span>
      </span>
      <span className={dimension.met ? 'lz-score-bar' : 'lz-score-bar lz-score-short'} aria-hidden="true">
        <span style={{ width: share(dimension.score) }} />
        {dimension.min === null ? null : <i style={{ left: share(dimension.min) }} />}
      </span>
    </>
  );
}

function ItemList({ score }: { score: Minimal }) {
  const t = useText();
  const { language } = useLocale();
  return (
    <ul className="lz-score-items">
      {score.items.map((item) => (
        <li key={item.id}>
          <span className="lz-score-line">
            <span>{item.title}</span>
            <span className="lz-number">
              <strong>{item.score}</strong>
              <span className="lz-muted"> / {item.max}</span>
            </span>
          </span>
          <span className="lz-muted lz-small">
            {item.value === null || typeof item.value === 'boolean' ? '' : `${round(item.value)}${item.unit ?? ''} · `}
            {item.label}
          </span>
          {item.gap ? (
            <span className="lz-score-gap" title={(language === 'en' ? item.gapWhyEn : item.gapWhy) ?? ''}>
              {t('score.next', { label: item.gap })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function round(value: number | string): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}
