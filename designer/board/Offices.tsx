import type { BoardProgressDto } from '../../engine/model/dto/board.ts';
import type { BoardFilter } from '../api/board.ts';
import { Card } from '../ui/Card.tsx';
import { Count } from './Count.tsx';
import { only } from './filters.ts';
import { Sheet } from './Sheet.tsx';
import { useBoardText } from './words.tsx';

interface Props {
  readonly board: BoardProgressDto;
  readonly filter: BoardFilter;
}

/** What each office has on its desks, the most overdue first. */
export function Offices({ board, filter }: Props) {
  const t = useBoardText();
  const here = only(filter, ['programme', 'district']);
  return (
    <Card title={t('bd.offices')}>
      {board.offices.length === 0 ? (
        <p className="wb-muted">{t('bd.officesNone')}</p>
      ) : (
        <Sheet caption={t('bd.offices')} head={[t('bd.office'), t('bd.red'), t('bd.yellow'), t('bd.open')]}>
          {board.offices.map(({ scope, name, open, red, yellow }) => {
            const title = scope === '' ? t('bd.single') : name;
            // What was asked of single people has no office to list it by.
            const count = (n: number, of: string, more: BoardFilter, tone?: 'red' | 'yellow') =>
              scope === '' ? (
                n
              ) : (
                <Count n={n} of={`${title} ${of}`} kind="tasks" filter={{ ...here, scope, ...more }} {...(tone ? { tone } : {})} />
              );
            return (
              <tr key={scope}>
                <th scope="row">{title}</th>
                <td>{count(red, t('bd.red'), { light: 'red' }, 'red')}</td>
                <td>{count(yellow, t('bd.yellow'), { light: 'yellow' }, 'yellow')}</td>
                <td>{count(open, t('bd.open'), {})}</td>
              </tr>
            );
          })}
        </Sheet>
      )}
    </Card>
  );
}

/** Whose tasks are overdue. */
export function People({ board, filter }: Props) {
  const t = useBoardText();
  const here = only(filter, ['programme', 'district']);
  return (
    <Card title={t('bd.people')}>
      {board.people.length === 0 ? (
        <p className="wb-muted">{t('bd.peopleNone')}</p>
      ) : (
        <Sheet caption={t('bd.people')} head={[t('bd.person'), t('bd.overdue')]}>
          {board.people.map(({ person, name, n }) => (
            <tr key={person}>
              <th scope="row">{name}</th>
              <td>
                <Count n={n} of={`${name} ${t('bd.overdue')}`} kind="tasks" filter={{ ...here, person, light: 'red' }} tone="red" />
              </td>
            </tr>
          ))}
        </Sheet>
      )}
    </Card>
  );
}
