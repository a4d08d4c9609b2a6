/**
 * Facts that satisfy a plan: a search among the changes that the conditions themselves suggest. Deterministic and bounded:
 * the best change is taken, never twice to the same facts; it gives up after `rounds` or when nothing new is left.
 */
import { pathOf } from '../../model/pointer.ts';
import type { InputError } from '../../model/problem.ts';
import { describe } from '../../rules/reading.ts';
import { namesOf } from '../../rules/tree.ts';
import { distance } from './distance.ts';
import type { Exit } from './exits.ts';
import { type CaseFacts, changed, fillForm, type Move, readPlace } from './facts.ts';
import type { Moment } from './moment.ts';
import { movesFor } from './moves.ts';
import { formsOn, momentsOf, type Plan } from './plan.ts';
import { sampleCell, sampleOf, sampleRow, sampleUnder } from './samples.ts';
import type { Subject } from './subject.ts';

export type Solution =
  | { readonly ok: true; readonly facts: CaseFacts }
  | {
      readonly ok: false;
      readonly facts: CaseFacts;
      readonly blocked: readonly Exit[];
      readonly why: string;
      readonly reads: readonly string[];
    };

const rounds = 60;
const tries = 40;

interface Standing {
  readonly facts: CaseFacts;
  readonly cost: number;
  readonly moments: readonly Moment[];
}

export function solve(subject: Subject, plan: Plan, from: CaseFacts): Solution {
  const standingOf = (facts: CaseFacts): Standing => {
    const moments = momentsOf(subject, plan, facts);
    return { facts, moments, cost: costOf(subject, plan, facts, moments) };
  };
  let now = standingOf(from);
  let best = now;
  const visited = new Set([print(from)]);
  for (let round = 0; round < rounds && now.cost > 0; round += 1) {
    let next: Standing | null = null;
    let tried = 0;
    for (const move of suggestions(subject, plan, now)) {
      if (tried >= tries) break;
      const facts = withRequired(subject, plan, now.facts, changed(now.facts, move));
      const key = print(facts);
      if (visited.has(key)) continue;
      tried += 1;
      const standing = standingOf(facts);
      if (!next || standing.cost < next.cost - 1e-9) next = standing;
      if (standing.cost === 0) break;
    }
    if (!next) break;
    visited.add(print(next.facts));
    now = next;
    if (now.cost < best.cost) best = now;
    else if (round > 15 && now.cost > best.cost * 3 + 2) now = best;
  }
  if (best.cost === 0) return { ok: true, facts: best.facts };
  const failing = plan.conditions.filter(({ node, wanted, at }) => distance(node, wanted, best.moments[at] as Moment) > 0);
  const errors = errorsOf(subject, plan, best.facts).map(({ slot, error }) => `${slot}${error.pointer} ${error.code}`);
  const why = [...failing.map(({ node, wanted }) => `${describe(node, 'en')}: ${wanted}`), ...errors].slice(0, 4).join('; ');
  const reads = failing.flatMap(({ node }) => namesOf(node).flatMap(([root = '']) => (subject.compiled.steps.has(root) ? [root] : [])));
  return { ok: false, facts: best.facts, blocked: failing.flatMap(({ exit }) => exit ?? []), why, reads };
}

/** What a change makes required is filled in with it: a choice that opens a page of fields isn't worse than one that leaves it closed. */
function withRequired(subject: Subject, plan: Plan, before: CaseFacts, after: CaseFacts): CaseFacts {
  const missing = (facts: CaseFacts) => errorsOf(subject, plan, facts).filter(({ error }) => error.code === 'field.required');
  const known = new Set(missing(before).map(({ slot, error }) => `${slot}${error.pointer}`));
  let facts = after;
  for (let pass = 0; pass < 3; pass += 1) {
    const fresh = missing(facts).filter(({ slot, error }) => !known.has(`${slot}${error.pointer}`));
    if (fresh.length < 2) break;
    facts = changed(
      facts,
      fresh.flatMap(({ slot, name, today, error }) => mended(subject, facts, slot, name, today, error)[0] ?? []),
    );
  }
  return facts;
}

function print(facts: CaseFacts): string {
  return JSON.stringify(facts);
}

function costOf(subject: Subject, plan: Plan, facts: CaseFacts, moments: readonly Moment[]): number {
  const conditions = plan.conditions.reduce((sum, { node, wanted, at }) => sum + distance(node, wanted, moments[at] as Moment), 0);
  // What is missing can always be filled in: emptying a field so that its page closes is no way out of what is wrong there.
  const wrong = errorsOf(subject, plan, facts).reduce((sum, { error }) => sum + (error.code === 'field.required' ? 1.2 : 0.4), 0);
  return conditions + wrong;
}

