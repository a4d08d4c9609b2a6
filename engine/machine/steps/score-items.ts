import { Rejection } from '../../model/errors.ts';
import type { ScoreStep } from '../../model/steps.ts';
import type { LiveTask, MachineContext } from '../context.ts';
import type { Programme } from '../programme.ts';
import { evaluateJson } from '../scope.ts';
import { totalOf } from '../scoring.ts';

/** Items of a panel's sheet: those the step names, else all number fields of its form that aren't computed. */
export function itemsOf(programme: Pick<Programme, 'forms'>, step: ScoreStep): string[] {
  if (step.items) return Object.keys(step.items);
  const fields = [...(programme.forms[step.form]?.fields.values() ?? [])];
  return fields.filter((field) => field.kind === 'number' && field.computed === null).map((field) => field.name);
}

/** The total of a complete sheet must be in the step's range. @returns `input.invalid`, or null */
export function checkSheet(
  programme: Programme,
  context: MachineContext,
  step: ScoreStep,
  data: Readonly<Record<string, unknown>>,
  today: string,
): Rejection | null {
  const items = itemsOf(programme, step);
  const given = Object.fromEntries(items.flatMap((item) => (typeof data[item] === 'number' ? [[item, data[item]]] : [])));
  const total = totalOf({ items: given }, items)?.toNumber();
  if (total === undefined || !step.range) return null;
  const bound = (source: string | undefined) => (source === undefined ? null : evaluateJson(programme, source, context.data, today));
  const from = bound(step.range.from);
  const to = bound(step.range.to);
  const wrong = (code: string, limit: number) =>
    new Rejection('input.invalid', { count: 1 }, [{ code, pointer: `/${items[0] ?? ''}`, params: { total, limit } }]);
  if (typeof from === 'number' && total < from) return wrong('score.under', from);
  if (typeof to === 'number' && total > to) return wrong('score.over', to);
  return null;
}

/** A holder of the position scores once in each round. */
export function scoredAlready(tasks: readonly LiveTask[], first: number, task: LiveTask, user: string): boolean {
  return tasks.some(
    (other) =>
      other.n !== task.n &&
      other.kind === 'score' &&
      other.status !== 'cancelled' &&
      other.n >= first &&
      (other.by ?? other.assignee) === user,
  );
}
