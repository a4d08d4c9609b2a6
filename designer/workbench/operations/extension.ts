import type { Calendar } from '../../../engine/calendar/calendar.ts';
import { dueDate } from '../../../engine/calendar/due.ts';
import type { ClockReading } from '../../../engine/model/clock.ts';
import type { Extension } from '../../../engine/model/deadline.ts';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { CaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import type { ExtensionOf } from '../../../engine/model/event.ts';
import { blockOf, stepOf } from '../definition-view.ts';

/** The action of a task that asks for more time, and of what. */
export const extensionActions: Readonly<Record<string, ExtensionOf>> = { extend: 'deadline', extendBlock: 'block', extendClock: 'clock' };

export interface ExtendedDate {
  readonly rule: Extension;
  readonly unit: ClockReading['unit'];
  readonly from: string;
  readonly to: string;
  readonly estimated: boolean;
}

/** The present date and the one after it was granted, as things stand; null while the calendar isn't there, or in hours. */
export function extendedDate(
  { workflow, kase, task, calendar }: { workflow: WorkflowDefinition; kase: CaseDto; task: TaskDto; calendar: Calendar | null },
  of: ExtensionOf,
): ExtendedDate | null {
  const rules = {
    deadline: stepOf(workflow, task.step)?.deadline?.extend,
    block: stepOf(workflow, blockOf(workflow, task.step))?.deadline?.extend,
    clock: workflow.clock?.extend,
  };
  const clock = { deadline: task.clock, block: task.blockClock, clock: kase.clock }[of];
  const rule = rules[of];
  if (!rule || !clock || !calendar) return null;
  const { date, estimated } = dueDate(calendar, clock.dueOn, { amount: rule.amount, unit: clock.unit });
  return { rule, unit: clock.unit, from: clock.dueOn, to: date, estimated };
}
