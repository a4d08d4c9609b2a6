/** Outcomes of a step: with what it and its branches can end, and what follows in the rest of the step from a new name or a removal. */
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { isObject, type Json, type Path, valueAt } from './change.ts';
import { allSteps, inspectableAt, stepsAt } from './inspectable.ts';
import { withOutcomeCompared } from './names-follow.ts';
import { withKeyRenamed, withProperty, withStepProperty } from './properties.ts';
import { outcomeInScenarios } from './scenarios-follow.ts';

export interface NamedOutcome {
  readonly id: string;
  readonly label: string;
}

/** Where the outcomes that people give in a step are written. */
export function outcomesInside(step: { readonly [key: string]: Json }): Path {
  return step.type === 'wait' ? ['external', 'outcomes'] : ['outcomes'];
}

/** The outcomes a step can have, in the author's order; labels as the people read them who give them. */
export function outcomesOf(document: ProgrammeDocument, path: Path): NamedOutcome[] {
  const step = inspectableAt(document, path)?.whole;
  if (!step) return [];
  const own = valueAt(step, outcomesInside(step));
  if (!isObject(own)) return [];
  const inner = new Map(
    step.type === 'parallel' || step.type === 'each' ? endingsOf(document, path).map(({ id, label }) => [id, label]) : [],
  );
  return Object.entries(own).map(([id, outcome]) => ({ id, label: labelOf(outcome) ?? inner.get(id) ?? id }));
}

/** With which outcomes the branches of a step, or the items of an `each`, can end. */
export function endingsOf(document: ProgrammeDocument, path: Path): NamedOutcome[] {
  const found = new Map<string, string>();
  for (const branch of branchesOf(document, path)) {
    const inside = inspectableAt(document, branch);
    if (!inside) continue;
    const steps = inside.kind === 'block' ? stepsAt(document, [...branch, 'steps']).map((step) => step.path) : [branch];
    for (const step of steps) for (const { id, label } of openOutcomes(document, step)) if (!found.has(id)) found.set(id, label);
  }
  return [...found].map(([id, label]) => ({ id, label }));
}

function branchesOf(document: ProgrammeDocument, path: Path): Path[] {
  const step = valueAt(document, path);
  if (!isObject(step)) return [];
  if (step.type === 'each') return [[...path, 'block']];
  return isObject(step.branches) ? Object.keys(step.branches).map((id) => [...path, 'branches', id]) : [];
}

/** Outcomes of a step that lead nowhere, with which its branch ends. */
function openOutcomes(document: ProgrammeDocument, path: Path): NamedOutcome[] {
  const step = inspectableAt(document, path)?.whole;
  if (!step) return [];
  if (step.type === 'end') {
    const id = typeof step.outcome === 'string' ? step.outcome : '';
    return id === '' || step.terminate === true ? [] : [{ id, label: typeof step.title === 'string' ? step.title : id }];
  }
  const outcomes = valueAt(step, outcomesInside(step));
  if (!isObject(outcomes)) return [];
  return outcomesOf(document, path).filter(({ id }) => {
    const outcome = outcomes[id];
    return isObject(outcome) && outcome.to === undefined;
  });
}

function labelOf(outcome: Json | undefined): string | null {
  return isObject(outcome) && typeof outcome.label === 'string' && outcome.label !== '' ? outcome.label : null;
}

/** The step around a branch, a block's step or a template; null for a step of the workflow itself. */
function around(path: Path): Path | null {
  if (path.at(-1) === 'template') return path.slice(0, -1);
  if (path.at(-2) === 'branches') return path.slice(0, -2);
  const holder = path.slice(0, -2);
  if (holder.length < 2) return null;
  return holder.at(-1) === 'block' ? holder.slice(0, -1) : holder.slice(0, -2);
}

/** Properties beside `outcomes` that name an outcome of the same step. */
const naming: readonly Path[] = [
  ['silence'],
  ['nobody', 'outcome'],
  ['deadline', 'onExpire', 'outcome'],
  ['places', 'in'],
  ['places', 'waiting'],
  ['places', 'out'],
];
const listing: readonly Path[] = [['policy', 'veto'], ['join', 'veto'], ['keep']];

function references(step: Json | undefined): Path[] {
  const on = isObject(step) && isObject(step.on) ? Object.keys(step.on) : [];
  return [...naming, ...on.map((name) => ['on', name, 'outcome'])];
}

