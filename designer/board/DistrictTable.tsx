import type { BoardProgressDto } from '../../engine/model/dto/board.ts';
import type { BoardFilter } from '../api/board.ts';
import { Card } from '../ui/Card.tsx';
import { Bar, Count } from './Count.tsx';
import { only } from './filters.ts';
import { Sheet } from './Sheet.tsx';
import { useBoardText } from './words.tsx';

/** 县区排名: districts in the order of what they brought to a good end. */
export function DistrictTable({ board, filter }: { readonly board: BoardProgressDto; readonly filter: BoardFilter }) {
  const t = useBoardText();
  const most = Math.max(1, ...board.districts.map(({ approved }) => approved));
  const head = (['rank', 'district', 'approved', 'submitted', 'rate', 'ended', 'late', 'red'] as const).map((key) => t(`bd.${key}`));
  if (board.districts.length === 0) return null;
  return (
    <Card title={t('bd.league')}>
      <p className="wb-hint">{t('bd.leagueHelp')}</p>
      <Sheet caption={t('bd.league')} head={head}>
        {board.districts.map((line, index) => {
          const { programme } = filter;
          const of = { ...filter, district: line.district };
          return (
            <tr key={line.district}>
              <td>{index + 1}</td>
              <th scope="row">{line.name}</th>
              <td className="bd-wide">
                <Bar share={line.approved / most} /> {line.approved}
              </td>
              <td>
                {programme ? (
                  <Count n={line.submitted} of={`${line.name} ${t('bd.submitted')}`} kind="cases" filter={{ ...of, stage: 'submitted' }} />
                ) : (
                  line.submitted
                )}
              </td>
              <td>{line.submitted === 0 ? t('bd.none') : `${Math.round((line.approved / line.submitted) * 100)}%`}</td>
              <td>{line.ended}</td>
              <td>
                {programme ? (
                  <Count n={line.late} of={`${line.name} ${t('bd.late')}`} kind="cases" filter={{ ...of, stage: 'late' }} />
                ) : (
                  line.late
                )}
              </td>
              <td>
                <Count
                  n={line.red}
                  of={`${line.name} ${t('bd.red')}`}
                  kind="cases"
                  filter={{ ...only(of, ['programme', 'district']), light: 'red' }}
                  tone="red"
                />
              </td>
            </tr>
          );
        })}
      </Sheet>
    </Card>
  );
}
