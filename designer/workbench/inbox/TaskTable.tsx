import type { RefObject } from 'react';
import { Link } from 'wouter';
import type { TaskRowDto } from '../../../engine/model/dto/case.ts';
import { Light } from '../../ui/Light.tsx';
import { DueText } from '../DueText.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { ClaimCell } from './ClaimCell.tsx';

export interface TaskListProps {
  readonly rows: readonly TaskRowDto[];
  readonly fresh: ReadonlySet<string>;
  readonly claiming: string | null;
  readonly onClaim: (id: string) => void;
  readonly list: RefObject<HTMLElement | null>;
}

/** Open tasks as a table (wide screens). */
export function TaskTable({ rows, fresh, claiming, onClaim, list }: TaskListProps) {
  const { t } = useWords();
  return (
    <div className="wb-table-scroll">
      <table className="wb-table">
        <caption className="lz-hidden">{t('wb.inbox.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('wb.inbox.light')}</th>
            <th scope="col">{t('wb.inbox.case')}</th>
            <th scope="col">{t('wb.inbox.enterprise')}</th>
            <th scope="col">{t('wb.inbox.step')}</th>
            <th scope="col">{t('wb.inbox.due')}</th>
            <th scope="col">{t('wb.inbox.district')}</th>
            <th scope="col">{t('wb.inbox.claimedBy')}</th>
          </tr>
        </thead>
        <tbody ref={list as RefObject<HTMLTableSectionElement | null>}>
          {rows.map((row) => (
            <tr key={row.id} data-task={row.id} className={fresh.has(row.id) ? 'wb-fresh-row' : undefined}>
              <td>
                <Light light={row.light} />
              </td>
              <td>
                <Link href={wb.kase(row.caseId, row.id)} className="wb-row-link wb-number">
                  {row.caseNumber}
                </Link>
              </td>
              <th scope="row">{row.enterpriseName}</th>
              <td>
                <span className="wb-two-line">
                  {row.stepTitle}
                  <small>{row.programmeTitle}</small>
                </span>
              </td>
              <td>
                <DueText task={row} />
              </td>
              <td>{row.districtName}</td>
              <td className="wb-cell-action">
                <ClaimCell row={row} busy={claiming === row.id} onClaim={onClaim} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
