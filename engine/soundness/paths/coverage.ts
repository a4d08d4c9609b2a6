/** Which goals an event of a case reached. */
import { contextOf } from '../../machine/decide.ts';
import { parseItemId } from '../../machine/item-id.ts';
import { contextAt } from '../../machine/local.ts';
import { holds } from '../../machine/scope.ts';
import type { CaseData, CaseState } from '../../model/case.ts';
import { bandKey, rowKey } from './goals.ts';
import { ruleVersionNamed, type Subject } from './subject.ts';

/** @param fired the step whose deadline was this event */
export function reached(subject: Subject, before: CaseState | null, after: CaseState, today: string, fired: string | null): string[] {
  const was = before && contextOf(before);
  const now = contextOf(after);
  const base = (id: string) => parseItemId(id).base;
  const keys: string[] = fired === null ? [] : [`expiry:${base(fired)}`];
  for (const [id, entry] of Object.entries(now.entries)) {
    if (entry === (was?.entries[id] ?? 0)) continue;
    const skipped = now.done[id]?.skipped === true && now.done[id]?.entry === entry;
    keys.push(skipped ? `skip:${base(id)}` : `step:${base(id)}`);
    // What a step of an item decides by is read from inside the item.
    if (!skipped) keys.push(...byItself(subject, base(id), contextAt(subject.compiled, now, id).data, today));
  }
  for (const [id, done] of Object.entries(now.done)) {
    const earlier = was?.done[id];
    if (done.outcome !== null && (earlier?.entry !== done.entry || earlier.at !== done.at))
      keys.push(`outcome:${base(id)}:${done.outcome}`);
  }
  return keys;
}

/** Branches of a decision, bands and rows of a computation. */
function byItself(subject: Subject, id: string, data: CaseData, today: string): string[] {
  const { compiled } = subject;
  const step = compiled.steps.get(id)?.step;
  if (step?.type === 'decide') {
    const taken = step.branches.findIndex(({ when }) => holds(compiled, when, data, today));
    return [`branch:${id}:${taken < 0 ? 'otherwise' : taken}`];
  }
  if (step?.type !== 'compute') return [];
  const version = data.ruleVersion ?? '';
  const result = data.steps[id] ?? {};
  const rows = Array.isArray(result.rows) ? result.rows.map((row) => rowKey(version, step.table ?? '', Number(row))) : [];
  const items = step.scorecard === undefined ? [] : (ruleVersionNamed(subject, version)?.scorecards?.[step.scorecard]?.items ?? []);
  const bands = items.map((item) => {
    const hit = item.bands.findIndex(({ when }) => holds(compiled, when, data, today));
    return bandKey(version, step.scorecard ?? '', item.id, hit);
  });
  return [...rows, ...bands];
}
