import type { RefObject } from 'react';
import { Link } from 'wouter';
import type { TaskRowDto } from '../../../engine/model/dto/case.ts';
import { Light } from '../../ui/Light.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { DueText } from '../DueText.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { ClaimCell } from './ClaimCell.tsx';
import type { TaskListName } from './TaskList.tsx';

export interface TaskListProps {
  readonly list: TaskListName;
  readonly rows: readonly TaskRowDto[];
  readonly fresh: ReadonlySet<string>;
  readonly selected: ReadonlySet<string>;
  readonly claiming: string | null;
  readonly onClaim: (id: string) => void;
  readonly onOpen: (row: TaskRowDto) => void;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly listRef: RefObject<HTMLElement | null>;
}

/** Tasks as a table (wide screens). */
export function TaskTable(props: TaskListProps) {
  const { list, rows, fresh, selected, onOpen, onSelect, listRef } = props;
  const { t } = useWords();
  const waits = list === 'open' || list === 'unclaimed';
  return (
    <div className="wb-table-scroll">
      <table className="wb-table wb-task-table">
        <caption className="lz-hidden">{t(`wb.inbox.tab.${list}`)}</caption>
        <thead>
          <tr>
            {list !== 'done' && (
              <th scope="col" className="wb-cell-tick">
                <input
                  type="checkbox"
                  className="wb-tick"
                  aria-label={t('wb.bulk.selectAll')}
                  checked={selected.size === rows.length}
                  onChange={(event) => onSelect(event.target.checked ? new Set(rows.map(({ id }) => id)) : new Set())}
                />
              </th>
            )}
            {waits && <th scope="col">{t('wb.inbox.light')}</th>}
            <th scope="col">{t('wb.inbox.case')}</th>
            <th scope="col">{t('wb.inbox.enterprise')}</th>
            <th scope="col">{t('wb.inbox.step')}</th>
            {waits && <th scope="col">{t('wb.inbox.due')}</th>}
            <th scope="col">{t('wb.inbox.district')}</th>
            {waits && <th scope="col">{t('wb.inbox.claimedBy')}</th>}
            {list === 'done' && <th scope="col">{t('wb.inbox.outcome')}</th>}
            {!waits && <th scope="col">{t(list === 'done' ? 'wb.inbox.done' : 'wb.copies.at')}</th>}
          </tr>
        </thead>
        <tbody ref={listRef as RefObject<HTMLTableSectionElement | null>}>
          {rows.map((row) => (
            <tr key={row.id} data-task={row.id} className={rowClass(row, fresh, selected)}>
              {list !== 'done' && (
                <td className="wb-cell-tick">
                  <SelectBox row={row} selected={selected} onSelect={onSelect} />
                </td>
              )}
              {waits && (
                <td>
                  <Light light={row.light} />
                </td>
              )}
              <td>
                <Link href={openPath(row)} className="wb-row-link wb-number" onClick={() => onOpen(row)}>
                  {row.caseNumber}
                </Link>
                {list === 'copies' && row.readAt === null && <Unread />}
              </td>
              <th scope="row">{row.enterpriseName}</th>
              <td>
                <span className="wb-two-line">
                  {row.stepTitle}
                  <small>{row.programmeTitle}</small>
                </span>
              </td>
              {waits && (
                <td>
                  <DueText task={row} />
                </td>
              )}
              <td>{row.districtName}</td>
              {waits && (
                <td className="wb-cell-action">
                  <ClaimCell row={row} busy={props.claiming === row.id} onClaim={props.onClaim} />
                </td>
              )}
              {list === 'done' && <td>{row.outcomeLabel ?? '—'}</td>}
              {!waits && <td>{<When at={list === 'done' ? row.closedAt : row.openedAt} />}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The case, at the task if it is still open. */
export const openPath = (row: TaskRowDto) => wb.kase(row.caseId, row.status === 'open' ? row.id : undefined);

export function rowClass(row: TaskRowDto, fresh: ReadonlySet<string>, selected: ReadonlySet<string>): string | undefined {
  return [fresh.has(row.id) ? 'wb-fresh-row' : '', selected.has(row.id) ? 'wb-selected-row' : ''].join(' ').trim() || undefined;
}

export function SelectBox({ row, selected, onSelect }: Pick<TaskListProps, 'selected' | 'onSelect'> & { readonly row: TaskRowDto }) {
  const { t } = useWords();
  return (
    <input
      type="checkbox"
      className="wb-tick"
      aria-label={t('wb.bulk.select', { number: row.caseNumber })}
      checked={selected.has(row.id)}
      onChange={(event) => {
        const next = new Set(selected);
        if (event.target.checked) next.add(row.id);
        else next.delete(row.id);
        onSelect(next);
      }}
    />
  );
}

export function Unread() {
  const { t } = useWords();
  return (
    <>
      {' '}
      <Tag tone="brand">{t('wb.copies.unread')}</Tag>
    </>
  );
}

export function When({ at }: { readonly at: string | null }) {
  const { moment } = useWords();
  return at === null ? '—' : <time dateTime={at}>{moment(at)}</time>;
}
