import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { useText } from '../app/locale.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { PageHeader } from './PageHeader.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';

interface LoadingProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>;
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}
/** Skeleton, error with retry, or the data. Old data stays on screen while it reloads. */
export function Loading<T>({ query, rows, children }: LoadingProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failed problem={asProblem(query.error)} onRetry={() => void query.refetch()} />;
  return <PageSkeleton {...(rows === undefined ? {} : { rows })} />;
}

/** Where the whole page is what failed it still has a heading and a title of its own, not those of the page before. */
function Failed({ problem, onRetry }: { problem: ApiProblem; onRetry: () => void }) {
  const t = useText();
  const [alone, setAlone] = useState(false);
  useLayoutEffect(() => setAlone(document.querySelector('h1') === null), []);
  return (
    <>
      {alone ? <PageHeader title={t(problem.status === 404 ? 'missing.title' : 'error.page')} /> : null}
      <ErrorNotice problem={problem} onRetry={onRetry} />
    </>
  );
}
