/** Shortest ways through a definition: to a step, and out of one. */
import type { StepId } from '../../model/deadline.ts';
import { isBlock } from '../../model/expand.ts';
import { branchesOf, type Exit, exitKey, exitsOf, startOf } from './exits.ts';
import type { Subject } from './subject.ts';

const costs: Readonly<Record<Exit['way']['kind'], number>> = {
  outcome: 1,
  next: 1,
  either: 0.9,
  branch: 1,
  skip: 1.5,
  silence: 3,
  expiry: 3,
  withdraw: 6,
  fail: 3,
  message: 4,
  ended: 1,
};

/** Added to the cost of an exit that could not be taken; by `exitKey`. */
export type Penalties = ReadonlyMap<string, number>;

/** Exits from the beginning of the case to where `goal` is entered, those of enclosing steps first; null when there is no way. */
export function routeTo(subject: Subject, goal: StepId, penalties: Penalties): Exit[] | null {
  const info = subject.compiled.steps.get(goal);
  if (!info) return null;
  const outer = info.branch ? routeTo(subject, info.branch.parallel, penalties) : [];
  const inner = shortest(subject, startOf(subject, info), (id) => id === goal, penalties);
  return outer && inner ? [...outer, ...inner] : null;
}

/** The same through another step of the same scope or of one around it, whose result something needs on the way; null when it lies elsewhere. */
export function routeVia(subject: Subject, via: StepId, goal: StepId, penalties: Penalties): Exit[] | null {
  const [first, last] = [subject.compiled.steps.get(via), subject.compiled.steps.get(goal)];
  if (!first || !last) return null;
  if (first.branch?.parallel !== last.branch?.parallel || first.branch?.branch !== last.branch?.branch) {
    const outer = last.branch && routeVia(subject, via, last.branch.parallel, penalties);
    const inner = outer && shortest(subject, startOf(subject, last), (id) => id === goal, penalties);
    return outer && inner ? [...outer, ...inner] : null;
  }
  const before = routeTo(subject, via, penalties);
  const after = shortest(subject, via, (id) => id === goal, penalties);
  return before && after ? [...before, ...after] : null;
}

/** Exits inside the branches of a parallel step that make it end with `outcome`; null when no branch can. */
export function branchRoute(subject: Subject, parallel: StepId, outcome: string, penalties: Penalties): Exit[] | null {
  for (const [name, member] of Object.entries(branchesOf(subject, parallel))) {
    const start = isBlock(member) ? member.start : name;
    const steps = isBlock(member) ? Object.keys(member.steps) : [name];
    for (const id of steps) {
      const last = exitsOf(subject, id).find((exit) => exit.to === null && exit.ends === outcome && exit.way.kind !== 'skip');
      const inner = last && shortest(subject, start, (step) => step === id, penalties);
      if (last && inner) return [...inner, last];
    }
  }
  return null;
}

function shortest(subject: Subject, from: StepId, isGoal: (id: StepId) => boolean, penalties: Penalties): Exit[] | null {
  const best = new Map<StepId, { cost: number; path: Exit[] }>([[from, { cost: 0, path: [] }]]);
  const done = new Set<StepId>();
  for (;;) {
    const open = [...best].filter(([id]) => !done.has(id)).sort(([, a], [, b]) => a.cost - b.cost)[0];
    if (!open) return null;
    const [id, { cost, path }] = open;
    if (isGoal(id)) return path;
    done.add(id);
    for (const exit of exitsOf(subject, id)) {
      if (exit.to === null) continue;
      const next = cost + costs[exit.way.kind] + (penalties.get(exitKey(exit)) ?? 0);
      const known = best.get(exit.to);
      if (!known || next < known.cost) best.set(exit.to, { cost: next, path: [...path, exit] });
    }
  }
}

/** The exit by which a step is left when nothing else is wanted: the shortest way to the end, the author's first among equals. */
export function homeward(subject: Subject): (id: StepId, usable: (exit: Exit) => boolean) => Exit | null {
  const left = distancesToEnd(subject);
  return (id, usable) => {
    let best: { exit: Exit; cost: number } | null = null;
    for (const exit of exitsOf(subject, id)) {
      if (!usable(exit)) continue;
      const cost = costs[exit.way.kind] + (exit.to === null ? 0 : (left.get(exit.to) ?? 1000));
      if (!best || cost < best.cost) best = { exit, cost };
    }
    return best?.exit ?? null;
  };
}

function distancesToEnd(subject: Subject): ReadonlyMap<StepId, number> {
  const left = new Map<StepId, number>();
  const ids = [...subject.compiled.steps.keys()];
  for (let changed = true; changed; ) {
    changed = false;
    for (const id of ids) {
      for (const exit of exitsOf(subject, id)) {
        const cost = costs[exit.way.kind] + (exit.to === null ? 0 : (left.get(exit.to) ?? Number.POSITIVE_INFINITY));
        if (cost < (left.get(id) ?? Number.POSITIVE_INFINITY)) {
          left.set(id, cost);
          changed = true;
        }
      }
    }
  }
  return left;
}
