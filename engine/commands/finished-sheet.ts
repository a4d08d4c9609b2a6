import { titleOf } from '../forms/errors.ts';
import { itemsOf } from '../machine/steps/score-items.ts';
import { Rejection } from '../model/errors.ts';
import { pointerOf } from '../model/pointer.ts';
import type { ScoreStep } from '../model/steps.ts';
import type { Task } from '../model/task.ts';
import { type Draft, drafts } from '../store/drafts.ts';
import type { PlanContext } from './case-command.ts';

type Data = Readonly<Record<string, unknown>>;

/** The sheet that its sender filled in and kept, whole: what is sent together with others. @throws Rejection input.invalid, naming what is blank */
export function finishedSheet({ compiled, view, by }: PlanContext, task: Task, step: ScoreStep): Data {
  const data = ownSheet(view.fact(drafts, task.id) ?? null, by);
  const blank = itemsOf(compiled, step).filter((item) => typeof data[item] !== 'number');
  if (blank.length === 0) return data;
  const fields = compiled.forms[step.form]?.fields;
  const places = blank.map((item) => {
    const field = fields?.get(item);
    return { code: 'field.required' as const, pointer: pointerOf([item]), params: { title: field ? titleOf(field) : item } };
  });
  throw new Rejection('input.invalid', { count: places.length }, places);
}

/** What somebody entered into a sheet so far; nothing of what another holder of the position did. */
export function ownSheet(draft: Draft | null, by: string): Data {
  const data = draft?.savedBy === by ? draft.data.data : undefined;
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Data) : {};
}
