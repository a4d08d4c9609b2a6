import { notifyManager, QueryClient } from '@tanstack/react-query';
import { onceReleased } from '../ui/while-pressed.ts';
import { connection } from './connection.ts';
import { ApiProblem } from './problem.ts';

const again = (count: number, error: Error) => count < 2 && error instanceof ApiProblem && error.transient;

/** Reads are retried when nobody answered; commands too, since each carries an idempotency key. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: again,
      retryDelay: (count) => 600 * 2 ** count,
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    mutations: { retry: again, retryDelay: (count) => 600 * 2 ** count, networkMode: 'always' },
  },
});
// What arrives by itself moves rows and buttons: not under a finger.
notifyManager.setScheduler((tell) => void setTimeout(() => onceReleased(tell)));
connection.onRecovered(() => void queryClient.invalidateQueries());
