import { reaches } from '../machine/ranking.ts';
import { Rejection } from '../model/errors.ts';
import type { BatchStep } from '../model/steps.ts';
import type { User } from '../model/user.ts';
import { insertBatch } from '../store/batches.ts';
import { sha256 } from '../store/canonical.ts';
import { inboxGroups, taskById } from '../store/tasks.ts';
import { type Agenda, type AgendaMember, agendasOf } from './agenda.ts';
import { caseCommand } from './case-command.ts';
import { completion } from './complete-task.ts';
import { holdMember } from './hold-member.ts';
import type { Runtime } from './runtime.ts';

export interface BatchDecision {
  readonly taskId: string;
  /** An outcome of the step, or `hold` (unless the author's own): the member waits for a later meeting. */
  readonly outcome: string;
  readonly reason?: string | undefined;
  /** Votes for the first outcome. */
  readonly votesFor?: number | undefined;
}
export interface DecideBatchRequest {
  readonly by: User;
  readonly programme: string;
  readonly step: string;
  readonly documentNumber?: string | undefined;
  readonly attendance?: { readonly present: number; readonly total: number } | undefined;
  readonly decisions: readonly BatchDecision[];
  readonly idempotencyKey?: string | undefined;
}
export interface BatchResult {
  readonly id: string;
  /** In the order of the decisions; `code` says why a member was refused. */
  readonly results: readonly { readonly taskId: string; readonly ok: boolean; readonly code?: string }[];
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
 * meanwhile, votes don't suffice: `input.invalid`; another outcome than the ranking's without a reason: `reason.required`) doesn't
 * hold up the others. A repeated request goes on where it stopped.
 * @throws Rejection quota.exceeded (more members are given a place than there are left; nothing is decided then)
 */
export async function decideBatch(runtime: Runtime, request: DecideBatchRequest): Promise<BatchResult> {
  const { by, programme, step, documentNumber, attendance, decisions, idempotencyKey } = request;
  const id = idempotencyKey === undefined ? runtime.ids.next() : sha256(`${by.id} ${idempotencyKey}`).slice(0, 26);
  const rule = await ruleOf(runtime, request);
  const agendas = rule?.rank ? await agendasOf(runtime, { programme, step, groups: inboxGroups(by) }) : [];
  const placed = new Map(agendas.flatMap((agenda) => [...placesOf(agenda, request)]));
  await runtime.store.writer.transact((tx) =>
    insertBatch(tx, {
      ...{ id, programme, step, documentNumber: documentNumber ?? null, attendance: attendance ?? null },
      ...{ createdAt: runtime.clock.now(), createdBy: by.id },
    }),
  );
  const results = await Promise.all(
    decisions.map(async (decision, index) => {
      try {
        if (decision.outcome === 'hold' && rule?.outcomes.hold === undefined) await hold(runtime, request, id, decision);
        else await decideMember(runtime, request, id, decision, placed.get(decision.taskId) ?? index + 1);
        return { taskId: decision.taskId, ok: true };
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        return { taskId: decision.taskId, ok: false, code: error.code };
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
  let rest = left;
  for (const { task, asked } of members) {
    if (rest === null || asked === null) continue;
    const share = Math.min(asked, rest);
    shares.set(task.id, share);
    rest = Number((rest - share).toFixed(6));
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

function decideMember(runtime: Runtime, request: DecideBatchRequest, id: string, decision: BatchDecision, placed: Placed | number) {
  const { by, documentNumber } = request;
  const { taskId, outcome, reason, votesFor } = decision;
  const place = typeof placed === 'number' ? null : placed;
  const rank = typeof placed === 'number' ? placed : placed.rank;
  const verb = completion({ by, taskId, outcome, reason, idempotencyKey: `${id}:${taskId}` }, ({ compiled, kase, view }, task) => {
    const step = compiled.steps.get(task.step)?.step;
    if (task.kind !== 'batch' || step?.type !== 'batch' || task.step !== request.step) throw new Rejection('state.wrong');
    checkVotes(step, request, decision, place);
    if (place && place.proposed !== null && place.proposed !== outcome && !reason?.trim())
      throw new Rejection('reason.required', { outcome });
    // Counted in the transaction: of two meetings at once one finds no place left.
    if (place?.takes && view.allocate(place.takes.counter) > place.takes.most) throw new Rejection('quota.exceeded', { asked: 1, free: 0 });
    const { granted = null } = place ?? {};
    return {
      batch: {
        ...{ id, rank, ...(documentNumber !== undefined && { documentNumber }) },
        ...(place && { place: place.place, ...(granted !== null && { granted }) }),
      },
      rows: [
        [
          'batchMembers',
          [
            ...[kase.summary.id, id, taskId, outcome, reason ?? null, votesFor ?? null],
            ...[place?.place ?? null, place ? rank : null, granted === null ? null : String(granted)],
          ],
        ],
      ],
    };
  });
  return runtime.store.writer.run(caseCommand(runtime, verb));
}

/** Attendance and consent that the rules of the meeting ask for; the first outcome needs more than its share of those present. */
function checkVotes(
  { vote, outcomes }: BatchStep,
  { attendance }: DecideBatchRequest,
  { outcome, votesFor }: BatchDecision,
  placed: Placed | null,
): void {
  if (!vote || (vote.on === 'ties' && placed?.place !== 'tied')) return;
  const present = attendance?.present ?? 0;
  const total = attendance?.total ?? 0;
  if (present > total || !reaches(present, total, vote.quorum, false)) throw invalid('/attendance');
  if (outcome !== Object.keys(outcomes)[0]) return;
  if ((votesFor ?? 0) > present || !reaches(votesFor ?? 0, present, vote.majority, true)) throw invalid('/votesFor');
}

function invalid(pointer: string): Rejection {
  return new Rejection('input.invalid', { count: 1 }, [{ code: 'field.minimum', pointer, params: {} }]);
}
