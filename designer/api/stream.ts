/**
 * Server-sent events. While signed in one EventSource is open; the browser reconnects it after the server restarts.
 * An event only invalidates reads: what is shown always comes from the API. What was asked for before the stream was open is asked for again.
 */
import type { Query, QueryFilters } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { connection } from './connection.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

/** When each read began last, in ms of this page. */
const began = new WeakMap<object, number>();
queryClient.getQueryCache().subscribe((event) => {
  if (event.type === 'updated' && event.action.type === 'fetch') began.set(event.query, performance.now());
});
/** What each event tells of; of a case or a draft it names one. */
const drafts: QueryFilters = { queryKey: keys.drafts, exact: true };
const told: Readonly<Record<'inbox' | 'message' | 'case' | 'draft', readonly QueryFilters[]>> = {
  inbox: [{ queryKey: keys.tasks }, { queryKey: keys.batches }, { queryKey: ['supervisions'] }],
  // What is asked for, and decided, is told by a message.
  message: [{ queryKey: keys.messages }, { queryKey: keys.migrations }],
  case: [{ queryKey: keys.cases }],
  draft: [{ queryKey: keys.presence }, drafts],
};

function read(event: Event): Record<string, unknown> {
  try {
    return JSON.parse((event as MessageEvent<string>).data) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function readAgain(until: number): void {
  const missed = (query: Query) => (began.get(query) ?? 0) < until;
  for (const filter of Object.values(told).flat()) void queryClient.invalidateQueries({ ...filter, predicate: missed });
}

export function useStream(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | null = null;
    let broken = false;
    const open = () => {
      connection.stream('connecting');
      source = new EventSource('/api/stream');
      source.onopen = () => {
        connection.stream('open');
        // What was told meanwhile went past.
        if (broken) connection.resumed();
        else readAgain(performance.now());
        broken = false;
      };
      source.onerror = () => {
        connection.stream('connecting');
        if (!broken) connection.doubted();
        broken = true;
        if (source?.readyState !== EventSource.CLOSED) return;
        again = setTimeout(open, 5000);
      };
      source.addEventListener('inbox', () => {
        for (const filter of told.inbox) void queryClient.invalidateQueries(filter);
      });
      source.addEventListener('message', (event) => {
        if (!read(event).id) return;
        for (const filter of told.message) void queryClient.invalidateQueries(filter);
      });
      source.addEventListener('case', (event) => {
        const id = String(read(event).id ?? '');
        void queryClient.invalidateQueries({ queryKey: keys.kase(id) });
        void queryClient.invalidateQueries({ queryKey: ['cases', 'list'] });
      });
      source.addEventListener('draft', (event) => {
        const { id } = read(event);
        void queryClient.invalidateQueries({ queryKey: typeof id === 'string' ? keys.draftPresence(id) : keys.presence });
        void queryClient.invalidateQueries(drafts);
      });
    };
    open();
    return () => {
      if (again) clearTimeout(again);
      source?.close();
      connection.stream('off');
    };
  }, [signedIn]);
}

export function useConnection() {
  return useSyncExternalStore(connection.subscribe, connection.read);
}
