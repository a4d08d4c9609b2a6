import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';

interface LoadingProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>;
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}
/** Skeleton, error with retry, or the data. Old data stays on screen while it reloads. */
export function Loading<T>({ query, rows, children }: LoadingProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorNotice problem={asProblem(query.error)} onRetry={() => void query.refetch()} />;
  return <PageSkeleton {...(rows === undefined ? {} : { rows })} />;
}
