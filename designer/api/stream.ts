/**
 * Server-sent events. While signed in one EventSource is open; the browser reconnects it after the server restarts.
 * An event only invalidates reads: what is shown always comes from the API.
 */
import { useEffect, useSyncExternalStore } from 'react';
import { connection } from './connection.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

function read(event: Event): Record<string, unknown> {
  try {
    return JSON.parse((event as MessageEvent<string>).data) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export function useStream(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | null = null;
    const open = () => {
      connection.stream('connecting');
      source = new EventSource('/api/stream');
      source.onopen = () => connection.stream('open');
      source.onerror = () => {
        connection.stream('connecting');
        if (source?.readyState !== EventSource.CLOSED) return;
        again = setTimeout(open, 5000);
      };
      source.addEventListener('inbox', () => void queryClient.invalidateQueries({ queryKey: keys.tasks }));
      source.addEventListener('message', (event) => {
        if (read(event).id) void queryClient.invalidateQueries({ queryKey: keys.messages });
      });
      source.addEventListener('case', (event) => {
        const id = String(read(event).id ?? '');
        void queryClient.invalidateQueries({ queryKey: keys.kase(id) });
        void queryClient.invalidateQueries({ queryKey: ['cases', 'list'] });
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
