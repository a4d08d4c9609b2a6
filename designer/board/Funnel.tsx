import type { BoardProgressDto } from '../../engine/model/dto/board.ts';
import type { BoardFilter } from '../api/board.ts';
import { Card } from '../ui/Card.tsx';
import { Bar, Count } from './Count.tsx';
import { Sheet } from './Sheet.tsx';
import { useBoardText } from './words.tsx';

/** How far the cases of one programme came, and how long it took: a table whose bars are its picture. */
export function Funnel({ board, filter }: { readonly board: BoardProgressDto; readonly filter: BoardFilter }) {
  const t = useBoardText();
  const chosen = board.programmes.find(({ programme }) => programme === filter.programme);
  if (!chosen) return filter.programme ? null : <p className="wb-hint bd-pick">{t('bd.funnelPick')}</p>;
  const title = t('bd.funnel', { programme: chosen.title });
  const submitted = board.stages.find(({ stage }) => stage === 'submitted')?.n ?? 0;
  const days = (n: number | null) => (n === null ? t('bd.none') : n === 0 ? t('bd.sameDay') : t('bd.days', { n }));
  const head = (['stage', 'cases', 'share', 'there', 'median', 'p90'] as const).map((key) => t(`bd.${key}`));
  return (
    <Card title={title}>
      <p className="wb-hint">{t('bd.funnelHelp')}</p>
      {board.stages.length === 0 ? (
        <p className="wb-muted">{t('bd.funnelNone')}</p>
      ) : (
        <Sheet caption={title} head={head}>
          {board.stages.map((line) => {
            const of = { ...filter, stage: line.stage };
            const share = submitted === 0 ? 0 : line.n / submitted;
            return (
              <tr key={line.stage}>
                <th scope="row">{line.title}</th>
                <td>
                  <Count n={line.n} of={line.title} kind="cases" filter={of} />
                </td>
                <td className="bd-wide">
                  <Bar share={share} /> {Math.round(share * 100)}%
                </td>
                <td>
                  <Count n={line.running} of={`${line.title} ${t('bd.there')}`} kind="cases" filter={{ ...of, running: 'true' }} />
                </td>
                <td>{days(line.median)}</td>
                <td>{days(line.p90)}</td>
              </tr>
            );
          })}
        </Sheet>
      )}
    </Card>
  );
}
