import { Link } from 'wouter';
import type { CaseRowDto } from '../../../engine/model/dto/case.ts';
import { Light } from '../../ui/Light.tsx';
import { wb } from '../paths.ts';
import { TableFrame } from '../TableFrame.tsx';
import { useMedia } from '../use-media.ts';
import { useWords } from '../words.ts';

interface Props {
  readonly rows: readonly CaseRowDto[];
  /** What the list is called. */
  readonly title: string;
  /** Told before a case is opened. */
  readonly onOpen?: (row: CaseRowDto) => void;
}

/** Cases as a table, or as cards on a phone. */
export function CaseRows({ rows, title, onOpen }: Props) {
  const { t, day } = useWords();
  const wide = useMedia('(min-width: 900px)');
  const where = (row: CaseRowDto) => (row.status === 'ended' ? t('wb.status.ended') : row.stepTitles.join(t('common.listSeparator')));
  if (!wide) {
    return (
      <ul className="wb-cards" aria-label={title}>
        {rows.map((row) => (
          <li key={row.id} data-task={row.id} className="wb-card">
            <p className="wb-card-top">
              <Light light={row.light} quiet={row.status === 'ended'} />
              <span className="wb-number">{row.number}</span>
            </p>
            <Link href={wb.kase(row.id)} className="wb-card-title" onClick={() => onOpen?.(row)}>
              {row.enterpriseName}
            </Link>
            <p className="wb-card-line">
              {where(row)} · {row.programmeTitle}
            </p>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <TableFrame
      caption={title}
      head={[t('wb.inbox.case'), t('wb.inbox.enterprise'), t('wb.inbox.step'), t('wb.inbox.light'), t('wb.cases.submitted')]}
    >
      {rows.map((row) => (
        <tr key={row.id} data-task={row.id}>
          <td>
            <Link href={wb.kase(row.id)} className="wb-row-link wb-number" onClick={() => onOpen?.(row)}>
              {row.number}
            </Link>
          </td>
          <th scope="row">{row.enterpriseName}</th>
          <td>
            <span className="wb-two-line">
              {where(row)}
              <small>{row.programmeTitle}</small>
            </span>
          </td>
          <td>{row.status === 'ended' ? <span className="wb-muted">—</span> : <Light light={row.light} />}</td>
          <td className="wb-nowrap">{row.submittedAt ? day(row.submittedAt) : '—'}</td>
        </tr>
      ))}
    </TableFrame>
  );
}
