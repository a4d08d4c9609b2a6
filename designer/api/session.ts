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

/** Chooses another password; the session goes on. */
export async function changePassword(current: string, next: string): Promise<void> {
  await post<void>('/session/password', { current, next });
  await queryClient.invalidateQueries({ queryKey: keys.session });
}

/** How people may sign in besides an account of this system. */
export function useSignInOptions() {
  const queryFn = () => get<{ provider: boolean; label: string | null }>('/session/options');
  return useQuery({ queryKey: ['sign-in'], queryFn, staleTime: 300_000 });
}

/** Resolves with the provider's address where its session is ended too, for whoever signed in through it. */
export async function signOut(): Promise<string | null> {
  const answered = await request<{ signOutUrl: string } | undefined>('DELETE', '/session').catch(() => undefined);
  setCsrfToken('');
  queryClient.clear();
  queryClient.setQueryData(keys.session, null);
  return answered?.signOutUrl ?? null;
}
