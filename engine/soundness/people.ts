/** Positions are declared, and a review's policy can be met by the people it is given to. */
import type { Expiry } from '../model/deadline.ts';
import type { DrawApproval } from '../model/panel.ts';
import type { Path } from '../model/pointer.ts';
import { systemRoles } from '../policy/roles.ts';
import { assignmentsOf, seatsOf } from './edges.ts';
import { allPlaces, type Place } from './places.ts';
import { type Report, suggest } from './report.ts';
import type { Shaped } from './shape.ts';

export function checkPeople({ workflow, scope }: Shaped, report: Report): void {
  const roles = Object.keys(workflow.roles ?? {});
  const used = new Set<string>();
  const places = allPlaces(scope);
  const declared = (role: string, path: Path) => {
    used.add(role);
    if (!roles.includes(role)) report.error('role.undeclared', path, { role, ...suggest(role, roles) });
  };
  const told = (escalate: Expiry['escalate'], path: Path) => {
    if (typeof escalate === 'string') declared(escalate, path);
    else for (const [index, { to }] of (escalate ?? []).entries()) if (to !== 'holder') declared(to, [...path, index, 'to']);
  };
  const clock = workflow.clock?.extend?.by;
  if (clock) declared(clock.role, ['clock', 'extend', 'by', 'role']);
  told(workflow.clock?.onExpire?.escalate, ['clock', 'onExpire', 'escalate']);
  told(workflow.supervision?.ladder, ['supervision', 'ladder']);
  for (const [name, rule] of Object.entries(workflow.messages ?? {})) {
    for (const [index, from] of (rule?.from ?? []).entries()) {
      if (from !== 'applicant') declared(from.role, ['messages', name, 'from', index, 'role']);
    }
  }
  for (const [name, { sanctions }] of Object.entries(workflow.registries ?? {})) {
    if (sanctions) declared(sanctions.by.role, ['registries', name, 'sanctions', 'by', 'role']);
  }
  for (const place of places) {
    if (place.broken) continue;
    for (const { assignment, at } of assignmentsOf(place)) {
      used.add(assignment.role);
      if (!roles.includes(assignment.role)) {
        report.error('role.undeclared', [...at, 'role'], { role: assignment.role, ...suggest(assignment.role, roles) });
      }
      if (assignment.org !== undefined && assignment.scope !== undefined) report.error('assign.both', at, { role: assignment.role });
    }
    const granted = place.step.deadline?.extend?.by;
    if (granted) declared(granted.role, place.at('deadline', 'extend', 'by', 'role'));
    const approves = place.step.type === 'score' ? place.step.assign.draw?.approve : undefined;
    if (approves) checkApprover(place, approves, declared, report);
    told(place.step.deadline?.onExpire?.escalate, place.at('deadline', 'onExpire', 'escalate'));
    for (const { role, at } of rolesOfRules(place)) {
      used.add(role);
      if (!roles.includes(role)) report.error('role.undeclared', at, { role, ...suggest(role, roles) });
    }
    checkPolicy(place, report);
    checkBallot(place, report);
    checkSeats(place, places, report);
  }
  const certain = places.every((place) => !place.broken);
  for (const role of roles) {
    if (systemRoles.includes(role)) report.error('role.reserved', ['roles', role], { role, reserved: systemRoles.join(', ') });
    else if (certain && !used.has(role)) report.warn('role.unused', ['roles', role], { role });
  }
}

/** Who grants a lot is another position than who asks for it, or has several holders; an organisation or a scope, not both. */
function checkApprover(
  { at, step, id }: Place,
  { role, org, scope }: DrawApproval,
  declared: (role: string, path: Path) => void,
  report: Report,
): void {
  const path = at('assign', 'draw', 'approve');
  declared(role, [...path, 'role']);
  if (org !== undefined && scope !== undefined) report.error('assign.both', path, { role });
  const asks = step.type === 'score' ? step.assign : undefined;
  if (asks?.role === role && asks.org === org && asks.scope === scope) report.warn('draw.approve', path, { step: step.title ?? id });
}

/** Positions that a review names besides those it is given to: who adds signers, who may be added, who does it when nobody can. */
function rolesOfRules({ step, at }: Place): { readonly role: string; readonly at: Path }[] {
  if (step.type !== 'review') return [];
  const { addSigners, nobody } = step;
  const named = [
    ...(addSigners ? [[addSigners.by === 'holder' ? undefined : addSigners.by, at('addSigners', 'by')] as const] : []),
    ...(addSigners ? [[addSigners.role, at('addSigners', 'role')] as const] : []),
    [nobody?.role, at('nobody', 'role')] as const,
  ];
  return named.flatMap(([role, path]) => (role === undefined ? [] : [{ role, at: path }]));
}

function checkPolicy(place: Place, report: Report): void {
  const { step, at } = place;
  if (step.type !== 'review' || !step.policy) return;
  const { type, need } = step.policy;
  const people = seatsOf(place);
  const path = need === undefined ? at('policy') : at('policy', 'need');
  if (type === 'quorum' && (typeof need !== 'number' || !Number.isInteger(need) || need > people))
    report.error('policy.quorum', path, { people });
  else if (type === 'percent' && (need === undefined || isMoreThanAll(need))) report.error('policy.percent', path);
  else if (type !== 'quorum' && type !== 'percent' && need !== undefined) report.warn('policy.need', path, { type });
}

/** Votes weigh, and ties are resolved, only where shares are counted; who decides a tie has a seat. */
function checkBallot({ step, at, id }: Place, report: Report): void {
  if (step.type !== 'review') return;
  const seats = 'role' in step.assign ? [step.assign] : step.assign;
  const { type, over, tie } = step.policy ?? { type: 'all' };
  const weighed = seats.some(({ weight }) => weight !== undefined);
  const named = weighed ? 'weight' : over !== undefined ? 'over' : tie !== undefined ? 'tie' : null;
  if (type !== 'percent' && named !== null)
    report.error('policy.vote', at(step.policy ? 'policy' : 'assign'), { step: id, property: named });
  const casting = seats.filter((seat) => seat.casting === true).reduce((sum, { count = 1 }) => sum + count, 0);
  if ((tie === 'casting') !== casting > 0 || casting > 1)
    report.error('policy.casting', at(step.policy ? 'policy' : 'assign'), { step: id });
}

/** A share that nobody can reach. */
function isMoreThanAll(need: number | string): boolean {
  if (typeof need === 'number') return need > 100;
  const [top = 0, bottom = 1] = need.split('/').map(Number);
  return top > bottom;
}

/** Steps whose people are passed over exist. */
function checkSeats(place: Place, places: readonly Place[], report: Report): void {
  const { step, at } = place;
  if (step.type !== 'review') return;
  const ids = places.map(({ id }) => id);
  const seats =
    'role' in step.assign
      ? [{ seat: step.assign, path: at('assign') }]
      : step.assign.map((seat, index) => ({ seat, path: at('assign', index) }));
  for (const { seat, path } of seats)
    for (const [index, other] of (seat.draw?.exclude ?? []).entries())
      if (!ids.includes(other))
        report.error('target.unknown', [...path, 'draw', 'exclude', index], { target: other, ...suggest(other, ids) });
}
