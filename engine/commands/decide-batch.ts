import { wordOf } from '../machine/outcomes.ts';
import { Rejection } from '../model/errors.ts';
import type { BatchDecision, BatchInput } from '../model/meeting.ts';
import type { BatchStep } from '../model/steps.ts';
import type { User } from '../model/user.ts';
import { Num } from '../rules/decimal.ts';
import { insertBatch } from '../store/batches.ts';
import { sha256 } from '../store/canonical.ts';
import { inboxGroups, taskById } from '../store/tasks.ts';
import { sequences } from '../store/writer/load.ts';
import { type Agenda, type AgendaMember, agendasOf } from './agenda.ts';
import { caseCommand } from './case-command.ts';
import { completion } from './complete-task.ts';
import { holdMember } from './hold-member.ts';
import { checkFence, fenceName, raiseFence } from './meeting-pool.ts';
import { checkVotes, headCount, headsOf } from './meeting-votes.ts';
import { attendanceByName, votesByName } from './named-ballots.ts';
import type { Runtime } from './runtime.ts';

export interface DecideBatchRequest extends BatchInput {
  readonly by: User;
  readonly idempotencyKey?: string | undefined;
}

/** What became of a meeting's decisions, in their order. */
export interface BatchDecided {
  readonly id: string;
  readonly results: readonly { readonly taskId: string; readonly refused: Rejection | null }[];
}

/** What the ranking says of a member: goes into the fact and the meeting's record. */
interface Placed {
  readonly rank: number;
  readonly place: string;
  readonly proposed: string | null;
  readonly granted: number | null;
  /** Set when the decision takes one of a limited number of places. */
  readonly takes: { readonly counter: string; readonly most: number } | null;
}

/**
 * One meeting decides many cases under one document number. Each member stands alone: one that is refused (somebody decided it
 * meanwhile, votes don't suffice: `input.invalid`; a tie nobody resolved: `vote.tied`; another outcome than the ranking's without a
 * reason: `reason.required`; another meeting draws on the same pool: `stale`) doesn't hold up the others. A repeated request goes on
 * where it stopped.
 * @throws Rejection quota.exceeded (more members are given a place than there are left; nothing is decided then)
 */
export async function decideBatch(runtime: Runtime, request: DecideBatchRequest): Promise<BatchDecided> {
  const { by, programme, step, documentNumber, decisions, idempotencyKey } = request;
  const id = idempotencyKey === undefined ? runtime.ids.next() : sha256(`${by.id} ${idempotencyKey}`).slice(0, 26);
  const rule = await ruleOf(runtime, request);
  const attendance = attendanceByName(rule?.vote, request.attendance);
  const agendas = () => (rule?.rank ? agendasOf(runtime, { programme, step, groups: inboxGroups(by) }) : []);
  const placesNow = async () => new Map((await agendas()).flatMap((agenda) => [...placesOf(agenda, request)]));
  // A session that asks for too much isn't recorded at all.
  const before = await placesNow();
  const fence = await runtime.store.writer.transact(async (tx) => {
    const heads = rule ? headsOf(rule, attendance) : null;
    await insertBatch(tx, {
      ...{ id, programme, step, documentNumber: documentNumber ?? null, attendance: heads },
      ...{ createdAt: runtime.clock.now(), createdBy: by.id },
    });
    return rule?.budget ? raiseFence(tx, fenceName(programme, step)) : null;
  });
  const placed = fence === null ? before : await placesNow();
  const results = await Promise.all(
    decisions.map(async (decision, index) => {
      try {
        if (decision.outcome === 'hold' && rule?.outcomes.hold === undefined) await hold(runtime, request, id, decision);
        else await decideMember(runtime, { ...request, attendance }, { id, fence }, decision, placed.get(decision.taskId) ?? index + 1);
        return { taskId: decision.taskId, refused: null };
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        return { taskId: decision.taskId, refused: error };
      }
    }),
  );
  return { id, results };
}

/** Place of each member decided now. Money goes to those who get a place, in order of rank. @throws Rejection quota.exceeded */
function placesOf(
  { step, members, places, pool, window }: Agenda,
  { programme, step: id, decisions }: DecideBatchRequest,
): Map<string, Placed> {
  const decided = members.flatMap((member) => {
    const decision = decisions.find(({ taskId }) => taskId === member.task.id);
    return decision ? [{ member, decision }] : [];
  });
  const gets = ({ decision }: { decision: BatchDecision }) => decision.outcome === step.places?.in;
  const asked = decided.filter((one) => gets(one) && one.member.ranked?.place !== 'exempt').length;
  const free = places ? Math.max(0, places.total - places.taken) : null;
  if (free !== null && asked > free) throw new Rejection('quota.exceeded', { asked, free });
  const order = decided.filter(gets).map(({ member }) => member);
  const granted = shareOut(order, pool?.left ?? null);
  return new Map(
    decided.map((one) => {
      const { member } = one;
      const { rank = 0, place = '' } = member.ranked ?? {};
      const counter = `places:${programme}:${id}:${window?.id ?? ''}`;
      const takes = places && gets(one) && place !== 'exempt' ? { counter, most: places.total + places.released } : null;
      return [member.task.id, { rank, place, proposed: member.proposed, granted: granted.get(member.task.id) ?? null, takes }];
    }),
  );
}

