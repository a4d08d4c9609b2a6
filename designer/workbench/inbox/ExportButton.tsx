import { Button } from 'antd';
import { useState } from 'react';
import type { CaseRowDto, TaskRowDto } from '../../../engine/model/dto/case.ts';
import { type ApiProblem, asProblem } from '../../api/problem.ts';
import { saveWorkbook } from '../../renderers/table/save-workbook.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import { useWords } from '../words.ts';
import { caseColumns, gridOf, readAll, taskColumns } from './export-list.ts';
import { listRequest } from './list-request.ts';
import { type ListState, writeListState } from './list-state.ts';

/** The whole list as a sheet, as far as its reader sees it. */
export function ExportButton({ state }: { readonly state: ListState }) {
  const words = useWords();
  const { t } = words;
  const [read, setRead] = useState<number | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const save = async () => {
    setProblem(null);
    setRead(0);
    try {
      const { path, filter } = listRequest(state, writeListState(state));
      const title = t(`wb.inbox.tab.${state.list}`);
      const ofCases = state.list === 'opened' || state.list === 'followed';
      const { rows, more } = ofCases ? await readAll<CaseRowDto>(path, filter, setRead) : await readAll<TaskRowDto>(path, filter, setRead);
      const columns = ofCases ? caseColumns : taskColumns(state.list);
      const grid = ofCases
        ? gridOf(caseColumns, rows as CaseRowDto[], words)
        : gridOf(taskColumns(state.list), rows as TaskRowDto[], words);
      const name = await saveWorkbook(
        title,
        grid,
        columns.map(({ width }) => width),
      );
      toast(t(more ? 'wb.export.cut' : 'wb.export.done', { n: rows.length, name }));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setRead(null);
    }
  };
  return (
    <>
      {problem && <ErrorNotice problem={problem} onRetry={() => void save()} />}
      <Button size="small" type="link" loading={read !== null} onClick={() => void save()}>
        {read ? t('wb.export.reading', { n: read }) : t('wb.export.action')}
      </Button>
    </>
  );
}
