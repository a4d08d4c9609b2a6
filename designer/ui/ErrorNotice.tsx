import { Button } from 'antd';
import type { ApiProblem } from '../api/problem.ts';
import { useText } from '../app/locale.tsx';

/** What a refusal says to people: our words for silence, the server's words for the rest. */
export function useProblemText(): (problem: ApiProblem) => string {
  const t = useText();
  return (problem) => {
    if (problem.code === 'network') return t('error.network');
    if (problem.code === 'timeout') return t('error.timeout');
    if (problem.message) return problem.message;
    if (problem.status === 403) return t('error.forbidden');
    if (problem.status === 404) return t('error.notFound');
    return t('error.protocol');
  };
}

/** An error in the page, read out when it appears, with a way on. */
export function ErrorNotice({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => void }) {
  const t = useText();
  const say = useProblemText();
  return (
    <div className="lz-notice lz-notice-error" role="alert">
      <div>
        <p className="lz-notice-text">{say(problem)}</p>
        {problem.errors.length > 0 ? (
          <ul className="lz-notice-list">
            {problem.errors.map((error) => (
              <li key={`${error.pointer}${error.code}`}>{error.message}</li>
            ))}
          </ul>
        ) : null}
      </div>
      {onRetry ? <Button onClick={onRetry}>{t('error.retry')}</Button> : null}
    </div>
  );
}
