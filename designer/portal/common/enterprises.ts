import type { SessionDto } from '../../../engine/model/dto/session.ts';

type OwnEnterprise = SessionDto['user']['memberships'][number];

/** Enterprises of the reader, each once. */
export function enterprisesOf(session: SessionDto | null | undefined): readonly OwnEnterprise[] {
  return [...new Map((session?.user.memberships ?? []).map((item) => [item.uscc, item])).values()];
}
