import type { GuideDto } from '../../../engine/model/dto/guide.ts';
import { useText } from '../../app/locale.tsx';
import { Card } from '../../ui/Card.tsx';

/** Scorecards of the rule version in force: what counts, and from where on. */
export function Standard({ standard }: { standard: GuideDto['standard'] }) {
  const t = useText();
  if (!standard) return null;
  return standard.cards.map((card) => {
    const minimums = card.dimensions.flatMap((item) =>
      item.min === undefined ? [] : [t('guide.standardMin', { title: item.title, min: item.min })],
    );
    return (
      <Card key={card.title} title={t('guide.standard')}>
        <p>
          <strong>{card.title}</strong> <span className="lz-muted">{standard.title}</span>
        </p>
        <p>{t('guide.standardPass', { total: card.passTotal, minimums: minimums.join('') })}</p>
        {card.dimensions.map((dimension) => (
          <details key={dimension.id} className="lz-details">
            <summary>{dimension.title}</summary>
            <ul className="lz-standard">
              {card.items
                .filter((item) => item.dimension === dimension.id)
                .map((item) => (
                  <li key={item.id}>
                    <p>
                      {item.title} <span className="lz-muted lz-small">{t('guide.standardMax', { max: item.max })}</span>
                    </p>
                    <ul className="lz-bands">
                      {[...item.bands, item.otherwise].map((band) => (
                        <li key={band.label}>
                          <span>{band.label}</span>
                          <span className="lz-number">{t('score.points', { score: band.score })}</span>
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
            </ul>
          </details>
        ))}
        <p className="lz-help lz-standard-basis">{standard.basis}</p>
      </Card>
    );
  });
}
