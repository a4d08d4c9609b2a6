/**
 * 延长: the holder of a task asks for more time with a reason, the approver grants or refuses it (行政许可法 42). Of a step's
 * deadline or of the clock of the case, in each case at most so often as the definition says; the applicant is told the reason.
 */

import { dateOf } from '../calendar/date.ts';
import type { Extension } from '../model/deadline.ts';
import { Rejection } from '../model/errors.ts';
import type { CaseFact, ExtensionOf } from '../model/event.ts';
import { groupKey } from '../model/user.ts';
import { operationWord } from '../model/word.ts';
import { readCaseClock } from './clock-reading.ts';
import type { LiveStep, LiveTask, MachineContext } from './context.ts';
import { dueOfLive } from './due.ts';
import { namedTo } from './identity.ts';
import type { Programme } from './programme.ts';
import { redate } from './redate.ts';
import { evaluateText } from './scope.ts';
import type { StepInfo } from './steps-index.ts';
import { applicantGroup, groupOf, openTask, taskId } from './tasks.ts';
import { infoOf, liveOf, setLive, type Work } from './work.ts';

export type ExtensionFact = Extract<CaseFact, { type: 'extension.requested' | 'deadline.extended' | 'extension.refused' }>;

export function isExtension(fact: CaseFact): fact is ExtensionFact {
  return fact.type === 'extension.requested' || fact.type === 'deadline.extended' || fact.type === 'extension.refused';
}

/** The rule, or null where nothing can be extended: no rule, no running deadline, no started clock. */
export function extensionRule(programme: Programme, context: MachineContext, info: StepInfo, of: ExtensionOf): Extension | null {
  if (of === 'clock') return context.clock && context.status !== 'ended' ? (programme.workflow.clock?.extend ?? null) : null;
  const target = targetOf(info, of);
  return context.live[target]?.due ? (programme.steps.get(target)?.step.deadline?.extend ?? null) : null;
}

/** The step whose deadline is meant. */
function targetOf({ id, branch }: StepInfo, of: ExtensionOf): string {
  return of === 'block' ? (branch?.parallel ?? '') : id;
}

/** `state.wrong`, `reason.required`, `extension.exhausted`. */
export function checkExtension(
  programme: Programme,
  context: MachineContext,
  { info, live, task }: { readonly info: StepInfo; readonly live: LiveStep; readonly task: LiveTask },
  fact: ExtensionFact,
): Rejection | null {
  if (!fact.reason.trim()) return new Rejection('reason.required', { outcome: operationWord(fact.type) });
  const answers = task.kind === 'extension';
  if (fact.type === 'extension.refused') return answers ? null : new Rejection('state.wrong');
  const of = answers && live.extension ? live.extension.of : fact.of;
  const rule = extensionRule(programme, context, info, of);
  if (!rule) return new Rejection('state.wrong');
  const times = rule.times ?? 1;
  const granted = (of === 'clock' ? context.clock : context.live[targetOf(info, of)])?.extensions ?? 0;
  if (granted >= times) return new Rejection('extension.exhausted', { times });
  // One request at a time: of a step's own, and of what several steps share.
  const others = of === 'deadline' ? [] : Object.values(context.live);
  const asked = live.extension !== undefined || others.some(({ extension }) => extension?.of === of);
  return asked && !answers ? new Rejection('extension.exhausted', { times }) : null;
}

/** The fact is possible: do it. */
export function extension(work: Work): void {
  const { fact, task } = work.event;
  if (!isExtension(fact)) return;
  const found = Object.entries(work.context.live).find(
    ([, live]) => live.extension?.task.n === task || live.tasks.some((other) => other.n === task),
  );
  if (!found) return;
  const [id, live] = found;
  if (fact.type === 'extension.requested') {
    ask(work, id, fact);
    return;
  }
  const request = live.extension?.task.n === task ? live.extension : undefined;
  if (request) close(work, id, fact.type === 'deadline.extended' ? 'grant' : 'refuse');
  if (fact.type === 'deadline.extended') grant(work, id, request?.of ?? fact.of, fact.reason);
  else if (request) tellAbout(work, id, request.by, 'extension.refused', fact.reason, null);
}

function ask(work: Work, id: string, { of, reason }: { readonly of: ExtensionOf; readonly reason: string }): void {
  const rule = extensionRule(work.programme, work.context, infoOf(work, id), of);
  if (!rule) return;
  const { tasks } = liveOf(work, id);
  openTask(work, id, { kind: 'extension', group: groupOf(work, rule.by) });
  const task = liveOf(work, id).tasks.at(-1) as LiveTask;
  // Beside the step's own tasks: the policy over their outcomes doesn't see it.
  setLive(work, id, { tasks, extension: { of, reason, by: work.event.by, task } });
}

function close(work: Work, id: string, outcome: string): void {
  const { extension: request, ...live } = liveOf(work, id);
  if (!request) return;
  work.context.live = { ...work.context.live, [id]: live };
  work.effects.push({ type: 'task.close', task: taskId(work.context, request.task.n), status: 'completed', outcome });
}

function grant(work: Work, id: string, of: ExtensionOf, reason: string): void {
  const rule = extensionRule(work.programme, work.context, infoOf(work, id), of);
  if (!rule) return;
  const { clock } = work.context;
  if (of === 'clock' && clock) {
    const { told: _told, ...running } = clock;
    work.context.clock = { ...running, extended: (clock.extended ?? 0) + rule.amount, extensions: (clock.extensions ?? 0) + 1 };
    const reading = readCaseClock(work.programme, work.context, work.event.calendar, work.event.at);
    tellAbout(work, id, applicantGroup(work.context), 'clock.extended', reason, reading?.dueOn ?? null);
    return;
  }
  const target = targetOf(infoOf(work, id), of);
  const before = liveOf(work, target);
  setLive(work, target, { extended: (before.extended ?? 0) + rule.amount, extensions: (before.extensions ?? 0) + 1 });
  const { deadline } = infoOf(work, target).step;
  const due = deadline ? dueOfLive(work, liveOf(work, target), deadline) : null;
  if (due) redate(work, target, due);
  tellAbout(work, target, applicantGroup(work.context), 'deadline.extended', reason, due?.date ?? null);
}

function tellAbout(work: Work, id: string, to: string, template: string, reason: string, due: string | null): void {
  const { context } = work;
  const params = { number: context.number, enterprise: namedTo(work, to, id), step: infoOf(work, id).step.title ?? id };
  work.effects.push({ type: 'notify', to, template, params: { ...params, due: due ?? '', reason } });
}

/** Group that grants, for readers: `role@scope`. `now` is a UTC instant. */
export function approverOf(programme: Programme, context: MachineContext, rule: Extension, now: string): string {
  const { by } = rule;
  const work = { programme, context, event: { today: dateOf(now) } } as unknown as Work;
  return by.scope === undefined ? groupOf(work, by) : groupKey(by.role, evaluateText(work, by.scope));
}
