import { dateOf } from '../../calendar/date.ts';
import type { Lang } from '../../messages/render.ts';
import type { HeldMeetingDto, HeldMemberDto } from '../../model/dto/meeting.ts';
import type { NamedVote } from '../../model/event.ts';
import type { Step } from '../../model/steps.ts';
import type { User } from '../../model/user.ts';
import { readableCases } from '../../policy/case.ts';
import { type HeldMember, heldMeetings, heldMembers, type StoredBatch } from '../../store/batches.ts';
import { workStatesOf } from '../../store/cases.ts';
import { readableAmong } from '../../store/readable-cases.ts';
import type { HttpDeps } from '../deps.ts';
import { pageOf } from '../schemas/common.ts';
import { anonymousOf } from './anonymity.ts';
import { outcomeLabel, programmeTitle, stepTitle } from './titles.ts';

/**
 * Meetings that were held, last first. How a meeting voted stays with the officers: a reader's own enterprises are left out, and a
 * meeting of which nothing remains is no meeting to that reader.
 */
export async function presentMeetings(
  deps: HttpDeps,
  user: User,
  { after, limit, id }: { readonly after?: string; readonly limit?: string; readonly id?: string },
  language: Lang,
): Promise<{ items: HeldMeetingDto[]; next?: string }> {
  const { read } = deps.store;
  const filter = { ...readableCases(user, dateOf(deps.clock())), enterprises: [] };
  const { items: meetings, next } = await heldMeetings(
    read,
    { user: user.id, ...filter, ...(id !== undefined && { id }) },
    pageOf(limit),
    after,
  );
  const members = await heldMembers(
    read,
    meetings.map(({ id }) => id),
  );
  const readable = await readableAmong(
    read,
    filter,
    members.map(({ caseId }) => caseId),
  );
  const anonymous = await anonymousOf(
    deps,
    user,
    members.filter(({ caseId }) => readable.has(caseId)),
  );
  const named = (member: HeldMember) => (anonymous.has(member.caseId) ? { ...member, enterpriseName: member.caseNumber } : member);
  const own = new Set(user.memberships.map(({ uscc }) => uscc));
  const voted = await namedVotes(deps, meetings, members);
  const names = await deps.people.names(meetings.map(({ createdBy }) => createdBy));
  const items: HeldMeetingDto[] = [];
  for (const meeting of meetings) {
    const shown = members.filter(({ batch, caseId, uscc }) => batch === meeting.id && readable.has(caseId) && !own.has(uscc));
    const [first] = shown;
    if (!first) continue;
    const compiled = await deps.programmes.byHash(first.definition);
    items.push({
      ...{ id: meeting.id, documentNumber: meeting.documentNumber, attendance: meeting.attendance, at: meeting.createdAt },
      programmeTitle: programmeTitle(compiled, language),
      title: stepTitle(compiled, meeting.step, language),
      byName: names.get(meeting.createdBy) ?? '',
      seats: seatTitles(compiled.steps.get(meeting.step)?.step, language),
      members: await Promise.all(
        shown.map(async (member) => ({ ...(await memberOf(deps, meeting.step, named(member), language)), names: voted(meeting, member) })),
      ),
    });
  }
  return { items, ...(next !== undefined && { next }) };
}

async function memberOf(deps: HttpDeps, step: string, member: HeldMember, language: Lang): Promise<Omit<HeldMemberDto, 'names'>> {
  const { caseId, caseNumber, enterpriseName, definition, outcome, reason, votesFor, rank, granted } = member;
  const compiled = await deps.programmes.byHash(definition);
  const label = outcomeLabel(compiled, step, outcome, language);
  return { caseId, caseNumber, enterpriseName, outcome, label, reason, votesFor, rank, granted };
}

/** Who voted what stands in the cases; read for meetings that recorded who was there. */
async function namedVotes({ store }: HttpDeps, meetings: readonly StoredBatch[], members: readonly HeldMember[]) {
  const open = new Set(meetings.filter(({ attendance }) => attendance?.people).map(({ id }) => id));
  const ids = members.filter(({ batch }) => open.has(batch)).map(({ caseId }) => caseId);
  const states = ids.length > 0 ? await workStatesOf(store.read, [...new Set(ids)]) : new Map();
  return ({ id, step }: StoredBatch, { caseId }: HeldMember): readonly NamedVote[] | null => {
    const result = open.has(id) ? (states.get(caseId)?.data.steps[step] as Voted | undefined) : undefined;
    return (result?.batch === id ? result.votes?.names : null) ?? null;
  };
}
interface Voted {
  readonly batch?: string;
  readonly votes?: { readonly names?: readonly NamedVote[] };
}

function seatTitles(step: Step | undefined, language: Lang): Record<string, string> {
  const seats = step?.type === 'batch' ? (step.vote?.seats ?? {}) : {};
  return Object.fromEntries(Object.entries(seats).map(([id, { title, titleEn }]) => [id, (language === 'en' && titleEn) || title]));
}
