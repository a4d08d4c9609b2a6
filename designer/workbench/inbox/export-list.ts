/**
 * A list as a sheet: the pages that the screen reads, by the same address and as the same person, and the columns that it shows. Nothing
 * that isn't in the rows of the screen can get into it.
 */
import type { CaseRowDto, TaskRowDto } from '../../../engine/model/dto/case.ts';
import type { Page } from '../../../engine/model/dto/session.ts';
import { get } from '../../api/client.ts';
import type { Translate } from '../../app/locale.tsx';
import type { TextKey } from '../../app/texts/zh-CN.ts';
import { dueDay } from '../DueText.tsx';
import type { ListName } from './list-state.ts';

type Cell = string | null;
interface Column<Row> {
  readonly title: TextKey;
  readonly width: number;
  value(row: Row, words: ExportWords): Cell;
}
export interface ExportWords {
  readonly t: Translate;
  readonly day: (date: string) => string;
  readonly moment: (instant: string) => string;
}

const waits = (list: ListName) => list === 'open' || list === 'unclaimed';
const asked: Column<TaskRowDto> = { title: 'wb.inbox.light', width: 10, value: (row, { t }) => t(`light.${row.light}`) };
const due: Column<TaskRowDto> = { title: 'wb.inbox.due', width: 18, value: (row, { day }) => row.dueAt && day(dueDay(row.dueAt)) };
const holder: Column<TaskRowDto> = {
  title: 'wb.inbox.claimedBy',
  width: 12,
  value: (row) => row.assigneeName,
};

/** Columns of a list of tasks. */
export function taskColumns(list: ListName): readonly Column<TaskRowDto>[] {
  return [
    ...(waits(list) ? [asked] : []),
    { title: 'wb.inbox.case', width: 22, value: (row) => row.caseNumber },
    { title: 'wb.inbox.enterprise', width: 34, value: (row) => row.enterpriseName },
    { title: 'wb.inbox.stepFilter', width: 18, value: (row) => row.stepTitle },
    { title: 'wb.inbox.programme', width: 24, value: (row) => row.programmeTitle },
    ...(waits(list) ? [due] : []),
    { title: 'wb.inbox.district', width: 14, value: (row) => row.districtName },
    ...(waits(list) ? [holder] : []),
    ...(list === 'done' ? [{ title: 'wb.inbox.outcome', width: 16, value: (row) => row.outcomeLabel } satisfies Column<TaskRowDto>] : []),
    ...(waits(list) ? [] : [at(list)]),
  ];
}
const at = (list: ListName): Column<TaskRowDto> => ({
  title: list === 'done' ? 'wb.inbox.done' : 'wb.copies.at',
  width: 18,
  value: (row, { moment }) => {
    const instant = list === 'done' ? row.closedAt : row.openedAt;
    return instant && moment(instant);
  },
});

/** Columns of a list of cases. */
export const caseColumns: readonly Column<CaseRowDto>[] = [
  { title: 'wb.inbox.case', width: 22, value: (row) => row.number },
  { title: 'wb.inbox.enterprise', width: 34, value: (row) => row.enterpriseName },
  {
    title: 'wb.inbox.stepFilter',
    width: 18,
    value: (row, { t }) => (row.status === 'ended' ? t('wb.status.ended') : row.stepTitles.join(t('common.listSeparator'))),
  },
  { title: 'wb.inbox.programme', width: 24, value: (row) => row.programmeTitle },
  { title: 'wb.inbox.light', width: 10, value: (row, { t }) => (row.status === 'ended' ? null : t(`light.${row.light}`)) },
  { title: 'wb.cases.submitted', width: 14, value: (row, { day }) => row.submittedAt && day(row.submittedAt) },
];

/** Headings, then rows. */
export function gridOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[], words: ExportWords): Cell[][] {
  return [columns.map(({ title }) => words.t(title)), ...rows.map((row) => columns.map((column) => column.value(row, words)))];
}

/** All pages of a list, at most so many rows; `more`: there would be further ones. */
export async function readAll<Row>(
  path: string,
  filter: Readonly<Record<string, string | undefined>>,
  told: (rows: number) => void,
): Promise<{ rows: Row[]; more: boolean }> {
  const rows: Row[] = [];
  let after: string | undefined = '';
  while (after !== undefined && rows.length < rowsAtMost) {
    const page: Page<Row> = await get<Page<Row>>(path, { query: { limit: 100, ...filter, after } });
    rows.push(...page.items);
    told(rows.length);
    after = page.next ?? undefined;
  }
  return { rows, more: after !== undefined };
}
const rowsAtMost = 10_000;
