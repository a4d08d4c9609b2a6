import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import { useText } from '../../app/locale.tsx';
import { Card } from '../../ui/Card.tsx';

/** Scorecards of the rule version in force: what counts, and from where on. */
export function Standard({ workflow, today }: { workflow: WorkflowDefinition; today: string }) {
  const t = useText();
  const versions = workflow.ruleVersions ?? [];
  const version = versions.filter((item) => item.from <= today && (!item.to || item.to >= today)).at(-1) ?? versions.at(-1);
  const cards = Object.entries(version?.scorecards ?? {});
  if (!version || cards.length === 0) return null;
  return cards.map(([id, card]) => {
    const minimums = card.dimensions.flatMap((item) =>
      item.min === undefined ? [] : [t('guide.standardMin', { title: item.title, min: item.min })],
    );
    return (
      <Card key={id} title={t('guide.standard')}>
        <p>
          <strong>{card.title}</strong> <span className="lz-muted">{version.title}</span>
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
        <p className="lz-help lz-standard-basis">{version.basis}</p>
      </Card>
    );
  });
}
