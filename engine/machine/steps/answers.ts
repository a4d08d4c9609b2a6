/**
 * Answers of the people of a review, and what follows from them. A seat's answer is the joint one of its holder and everybody
 * added to it 加签: it is given when all of them answered, and is the least favourable of theirs. The policy counts seats.
 */
import type { OutcomeId } from '../../model/deadline.ts';
import type { SeatAssignment } from '../../model/people.ts';
import type { ReviewStep } from '../../model/steps.ts';
import { userGroup } from '../../model/user.ts';
import type { LiveTask } from '../context.ts';
import { seatsOf } from '../people.ts';
import { askForSeat } from '../seat.ts';
import type { StepInfo } from '../steps-index.ts';
import { leastFavourable, policyOf, type SeatVote, tally, vetoOf, weighedTally, weighs } from '../tally.ts';
import { closeTask, completeTask, groupOf, openTask, tell } from '../tasks.ts';
import { added, weightByOutcome } from '../votes.ts';
import { decideStep, liveOf, setLive, setResult, type Work } from '../work.ts';

/** What is kept of one person's answer, under the step's `people`. */
export type Opinion = Readonly<Record<string, unknown>>;

/** Opens a seat; with `samePerson: "skip"` it may be answered already. */
export function openSeat(work: Work, info: StepInfo, step: ReviewStep, index: number): void {
  const seat = seatsOf(step)[index];
  if (!seat) return;
  const group = groupOf(work, seat);
  const n = openTask(work, info.id, { kind: 'review', group, seat: index });
  const repeated = step.samePerson === 'skip' ? earlierAnswer(work, info, step, group) : null;
  const task = liveOf(work, info.id).tasks.find((candidate) => candidate.n === n);
  if (repeated !== null && task) answerFor(work, info, step, task, { outcome: repeated.outcome, by: repeated.by, repeated: true });
  else if (seat.draw) askForSeat(work, info.id, seat.draw, n, group);
}

/** A task is answered without its person acting now: by silence, because it was answered before, or nobody could. */
export function answerFor(
  work: Work,
  info: StepInfo,
  step: ReviewStep,
  task: LiveTask,
  answer: { readonly outcome: OutcomeId; readonly by: string } & Opinion,
): void {
  completeTask(work, info.id, task.n, answer.outcome, answer.by);
  keepOpinion(work, info, task, { at: work.event.at, group: task.group, reason: null, ...answer });
  openFollowers(work, info.id, task);
  advance(work, info, step);
}

/** Signers who were to sign after this one 后加签 are asked now. */
export function openFollowers(work: Work, step: string, task: LiveTask): void {
  for (const { user, by } of task.after ?? []) {
    const origin = { of: task.n, how: 'after' as const, by };
    openTask(work, step, { kind: task.kind, group: userGroup(user), seat: task.seat, assignee: user, origin });
    tell(work, step, user, 'signer.added');
  }
}

/** Decides the step if the policy can, else opens the next seat of a sequence. */
export function advance(work: Work, info: StepInfo, step: ReviewStep): void {
  const { tasks, outcome: decided, ballot } = liveOf(work, info.id);
  if (decided !== null) return;
  const whole = seatsOf(step);
  const seats = whole.length;
  const policy = policyOf(step.policy, seats);
  const outcomes = Object.keys(step.outcomes);
  const asked = ballot === undefined ? tasks : tasks.filter(({ n }) => n >= ballot.first);
  const { given, every, votes } = answersOf(asked, outcomes);
  const weighed = weighs(policy, whole) ? votes.map(voteOf(whole)) : null;
  if (weighed) recordVotes(work, info.id, weighed, whole);
  const outcome = weighed
    ? (vetoOf(policy, outcomes, every) ?? weighedTally(policy, outcomes, weighed, whole.map(weightOf), ballot === undefined))
    : tally(policy, outcomes, given, seats, every);
  const opened = tasks.reduce((most, task) => Math.max(most, task.seat + 1), 0);
  if (outcome === 'revote') revote(work, info, step);
  else if (outcome !== null) settle(work, info, outcome);
  else if (policy.type === 'sequence' && opened < seats && !tasks.some((task) => task.status === 'open'))
    openSeat(work, info, step, opened);
}

/** A tied ballot: everybody is asked once more; the first is kept beside the step's result. */
function revote(work: Work, info: StepInfo, step: ReviewStep): void {
  const { entry } = liveOf(work, info.id);
  setLive(work, info.id, { ballot: { first: work.context.tasks + 1 } });
  const { people = [], votes, ...before } = work.context.data.steps[info.id] ?? {};
  setResult(work, info.id, { ...before, entry, outcome: null, people: [], tiedBallot: people, tiedVotes: votes });
  for (let seat = 0; seat < seatsOf(step).length; seat += 1) openSeat(work, info, step, seat);
}

/** How the ballot stands, kept with the result: the weight of all seats, and of those that answered by outcome. */
function recordVotes(work: Work, id: string, votes: readonly SeatVote[], whole: readonly SeatAssignment[]): void {
  const result = work.context.data.steps[id];
  if (result) setResult(work, id, { ...result, votes: { of: added(whole.map(weightOf)), by: weightByOutcome(votes) } });
}