function errorsOf(subject: Subject, plan: Plan, facts: CaseFacts) {
  return formsOn(subject, plan).flatMap(({ slot, name, today }) =>
    fillForm(subject, facts, slot, name, today).errors.map((error) => ({ slot, name, today, error })),
  );
}

/** Changes worth trying, most promising first. */
function suggestions(subject: Subject, plan: Plan, { facts, moments }: Standing): Move[] {
  const wrong = errorsOf(subject, plan, facts);
  const missing = wrong.filter(({ error }) => error.code === 'field.required');
  const filled = missing.flatMap(({ slot, name, today, error }) => mended(subject, facts, slot, name, today, error)[0] ?? []);
  const mends = wrong.flatMap(({ slot, name, today, error }) => mended(subject, facts, slot, name, today, error));
  const failing = plan.conditions.filter(({ node, wanted, at }) => distance(node, wanted, moments[at] as Moment) > 0);
  const lists = failing.map(({ node, wanted, at }) => movesFor(node, wanted, moments[at] as Moment));
  const joined = lists.length > 1 ? [lists.flatMap((list) => list[0] ?? []), lists.flatMap((list) => list[1] ?? list[0] ?? [])] : [];
  return [...(filled.length > 0 ? [filled] : []), ...interleaved([mends, joined, ...lists])].filter((move) => move.length > 0);
}

function interleaved(lists: readonly (readonly Move[])[]): Move[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => (list[index] ? [list[index]] : []))).flat();
}

/** Ways to mend what is wrong at a field. */
function mended(subject: Subject, facts: CaseFacts, slot: string, name: string, today: string, error: InputError): Move[] {
  const form = subject.compiled.forms[name];
  const [fieldName = '', row, columnName] = pathOf(error.pointer);
  const field = form?.fields.get(fieldName);
  if (!form || !field) return [];
  const keys = [slot, fieldName];
  // Far from what the rows of another case count up to.
  const own = slot === 'application' && subject.unique.has(fieldName) ? facts.ordinal * 10 : 0;
  const set = (path: readonly (string | number)[], value: unknown): Move => [{ place: { slot: 'forms', keys: path }, value }];
  const filled = fillForm(subject, facts, slot, name, today);
  if (error.code === 'field.check') {
    const check = form.checks.find((candidate) => candidate.check.id === error.params.check);
    const tree = check && subject.formTree(name, check.check.when, check.table?.name);
    if (!tree) return [];
    const rows = check.table ? (filled.scope.application as Record<string, unknown>)[check.table.name] : null;
    const scope = { ...filled.scope, ...(Array.isArray(rows) ? { row: rows[Number(row)] } : {}) };
    const place = check.table && { slot: 'forms' as const, keys: [slot, check.table.name, Number(row)] };
    const moment: Moment = {
      ...{ subject, facts, scope, today, self: { slot, name }, locals: [], rows: new Map(), depth: 0 },
      ...(place ? { row: place } : {}),
    };
    return [...movesFor(tree, true, moment), set(keys, null)];
  }
  const column = columnName === undefined ? undefined : field.columns.get(columnName);
  if (column && row !== undefined) {
    const at = [...keys, Number(row)];
    const cells = readPlace(facts, { slot: 'forms', keys: at });
    const beside = typeof cells === 'object' && cells !== null ? (cells as Record<string, unknown>) : {};
    const cell = (more: number) => set([...at, column.name], sampleCell(field, column, beside, today, own + Number(row) + more));
    const below = column.schema['x-parent'] === undefined ? [1, 7] : [0, 8, 16, 24];
    return [...below.map(cell), set(keys, [])];
  }
  if (error.code === 'field.minItems' && field.kind === 'table') {
    const now = readPlace(facts, { slot: 'forms', keys });
    const some = Array.isArray(now) ? now : [];
    const more = Array.from({ length: Number(error.params.limit) - some.length }, (_, n) => sampleRow(field, today, own + some.length + n));
    return [set(keys, [...some, ...more])];
  }
  const above = (field.item ?? field).schema['x-parent'] ?? field.schema['x-parent'];
  if (error.code === 'field.x-parent' && above !== undefined) {
    const chosen = readPlace(facts, { slot: 'forms', keys: [slot, above] });
    const under = [0, 1, 2].map((n) => sampleUnder(field.item ?? field, chosen, today, n));
    return [...under.map((value) => set(keys, field.item ? [value] : value)), set(keys, null)];
  }
  const others = field.kind === 'boolean' ? [true, false] : field.kind === 'choice' ? [0, 1, 2].map((n) => sampleOf(field, today, n)) : [];
  return [set(keys, sampleOf(field, today, own)), ...others.map((value) => set(keys, value)), set(keys, null)];
}
