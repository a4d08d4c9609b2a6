/** What a meeting has before it: the open members of a batch step, one agenda for each window, ranked when the step ranks. */
import { dateOf } from '../calendar/date.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { type Ranked, type RankMember, rankMembers } from '../machine/ranking.ts';
import { evaluateJson } from '../machine/scope.ts';
import type { BatchStep } from '../model/steps.ts';
import { type DecidedMember, decidedMembers, openMembers } from '../store/batches.ts';
import { readCase, type StoredCase } from '../store/cases.ts';
import type { ListedTask } from '../store/tasks.ts';
import type { Runtime } from './runtime.ts';

export interface AgendaMember {
  readonly task: ListedTask;
  readonly kase: StoredCase;
  readonly compiled: CompiledProgramme;
  /** Null where the step doesn't rank. */
  readonly ranked: Ranked | null;
  /** Outcome that the ranking suggests; null where it is a matter of a vote. */
  readonly proposed: string | null;
  /** Asked for of the pool. */
  readonly asked: number | null;
  /** Was waiting, and has a place now. */
  readonly promoted: boolean;
}
export interface Agenda {
  readonly step: BatchStep;
  readonly window: { readonly id: string; readonly title: string } | null;
  /** In order of rank, else of arrival. */
  readonly members: readonly AgendaMember[];
  /** Places in all, taken by earlier meetings, and given back; null: no limit. */
  readonly places: { readonly total: number; readonly taken: number; readonly released: number } | null;
  readonly pool: { readonly total: number; readonly left: number } | null;
}

/** Agendas of a step for holders of these groups; empty when nobody waits. Throws when an expression exceeds its budget. */
export async function agendasOf(
  runtime: Runtime,
  { programme, step, groups }: { readonly programme: string; readonly step: string; readonly groups: readonly string[] },
): Promise<Agenda[]> {
  const { read } = runtime.store;
  const today = dateOf(runtime.clock.now());
  const waiting: Waiting[] = [];
  for (const task of await openMembers(read, programme, step, groups)) {
    const [kase, compiled] = [await readCase(read, task.caseId), await runtime.programme(task.definition)];
    if (kase && compiled) waiting.push({ task, kase, compiled });
  }
  const first = waiting[0]?.compiled.steps.get(step)?.step;
  if (first?.type !== 'batch') return [];
  if (!first.rank) return [plainAgenda(first, waiting)];
  const decided = await decidedMembers(read, programme, step);
  const windows = [...new Set(waiting.map(({ kase }) => kase.summary.window))];
  const agendas: Agenda[] = [];
  for (const window of windows) {
    const members = waiting.filter(({ kase }) => kase.summary.window === window);
    const open = new Set(members.map(({ task }) => task.caseId));
    const own = decided.filter((member) => member.window === window);
    const earlier = lastOfEach(own).filter((member) => !open.has(member.caseId));
    agendas.push(await rankedAgenda(runtime, step, members, { all: own, last: earlier }, today));
  }
  return agendas;
}

interface Waiting {
  readonly task: ListedTask;
  readonly kase: StoredCase;
  readonly compiled: CompiledProgramme;
}

function plainAgenda(step: BatchStep, waiting: readonly Waiting[]): Agenda {
  const members = waiting.map((member) => ({ ...member, ranked: null, proposed: null, asked: null, promoted: false }));
  return { step, window: null, members, places: null, pool: null };
}

async function rankedAgenda(
  runtime: Runtime,
  id: string,
  members: readonly Waiting[],
  earlier: { readonly all: readonly DecidedMember[]; readonly last: readonly DecidedMember[] },
  today: string,
): Promise<Agenda> {
  const [first] = members as [Waiting, ...Waiting[]];
  const step = first.compiled.steps.get(id)?.step as BatchStep;
  const value = ({ compiled, kase }: Pick<Waiting, 'compiled' | 'kase'>, source: string) =>
    evaluateJson(compiled, source, kase.state.data, today);
  const figure = (given: number | string | undefined) => {
    const number = typeof given === 'string' ? value(first, given) : given;
    return typeof number === 'number' ? number : null;
  };
  const freed = step.freedBy ?? ['withdrawn', 'rejected'];
  const holding = earlier.last.filter(({ outcome, ended }) => outcome === step.places?.in && (ended === null || !freed.includes(ended)));
  const taking = holding.filter(({ place }) => place !== 'exempt');
  const given = earlier.all.filter(({ outcome, place }) => outcome === step.places?.in && place !== 'exempt').length;
  const total = figure(step.quota);
  const pool = figure(step.budget?.pool);
  const left = pool === null ? null : Math.max(0, pool - holding.reduce((sum, { granted }) => sum + Number(granted ?? 0), 0));
  const { floor, exempt, budget } = step;
  const text = (of: Pick<Waiting, 'compiled' | 'kase'>, source: string) => String(value(of, source) ?? '');
  const amountOf = (member: Waiting) => {
    const amount = budget ? value(member, budget.amount) : null;
    return typeof amount === 'number' ? amount : null;
  };
  const groups: Record<string, number> = {};
  if (floor)
    for (const { caseId } of taking) {
      const kase = await readCase(runtime.store.read, caseId);
      const group = kase ? text({ compiled: first.compiled, kase }, floor.by) : '';
      groups[group] = (groups[group] ?? 0) + 1;
    }
  const ranked = rankMembers(
    members.map((member): RankMember => {
      return {
        id: member.task.id,
        keys: (step.rank ?? []).map(({ by }) => value(member, by)),
        group: floor ? text(member, floor.by) : null,
        exempt: exempt !== undefined && value(member, exempt) === true,
        amount: amountOf(member),
      };
    }),
    {
      orders: (step.rank ?? []).map(({ order }) => order ?? 'descending'),
      places: total === null ? null : Math.max(0, total - taking.length),
      ...{ floor: floor?.places ?? 0, given: groups, waiting: step.waiting ?? 0, pool: left },
    },
  );
  const { window } = first.kase.state.data;
  return {
    step,
    window: window && { id: window.id, title: window.title },
    members: ranked.flatMap((one) => {
      const member = members.find(({ task }) => task.id === one.id);
      if (!member) return [];
      const waited = member.kase.state.data.steps[id]?.place === 'waiting';
      return [{ ...member, ranked: one, proposed: proposalOf(step, one), asked: amountOf(member), promoted: waited && one.place === 'in' }];
    }),
    places: total === null ? null : { total, taken: taking.length, released: given - taking.length },
    pool: pool === null ? null : { total: pool, left: left ?? 0 },
  };
}

function proposalOf({ places }: BatchStep, { place }: Ranked): string | null {
  if (place === 'in' || place === 'exempt') return places?.in ?? null;
  if (place === 'waiting') return places?.waiting ?? null;
  return place === 'out' ? (places?.out ?? null) : null;
}

/** A case that was decided twice (held on the waiting list, then promoted) counts as it was decided last. */
function lastOfEach(decided: readonly DecidedMember[]): DecidedMember[] {
  return [...new Map(decided.map((member) => [member.caseId, member])).values()];
}
