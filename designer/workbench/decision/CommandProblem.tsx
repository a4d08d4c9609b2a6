import { Button } from 'antd';
import type { ApiProblem } from '../../api/problem.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useWords } from '../words.ts';

/** Refusals that mean "someone was faster": told kindly, with a reload that keeps what was entered. */
const overtaken = {
  stale: 'wb.conflict.stale',
  'task.taken': 'wb.conflict.taken',
  'task.closed': 'wb.conflict.closed',
  'outcome.not-offered': 'wb.conflict.stale',
  'state.wrong': 'wb.conflict.stale',
} as const;

export function isOvertaken(problem: ApiProblem): boolean {
  return problem.code in overtaken;
}

export function CommandProblem({ problem, onReload }: { readonly problem: ApiProblem; readonly onReload: () => void }) {
  const { t } = useWords();
  if (!isOvertaken(problem)) return <ErrorNotice problem={problem} />;
  return (
    <div className="lz-notice lz-notice-warning" role="alert">
      <p>{t(overtaken[problem.code as keyof typeof overtaken])}</p>
      <Button onClick={onReload}>{t('wb.conflict.reload')}</Button>
    </div>
  );
}
