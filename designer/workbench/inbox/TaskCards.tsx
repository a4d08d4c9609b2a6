import type { RefObject } from 'react';
import { Link } from 'wouter';
import { Light } from '../../ui/Light.tsx';
import { DueText } from '../DueText.tsx';
import { useWords } from '../words.ts';
import { ClaimCell } from './ClaimCell.tsx';
import { openPath, rowClass, SelectBox, type TaskListProps, Unread, When } from './TaskTable.tsx';

/** The same rows as cards (phones). */
export function TaskCards({ list, rows, fresh, selected, claiming, onClaim, onOpen, onSelect, listRef }: TaskListProps) {
  const { t } = useWords();
  const waits = list === 'open' || list === 'unclaimed';
  return (
    <ul className="wb-cards" aria-label={t(`wb.inbox.tab.${list}`)} ref={listRef as RefObject<HTMLUListElement | null>}>
      {rows.map((row) => (
        <li key={row.id} data-task={row.id} className={`wb-card ${rowClass(row, fresh, selected) ?? ''}`}>
          <p className="wb-card-top">
            {waits && <Light light={row.light} />}
            <span className="wb-number">
              {row.caseNumber}
              {list === 'copies' && row.readAt === null && <Unread />}
            </span>
            {list !== 'done' && (
              <span className="wb-card-tick">
                <SelectBox row={row} selected={selected} onSelect={onSelect} />
              </span>
            )}
          </p>
          <Link href={openPath(row)} className="wb-card-title" onClick={() => onOpen(row)}>
            {row.enterpriseName}
          </Link>
          <p className="wb-card-line">
            {row.stepTitle} · {row.programmeTitle}
          </p>
          <p className="wb-card-foot">
            <span>
              {waits && (
                <>
                  <DueText task={row} /> ·{' '}
                </>
              )}
              {row.districtName}
              {list === 'done' && row.outcomeLabel && ` · ${row.outcomeLabel}`}
            </span>
            {waits ? (
              <ClaimCell row={row} busy={claiming === row.id} onClaim={onClaim} />
            ) : (
              <span className="wb-muted">
                <When at={list === 'done' ? row.closedAt : row.openedAt} />
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