/** An outcome is called otherwise, with what refers to it in the step; and in the step around it, when no other branch ends so. */
export function withOutcomeRenamed(document: ProgrammeDocument, path: Path, from: string, to: string): ProgrammeDocument {
  const step = inspectableAt(document, path);
  if (!step) return document;
  const whole = valueAt(step.whole, outcomesInside(step.whole));
  if (!isObject(whole) || !Object.hasOwn(whole, from) || Object.hasOwn(whole, to) || from === to) return document;
  const own = valueAt(document, [...path, ...outcomesInside(step.own)]);
  // Outcomes that come from the template are the branch's own from now on.
  const begun = own === undefined ? withProperty(document, [...path, 'outcomes'], whole) : document;
  let next = withKeyRenamed(begun, [...path, ...outcomesInside(step.whole)], from, to);
  for (const inside of references(step.own))
    if (valueAt(next, [...path, ...inside]) === from) next = withProperty(next, [...path, ...inside], to);
  for (const inside of listing) {
    const list = valueAt(next, [...path, ...inside]);
    if (Array.isArray(list) && list.includes(from))
      next = withProperty(
        next,
        [...path, ...inside],
        list.map((one) => (one === from ? to : one)),
      );
  }
  const ids = path.at(-1) === 'template' ? singleBranches(next, path.slice(0, -1)) : [step.id];
  next = ids.reduce((before, id) => withOutcomeCompared(before, id, from, to), next);
  next = outcomeInScenarios(next, { steps: [...new Set([step.id, ...ids])], others: othersWith(next, path, from), from, to });
  const outer = around(path);
  if (!outer) return next;
  const endings = endingsOf(next, outer).map(({ id }) => id);
  return endings.includes(from) || !endings.includes(to) ? next : withOutcomeRenamed(next, outer, from, to);
}

/** Steps beside this one, and outside of those around it, that have an outcome of that id. */
function othersWith(document: ProgrammeDocument, path: Path, outcome: string): string[] {
  const own = path.join('/');
  return allSteps(document)
    .filter((step) => !`${own}/`.startsWith(`${step.path.join('/')}/`) && !step.path.join('/').startsWith(`${own}/`))
    .filter((step) => outcomesOf(document, step.path).some(({ id }) => id === outcome))
    .map(({ id }) => id);
}

/** Branches that are single steps, which have what their template says. */
function singleBranches(document: ProgrammeDocument, path: Path): string[] {
  return branchesOf(document, path).flatMap((branch) => (inspectableAt(document, branch)?.kind === 'step' ? [branch.at(-1) ?? ''] : []));
}

/** Without an outcome and what referred to it in the step. */
export function withoutOutcome(document: ProgrammeDocument, path: Path, id: string): ProgrammeDocument {
  const step = inspectableAt(document, path);
  if (!step) return document;
  let next = withStepProperty(document, path, [...outcomesInside(step.whole), id], undefined);
  for (const inside of references(step.own))
    if (valueAt(next, [...path, ...inside]) === id) next = withProperty(next, [...path, ...inside], undefined);
  for (const inside of listing) {
    const list = valueAt(next, [...path, ...inside]);
    const left = Array.isArray(list) && list.includes(id) ? list.filter((one) => one !== id) : null;
    if (left) next = withProperty(next, [...path, ...inside], left.length === 0 ? undefined : left);
  }
  return next;
}

/** What people call outcomes, and under which id they are kept. */
const known: Readonly<Record<string, string>> = {
  同意: 'agree',
  不同意: 'object',
  通过: 'pass',
  不通过: 'fail',
  不予通过: 'reject',
  受理: 'accept',
  不予受理: 'refuse',
  不受理: 'refuse',
  退回: 'sendBack',
  退回修改: 'sendBack',
  退回补正: 'correct',
  补正: 'correct',
  要求补正: 'correct',
  准予: 'grant',
  准予许可: 'grant',
  不予: 'deny',
  不予许可: 'deny',
  合格: 'pass',
  不合格: 'fail',
  附条件同意: 'conditional',
  无异议: 'clear',
  有异议: 'doubt',
  弃权: 'abstain',
  入选: 'chosen',
  候补: 'waiting',
  落选: 'passedOver',
};

/** An id for an outcome of this name that isn't taken: camelCase ASCII, never Chinese. */
export function outcomeIdFor(label: string, taken: readonly string[]): string {
  const words = label
    .normalize('NFKD')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const typed = words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  const wanted = known[label.trim()] ?? (/^[a-z]/.test(typed) ? typed : 'outcome');
  if (wanted !== 'outcome' && !taken.includes(wanted)) return wanted;
  for (let number = wanted === 'outcome' ? 1 : 2; ; number += 1) if (!taken.includes(`${wanted}${number}`)) return `${wanted}${number}`;
}