function shareOut(members: readonly AgendaMember[], left: number | null): Map<string, number> {
  const shares = new Map<string, number>();
  let rest = left === null ? null : new Num(left);
  for (const { task, asked } of members) {
    if (rest === null || asked === null) continue;
    const share = Num.max(0, Num.min(asked, rest));
    shares.set(task.id, share.toNumber());
    rest = rest.minus(share);
  }
  return shares;
}

function hold(runtime: Runtime, { by, step }: DecideBatchRequest, batch: string, { taskId, reason }: BatchDecision) {
  return holdMember(runtime, { by, taskId, reason: reason ?? '', batch, step });
}

/** The step as the first member's definition has it. */
async function ruleOf(runtime: Runtime, { step, decisions }: DecideBatchRequest): Promise<BatchStep | null> {
  const task = await taskById(runtime.store.read, decisions[0]?.taskId ?? '');
  const rule = task && (await runtime.programme(task.definition))?.steps.get(step)?.step;
  return rule?.type === 'batch' ? rule : null;
}

interface Session {
  readonly id: string;
  /** The session's number of the pool; null where there is none. */
  readonly fence: number | null;
}

function decideMember(
  runtime: Runtime,
  request: DecideBatchRequest,
  { id, fence }: Session,
  decision: BatchDecision,
  placed: Placed | number,
) {
  const { by, programme, documentNumber } = request;
  const { taskId, outcome, reason, conditions } = decision;
  const place = typeof placed === 'number' ? null : placed;
  const rank = typeof placed === 'number' ? placed : placed.rank;
  const counter = place?.takes?.counter;
  const pool = fenceName(programme, request.step);
  const command = { by, taskId, outcome, reason, conditions, idempotencyKey: `${id}:${taskId}` };
  const verb = completion(command, ({ compiled, kase, view }, task) => {
    const step = compiled.steps.get(task.step)?.step;
    if (task.kind !== 'batch' || step?.type !== 'batch' || task.step !== request.step) throw new Rejection('state.wrong');
    const named = votesByName(step.vote, request.attendance, decision);
    const ballot = checkVotes(step, request.attendance, { ...named.votes, outcome }, place?.place === 'tied');
    const votes = named.votes.votes ? headCount(named.votes.votes) : named.votes.votesFor;
    const asked = step.outcomes[outcome]?.conditions;
    if (asked === 'required' && !conditions?.some((condition) => condition.trim())) throw withoutConditions();
    if (asked === undefined && conditions && conditions.length > 0) throw new Rejection('state.wrong');
    if (place && place.proposed !== null && place.proposed !== outcome && !reason?.trim())
      throw new Rejection('reason.required', { outcome: wordOf({ id: outcome, outcome: step.outcomes[outcome] ?? null }) });
    if (fence !== null) checkFence(view, pool, fence);
    // Counted in the transaction: of two meetings at once one finds no place left.
    if (place?.takes && view.allocate(place.takes.counter) > place.takes.most) throw new Rejection('quota.exceeded', { asked: 1, free: 0 });
    const { granted = null } = place ?? {};
    return {
      batch: {
        ...{ id, rank, ...(documentNumber !== undefined && { documentNumber }) },
        ...(place && { place: place.place, ...(granted !== null && { granted }) }),
        ...(ballot && { votes: { ...ballot, ...named.names } }),
      },
      rows: [
        [
          'batchMembers',
          [
            ...[kase.summary.id, id, taskId, outcome, reason ?? null, votes ?? null],
            ...[place?.place ?? null, place ? rank : null, granted === null ? null : String(granted)],
          ],
        ],
      ],
    };
  });
  // Locked together, in the order of their names: two nodes never wait for each other.
  const needs = [...(fence === null ? [] : [pool]), ...(counter === undefined ? [] : [counter])];
  return runtime.store.writer.run(caseCommand(runtime, { ...verb, needs: needs.map((name) => [sequences, name] as const) }));
}

function withoutConditions(): Rejection {
  const pointer = '/conditions';
  return new Rejection('input.invalid', { count: 1 }, [
    { code: 'field.required', pointer, params: { title: { code: 'word.input.conditions' } } },
  ]);
}