/** What the seat's vote weighs, where votes do; who was added to it, or only advises, has none of its own. */
function paperOf({ step }: StepInfo, task: LiveTask): { readonly weight?: number; readonly casting?: true } {
  if (step.type !== 'review' || task.origin !== undefined) return {};
  const seats = seatsOf(step);
  const seat = seats[task.seat];
  if (!seat || !weighs(policyOf(step.policy, seats.length), seats)) return {};
  return { weight: weightOf(seat), ...(seat.casting && { casting: true as const }) };
}

const weightOf = ({ weight = 1 }: SeatAssignment): number => weight;
const voteOf = (seats: readonly SeatAssignment[]) => (vote: { readonly seat: number; readonly outcome: OutcomeId }) => ({
  outcome: vote.outcome,
  weight: seats[vote.seat]?.weight ?? 1,
  casting: seats[vote.seat]?.casting === true,
});

/** Outcomes of the seats that answered, and of every single person; delegates only advise. */
function answersOf(
  tasks: readonly LiveTask[],
  outcomes: readonly OutcomeId[],
): {
  readonly given: readonly OutcomeId[];
  readonly every: readonly OutcomeId[];
  readonly votes: readonly { readonly seat: number; readonly outcome: OutcomeId }[];
} {
  const seats = new Map<number, LiveTask[]>();
  for (const task of tasks) {
    if (task.status === 'cancelled' || task.origin?.how === 'delegate') continue;
    const seat = seats.get(task.seat);
    if (seat) seat.push(task);
    else seats.set(task.seat, [task]);
  }
  const given: OutcomeId[] = [];
  const every: OutcomeId[] = [];
  const votes: { seat: number; outcome: OutcomeId }[] = [];
  for (const [seat, members] of seats) {
    const answers = members.flatMap(({ status, outcome }) => (status === 'completed' && outcome !== null ? [outcome] : []));
    every.push(...answers);
    const joint = answers.length === members.length ? (leastFavourable(outcomes, answers) ?? answers[0]) : undefined;
    if (joint === undefined) continue;
    given.push(joint);
    votes.push({ seat, outcome: joint });
  }
  return { given, every, votes };
}

/** Everyone who hasn't answered is taken to have answered `outcome`; in a sequence also those who weren't asked yet. */
export function silent(work: Work, info: StepInfo, step: ReviewStep, outcome: OutcomeId): void {
  for (;;) {
    const { tasks, outcome: decided } = liveOf(work, info.id);
    const open = tasks.filter((task) => task.status === 'open');
    if (decided !== null || open.length === 0) return;
    for (const task of open) {
      if (task.origin?.how === 'delegate') {
        closeTask(work, info.id, task.n);
        continue;
      }
      completeTask(work, info.id, task.n, outcome, 'system');
      keepOpinion(work, info, task, { by: 'system', at: work.event.at, group: task.group, outcome, reason: null, silent: true });
      openFollowers(work, info.id, task);
    }
    advance(work, info, step);
  }
}

/** Opinions are kept under the step; those of an earlier entry make way. `data` and `reason` are the latest given. */
export function keepOpinion(work: Work, info: StepInfo, task: LiveTask, given: Opinion): void {
  const opinion: Opinion = { ...given, ...paperOf(info, task) };
  const { entry } = liveOf(work, info.id);
  const kept = work.context.data.steps[info.id];
  const before = kept?.entry === entry ? kept : { data: null, people: [] };
  const people = [...(before.people as readonly Opinion[]), opinion];
  const reason = opinion.reason ?? before.reason ?? null;
  const conditions = [...list(before.conditions), ...list(opinion.conditions)];
  setResult(work, info.id, {
    entry,
    outcome: null,
    ...(before.tiedBallot === undefined ? {} : { tiedBallot: before.tiedBallot, tiedVotes: before.tiedVotes }),
    ...(before.votes === undefined ? {} : { votes: before.votes }),
    reason,
    data: opinion.data ?? before.data ?? null,
    ...(conditions.length > 0 ? { conditions: [...new Set(conditions)] } : {}),
    people,
  });
}

export function settle(work: Work, info: StepInfo, outcome: OutcomeId): void {
  decideStep(work, info.id, outcome);
  const result = work.context.data.steps[info.id] ?? { entry: liveOf(work, info.id).entry, reason: null, data: null, people: [] };
  setResult(work, info.id, { ...result, outcome });
}

/**
 * The favourable answer that the same candidate group gave in the review before, or in another seat of this entry; a review that
 * didn't end favourably gives none.
 */
function earlierAnswer(work: Work, info: StepInfo, step: ReviewStep, group: string): { outcome: OutcomeId; by: string } | null {
  const favourable = Object.keys(step.outcomes)[0];
  if (favourable === undefined) return null;
  const { entry } = liveOf(work, info.id);
  for (const [id, result] of Object.entries(work.context.data.steps)) {
    const other = work.programme.steps.get(id)?.step;
    if (other?.type !== 'review' || !Array.isArray(result.people)) continue;
    if (id === info.id ? result.entry !== entry : result.outcome !== Object.keys(other.outcomes)[0]) continue;
    const first = Object.keys(other.outcomes)[0];
    const people = result.people as readonly { by: string; group: string; outcome: string; silent?: boolean }[];
    const found = people.find((opinion) => opinion.group === group && opinion.outcome === first && opinion.by !== 'system');
    if (found) return { outcome: favourable, by: found.by };
  }
  return null;
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
