/** 记名表决: who is there and what each votes, as the secretary enters it; the counts that everything else looks at follow from it. */
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import type { PersonPresent, Voice } from '../../../engine/model/meeting.ts';
import type { AgendaState, MemberDecision } from './agenda-state.ts';
import { type Entered, heads, type VoteDto } from './ballot.ts';

/** By name. */
export type Voices = Readonly<Record<string, Voice>>;

export const isNamed = (vote: VoteDto | null): boolean => vote?.ballot === 'open';

/** Everybody who is there: one name a line, under each kind of seat. Who is written twice counts once. */
export function peopleOf(vote: VoteDto, written: Entered): PersonPresent[] {
  const found = new Map<string, PersonPresent>();
  for (const kind of vote.seats?.map(({ id }) => id) ?? [heads])
    for (const name of namesIn(written[kind] ?? '')) if (!found.has(name)) found.set(name, { name, ...(vote.seats && { seat: kind }) });
  return [...found.values()];
}

/** Names are parted by lines, commas or list marks, as people paste them. */
export function namesIn(text: string): string[] {
  return text
    .split(/[\n,;，；、]+/)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** The state with attendance and votes counted from the names. */
export function withCounts(batch: BatchDto, state: AgendaState): AgendaState {
  const { vote } = batch;
  if (!vote || !isNamed(vote)) return state;
  const people = peopleOf(vote, state.people);
  const decisions = Object.entries(state.decisions).map(([task, decision]): [string, MemberDecision] => [
    task,
    { ...decision, votes: countsFor(people, decision.voices), revotes: countsFor(people, decision.revoices) },
  ]);
  return { ...state, present: countsOf(people), decisions: Object.fromEntries(decisions) };
}

function countsOf(people: readonly PersonPresent[]): Entered {
  const counts: Record<string, number> = {};
  for (const { seat = heads } of people) counts[seat] = (counts[seat] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).map(([kind, n]) => [kind, String(n)]));
}

/** Nothing while nobody has voted. */
function countsFor(people: readonly PersonPresent[], voices: Voices): Entered {
  const voted = people.filter(({ name }) => voices[name] !== undefined);
  if (voted.length === 0) return {};
  const none = Object.fromEntries(people.map(({ seat = heads }) => [seat, '0']));
  return { ...none, ...countsOf(voted.filter(({ name }) => voices[name] === 'for')) };
}

/** As `POST /api/batches` takes it; who isn't there any more is left out. */
export function ballotOf(people: readonly PersonPresent[], voices: Voices) {
  return people.flatMap(({ name }) => {
    const vote = voices[name];
    return vote === undefined ? [] : [{ name, vote }];
  });
}
