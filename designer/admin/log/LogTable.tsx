import type { ActDto } from '../../../engine/model/dto/admin.ts';
import { TableFrame } from '../../workbench/TableFrame.tsx';
import { useMedia } from '../../workbench/use-media.ts';
import { useAdminWords } from '../words.tsx';

/** Acts, newest first: a table, or cards where there is no room for one. */
export function LogTable({ rows }: { readonly rows: readonly ActDto[] }) {
  const { say, moment } = useAdminWords();
  const wide = useMedia('(min-width: 900px)');
  if (!wide) {
    return (
      <ul className="wb-cards">
        {rows.map((row) => (
          <li key={row.n} className="wb-card ad-wrap">
            <p className="wb-card-line">
              {moment(row.at)} · {row.byName} {row.address}
            </p>
            <p>{row.words}</p>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <TableFrame
      caption={say('ad.log.title')}
      scrolls={say('ad.log.title')}
      className="wb-table-dense ad-log"
      head={[say('ad.log.at'), say('ad.log.by'), say('ad.log.what'), say('ad.log.address'), { title: say('ad.log.n'), numeric: true }]}
    >
      {rows.map((row) => (
        <tr key={row.n}>
          <td>{moment(row.at)}</td>
          <td className="wb-nowrap">{row.byName}</td>
          <td>{row.words}</td>
          <td>{row.address ?? '—'}</td>
          <td className="wb-numeric">{row.n}</td>
        </tr>
      ))}
    </TableFrame>
  );
}
