import { useQuery } from '@tanstack/react-query';
import type { InvitationDto, MembersDto, OwnInvitationDto } from '../../engine/model/dto/member.ts';
import type { MemberRole } from '../../engine/model/user.ts';
import { get, post, put, request } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export function useMembers(uscc: string) {
  return useQuery({ queryKey: keys.members(uscc), queryFn: () => get<MembersDto>(`/enterprises/${uscc}/members`) });
}
export function useInvitations() {
  return useQuery({ queryKey: keys.invitations, queryFn: () => get<{ items: readonly OwnInvitationDto[] }>('/invitations') });
}
const changed = (uscc: string) => queryClient.invalidateQueries({ queryKey: keys.members(uscc) });

/** Gives the code, which is told once. */
export async function inviteMember(uscc: string, input: { readonly role: MemberRole; readonly invitee?: string }) {
  const made = await post<InvitationDto & { readonly code: string }>(`/enterprises/${uscc}/invitations`, input);
  await changed(uscc);
  return made;
}
export async function withdrawInvitation(uscc: string, id: string): Promise<void> {
  await request('DELETE', `/enterprises/${uscc}/invitations/${id}`);
  await changed(uscc);
}
export async function changeMember(uscc: string, member: string, role: MemberRole): Promise<void> {
  await put(`/enterprises/${uscc}/members/${member}`, { role });
  await Promise.all([changed(uscc), queryClient.invalidateQueries({ queryKey: keys.session })]);
}
export async function removeMember(uscc: string, member: string): Promise<void> {
  await request('DELETE', `/enterprises/${uscc}/members/${member}`);
  await Promise.all([changed(uscc), queryClient.invalidateQueries({ queryKey: keys.session })]);
}
export async function acceptInvitation(by: { readonly code: string } | { readonly id: string }): Promise<{ readonly uscc: string }> {
  const joined = await post<{ readonly uscc: string }>('/invitations/accept', by);
  await queryClient.invalidateQueries();
  return joined;
}
