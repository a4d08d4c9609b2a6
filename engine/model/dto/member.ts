import type { MemberRole } from '../user.ts';

export interface InvitationDto {
  readonly id: string;
  readonly role: MemberRole;
  readonly invitee: string | null;
  readonly expiresAt: string;
}
export interface OwnInvitationDto {
  readonly id: string;
  readonly role: MemberRole;
  readonly enterpriseName: string;
  readonly expiresAt: string;
}
/** Members of an enterprise as one of them sees it. */
export interface MembersDto {
  /** The reader may invite, change and remove. */
  readonly manage: boolean;
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly login: string;
    readonly role: MemberRole;
    readonly disabled: boolean;
    readonly own: boolean;
  }[];
  readonly invitations: readonly (InvitationDto & { readonly createdBy: string })[];
  /** Newest first. */
  readonly changes: readonly {
    readonly at: string;
    readonly by: string;
    readonly type: 'invited' | 'invitation-withdrawn' | 'joined' | 'role-changed' | 'removed' | 'left';
    readonly name: string | null;
    readonly role: MemberRole;
  }[];
}
