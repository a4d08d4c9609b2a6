import { Link, useLocation } from 'wouter';
import type { BoardRegistriesDto } from '../../engine/model/dto/board.ts';
import type { BoardFilter } from '../api/board.ts';
import { Card } from '../ui/Card.tsx';
import { AimCells, useAimHeads } from './Aim.tsx';
import { Count } from './Count.tsx';
import { addressOf } from './filters.ts';
import { Sheet } from './Sheet.tsx';
import { useBoardText } from './words.tsx';

interface Props {
  readonly board: BoardRegistriesDto;
  readonly filter: BoardFilter;
  /** The one told of in full below. */
  readonly chosen: string;
  readonly onChoose: () => void;
}

/** All registries in a line each; one is looked at more closely. */
export function AllRegistries({ board, filter, chosen, onChoose }: Props) {
  const t = useBoardText();
  const heads = useAimHeads(board);
  const { on, registries } = board;
  const [location] = useLocation();
  return (
    <Card title={t('bd.registries')}>
      <p className="wb-hint">{t('bd.registriesChoose')}</p>
      <Sheet caption={t('bd.registries')} head={[t('bd.registry'), ...heads]}>
        {registries.map(({ registry, title, valid, yearEnd, target, pipeline }) => (
          <tr key={registry} className={registry === chosen ? 'bd-chosen' : undefined}>
            <th scope="row">
              <Link
                href={addressOf(location, { ...filter, registry })}
                replace
                aria-current={registry === chosen ? 'true' : undefined}
                onClick={onChoose}
              >
                {title}
              </Link>
            </th>
            <td>
              <Count n={valid} of={title} kind="entries" filter={{ registry, on }} />
            </td>
            <AimCells yearEnd={yearEnd} target={target} pipeline={pipeline} />
          </tr>
        ))}
      </Sheet>
    </Card>
  );
}
