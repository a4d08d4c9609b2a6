import type { RefObject } from 'react';
import { Link } from 'wouter';
import { Light } from '../../ui/Light.tsx';
import { DueText } from '../DueText.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { ClaimCell } from './ClaimCell.tsx';
import type { TaskListProps } from './TaskTable.tsx';

/** The same rows as cards (phones). */
export function TaskCards({ rows, fresh, claiming, onClaim, list }: TaskListProps) {
  const { t } = useWords();
  return (
    <ul className="wb-cards" aria-label={t('wb.inbox.title')} ref={list as RefObject<HTMLUListElement | null>}>
      {rows.map((row) => (
        <li key={row.id} data-task={row.id} className={`wb-card${fresh.has(row.id) ? ' wb-fresh-row' : ''}`}>
          <p className="wb-card-top">
            <Light light={row.light} />
            <span className="wb-number">{row.caseNumber}</span>
          </p>
          <Link href={wb.kase(row.caseId, row.id)} className="wb-card-title">
            {row.enterpriseName}
          </Link>
          <p className="wb-card-line">
            {row.stepTitle} · {row.programmeTitle}
          </p>
          <p className="wb-card-foot">
            <span>
              <DueText task={row} /> · {row.districtName}
            </span>
            <ClaimCell row={row} busy={claiming === row.id} onClaim={onClaim} />
          </p>
        </li>
      ))}
    </ul>
  );
}
