import { useQuery } from '@tanstack/react-query';
import type { SessionDto } from '../../engine/model/dto/session.ts';
import { get, post, request, setCsrfToken } from './client.ts';
import { connection } from './connection.ts';
import { keys } from './keys.ts';
import { ApiProblem } from './problem.ts';
import { queryClient } from './query-client.ts';

async function readSession(): Promise<SessionDto | null> {
  try {
    const session = await get<SessionDto>('/session');
    setCsrfToken(session.csrfToken);
    return session;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/** null: signed out. */
export function useSession() {
  return useQuery({ queryKey: keys.session, queryFn: readSession, staleTime: Number.POSITIVE_INFINITY });
}

/** Signs in and forgets what the previous user saw, unless the same person continues an expired session. */
export async function signIn(login: string, password: string): Promise<SessionDto> {
  const session = await post<SessionDto>('/session', { login, password });
  const before = queryClient.getQueryData<SessionDto | null>(keys.session);
  setCsrfToken(session.csrfToken);
  if (before && before.user.id !== session.user.id) queryClient.clear();
  queryClient.setQueryData(keys.session, session);
  if (before) connection.renewed();
  return session;
}

export async function signOut(): Promise<void> {
  await request<void>('DELETE', '/session').catch(() => undefined);
  setCsrfToken('');
  queryClient.clear();
  queryClient.setQueryData(keys.session, null);
}
