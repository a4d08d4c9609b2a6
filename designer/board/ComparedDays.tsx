import type { BoardRegistriesDto, BoardRegistryDto } from '../../engine/model/dto/board.ts';
import { useWords } from '../workbench/words.ts';
import { Count } from './Count.tsx';
import { differenceOf } from './grid.ts';
import { Sheet } from './Sheet.tsx';
import { useBoardText } from './words.tsx';

/** 两日比较: how many entries are valid on either day, by district, and by how many they differ. */
export function ComparedDays({ days, registry }: { readonly days: BoardRegistriesDto['days']; readonly registry: BoardRegistryDto }) {
  const t = useBoardText();
  const { day } = useWords();
  const { compared } = registry;
  if (!days || !compared) return null;
  const title = t('bd.compared', { before: day(days.before), after: day(days.after) });
  const sides = ['before', 'after'] as const;
  const lines = [
    ...compared.districts.map((line) => ({ ...line, filter: { district: line.district } as Readonly<Record<string, string>> })),
    { name: t('bd.rate.all'), before: compared.before, after: compared.after, filter: {} },
  ];
  return (
    <>
      <h3>{title}</h3>
      <Sheet
        caption={`${registry.title} ${title}`}
        head={[t('bd.district'), ...sides.map((side) => t('bd.valid', { date: day(days[side]) })), t('bd.snap.change')]}
      >
        {lines.map(({ name, filter, ...line }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {sides.map((side) => (
              <td key={side}>
                <Count
                  n={line[side]}
                  of={`${name} ${registry.title} ${day(days[side])}`}
                  kind="entries"
                  filter={{ registry: registry.registry, on: days[side], ...filter }}
                />
              </td>
            ))}
            <td>{differenceOf(line)}</td>
          </tr>
        ))}
      </Sheet>
    </>
  );
}
