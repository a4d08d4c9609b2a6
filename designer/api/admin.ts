/** Administration: organisations, accounts, roles and the log. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  AccountDto,
  AccountPageDto,
  ActDto,
  ActKindDto,
  ChainCheckDto,
  OrganisationDto,
  OrganisationUseDto,
  RoleDto,
} from '../../engine/model/dto/admin.ts';
import type { Page } from '../../engine/model/dto/session.ts';
import { get, post, put } from './client.ts';
import { queryClient } from './query-client.ts';

const key = ['admin'] as const;
const part = encodeURIComponent;

/** Whatever was done shows in several lists, and in the log. */
export async function refreshAdmin(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: key });
}
async function done<T>(answered: Promise<T>): Promise<T> {
  const value = await answered;
  await refreshAdmin();
  return value;
}

export function useOrganisations() {
  return useQuery({
    queryKey: [...key, 'organisations'],
    queryFn: () => get<{ items: readonly OrganisationDto[] }>('/admin/organisations'),
  });
}
export function useOrganisationUse(id: string) {
  return useQuery({
    queryKey: [...key, 'organisation', id, 'use'],
    queryFn: () => get<OrganisationUseDto>(`/admin/organisations/${part(id)}/use`),
  });
}
export interface OrganisationContent {
  readonly id: string;
  readonly name: string;
  readonly district: string | null;
  readonly parent: string | null;
}
export const addOrganisation = (content: OrganisationContent) => done(post('/admin/organisations', content));
export const editOrganisation = ({ id, ...content }: OrganisationContent) => done(put<void>(`/admin/organisations/${part(id)}`, content));
export const closeOrganisation = (id: string, closing: { on: string | null; into: string | null; reason: string }) =>
  done(post<void>(`/admin/organisations/${part(id)}/close`, closing));

export interface AccountFilter {
  readonly q?: string;
  readonly state?: string;
  readonly role?: string;
  readonly org?: string;
}
export function useAccounts(filter: AccountFilter) {
  return useInfiniteQuery({
    queryKey: [...key, 'users', filter],
    queryFn: ({ pageParam }) => get<Page<AccountDto>>('/admin/users', { query: { ...filter, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
export function useAccount(id: string) {
  return useQuery({ queryKey: [...key, 'user', id], queryFn: () => get<AccountPageDto>(`/admin/users/${part(id)}`) });
}
export interface AccountContent {
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly providerId: string | null;
}
export const addAccount = (content: AccountContent) => done(post<{ id: string; password: string }>('/admin/users', content));
export const editAccount = (id: string, { login: _, ...content }: AccountContent) => done(put<void>(`/admin/users/${part(id)}`, content));
export const resetPassword = (id: string) => done(post<{ password: string }>(`/admin/users/${part(id)}/reset`));
export const lockAccount = (id: string, reason: string) => done(post<void>(`/admin/users/${part(id)}/lock`, { reason }));
export const unlockAccount = (id: string) => done(post<void>(`/admin/users/${part(id)}/unlock`));
export const signOutAccount = (id: string, session?: string) =>
  done(post<void>(`/admin/users/${part(id)}/sign-out`, session === undefined ? {} : { session }));
export interface HandedOver {
  readonly taken: number;
  readonly released: number;
  readonly left: readonly string[];
}
export const leaveAccount = (id: string, leaving: { reason: string; to: string | null }) =>
  done(post<HandedOver>(`/admin/users/${part(id)}/leave`, leaving));

export function useRoles() {
  return useQuery({ queryKey: [...key, 'roles'], queryFn: () => get<{ items: readonly RoleDto[] }>('/admin/roles') });
}
export interface RoleGift {
  readonly role: string;
  readonly org: string;
  readonly from: string | null;
  readonly until: string | null;
}
export const giveRole = (id: string, gift: RoleGift) => done(post<void>(`/admin/users/${part(id)}/roles`, gift));
export const endRole = (id: string, { role, org }: Pick<RoleGift, 'role' | 'org'>) =>
  done(post<void>(`/admin/users/${part(id)}/roles/end`, { role, org }));

export interface LogFilter {
  readonly by?: string;
  readonly act?: string;
  readonly kind?: string;
  readonly subject?: string;
  readonly case?: string;
  readonly address?: string;
  readonly from?: string;
  readonly until?: string;
}
export function useLog(filter: LogFilter) {
  return useInfiniteQuery({
    queryKey: [...key, 'log', filter],
    queryFn: ({ pageParam }) => get<Page<ActDto>>('/admin/log', { query: { ...filter, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
export function useActKinds() {
  return useQuery({ queryKey: [...key, 'acts'], queryFn: () => get<{ items: readonly ActKindDto[] }>('/admin/log/acts') });
}
export const checkLog = () => get<ChainCheckDto>('/admin/log/check');
export const exportLog = (filter: LogFilter) => done(post<{ items: readonly ActDto[]; more: boolean }>('/admin/log/export', filter));
