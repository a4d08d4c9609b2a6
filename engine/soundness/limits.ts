/** Time limits that could never do what is written: pauses that can't happen, dates of nothing, records nobody leaves. */
import { isAlone, isReached } from '../machine/ladder.ts';
import type { Escalation } from '../model/deadline.ts';
import type { WorkflowDefinition } from '../model/definition.ts';
import type { Path } from '../model/pointer.ts';
import type { Place } from './places.ts';
import type { Report } from './report.ts';

export function checkLimits(workflow: Partial<WorkflowDefinition>, places: readonly Place[], report: Report): void {
  const certain = places.every((place) => !place.broken);
  const byId = new Map(places.map((place) => [place.id, place]));
  for (const place of places) {
    const { deadline } = place.broken ? {} : place.step;
    for (const [index, id] of (deadline?.pausedIn ?? []).entries()) {
      const other = byId.get(id);
      if (other && !atOnce(place, other)) {
        report.error('deadline.never-pauses', place.at('deadline', 'pausedIn', index), { step: place.id, other: id });
      } else if (other && isAround(other, place)) {
        report.error('deadline.always-paused', place.at('deadline', 'pausedIn', index), { step: place.id, other: id });
      }
    }
    const { asOf, to, outcome } = deadline?.onExpire ?? {};
    if (asOf !== undefined && to === undefined && outcome === undefined) {
      report.error('deadline.as-of', place.at('deadline', 'onExpire', 'asOf'), { step: place.id });
    }
  }
  checkRungs(workflow.supervision?.ladder, ['supervision', 'ladder'], null, report);
  for (const place of places) {
    const rungs = place.broken ? undefined : place.step.deadline?.onExpire?.escalate;
    if (typeof rungs !== 'string') checkRungs(rungs, place.at('deadline', 'onExpire', 'escalate'), place, report);
  }
  const kinds = recordsLeft(workflow, places);
  for (const kind of certain ? Object.keys(workflow.coolDown ?? {}) : []) {
    if (!kinds.has(kind)) report.warn('cool-down.never', ['coolDown', kind], { kind, kinds: [...kinds].join(', ') });
  }
}

/** Rungs of a ladder come one after the other, and each is reached. Of the programme's own ladder a step leaves out what it can't climb. */
function checkRungs(rungs: readonly Escalation[] | undefined, path: Path, place: Place | null, report: Report): void {
  const step = place?.step;
  const { deadline, title } = step ?? {};
  let before = Number.NEGATIVE_INFINITY;
  for (const [index, rung] of (rungs ?? []).entries()) {
    const at = [...path, index];
    const params = { rung: index + 1, step: title ?? place?.id ?? '' };
    const counted = rung.amount !== undefined && rung.unit !== undefined;
    if (counted ? rung.on !== undefined : rung.on === undefined || rung.amount !== undefined || rung.unit !== undefined)
      report.error('rung.when', at, params);
    const when = rung.on === 'warn' ? -1 : rung.on === 'due' ? 0 : hoursOf(rung);
    if (when < before) report.error('rung.order', at, params);
    before = Math.max(before, when);
    if (!step || !deadline) continue;
    if (rung.on === 'warn' && deadline.warn === undefined) report.error('rung.warn', [...at, 'on'], params);
    else if (!isReached(rung, step, deadline)) report.error('rung.unreached', at, params);
    if (rung.act && !isAlone(step)) report.error('rung.act', [...at, 'act'], params);
  }
}

/** About how long: enough to tell which comes first where the units differ by much. */
function hoursOf({ amount = 0, unit = 'hours' }: Escalation): number {
  return amount * { hours: 1, workingDays: 24, calendarDays: 24, months: 24 * 28, years: 24 * 365 }[unit];
}

/** Kinds of records that steps and registries of the workflow can leave. */
function recordsLeft(workflow: Partial<WorkflowDefinition>, places: readonly Place[]): ReadonlySet<string> {
  const kinds = new Set<string>();
  const add = (kind: string | undefined) => kind !== undefined && kinds.add(kind);
  add(workflow.clock?.onExpire?.record);
  for (const { step } of places) {
    add(step.deadline?.onExpire?.record);
    if (step.type === 'end') add(step.record);
  }
  for (const { yearlyUpdate, changes, sanctions } of Object.values(workflow.registries ?? {})) {
    add(yearlyUpdate?.onMiss.record);
    add(changes?.late?.record);
    for (const reason of Object.keys(sanctions?.reasons ?? {})) add(reason);
  }
  return kinds;
}

/** Is a step inside a block? Then the block is worked on whenever the step is. */
function isAround(block: Place, place: Place): boolean {
  return branchesOf(place).has(block.id);
}

/** Can two steps be worked on at the same time: one inside the other, or in different branches of one block? */
export function atOnce(a: Place, b: Place): boolean {
  const [ofA, ofB] = [branchesOf(a), branchesOf(b)];
  if (ofA.has(b.id) || ofB.has(a.id)) return true;
  return [...ofA].some(([parallel, branch]) => ofB.has(parallel) && ofB.get(parallel) !== branch);
}

/** Branch by enclosing block. */
function branchesOf(place: Place): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let { branch } = place.scope; branch; branch = branch.parallel.scope.branch) found.set(branch.parallel.id, branch.name);
  return found;
}
