import { dateOf } from '../../calendar/date.ts';
import type { NoticeStep } from '../../model/steps.ts';
import { delayName, eventName } from '../config.ts';
import { dueOf } from '../due.ts';
import { publicText } from '../scope.ts';
import type { StepInfo } from '../steps-index.ts';
import { completeTask, groupOf, openTask } from '../tasks.ts';
import { decideStep, infoOf, liveOf, setLive, setResult, type Work } from '../work.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

/** Published for a period; objections hold the case until all are resolved and the period is over. */
export const notice: StepKind<NoticeStep> = {
  node: (step, info, make) => {
    for (const field of step.content) make.feel(field.value);
    return {
      on: {
        [eventName('object', info.id)]: { actions: [named('object', { step: info.id })] },
        [eventName('complete', info.id)]: { actions: [named('complete', { step: info.id })] },
      },
      after: { [delayName(info.id, 'end')]: { actions: [named('over', { step: info.id })] } },
      always: whenDecided(info, step.outcomes, make),
    };
  },
  skipTo: (step) => ({ target: step.outcomes.clear.to, outcome: 'clear' }),
  enter: (work, info, step) => {
    const { event } = work;
    const period = dueOf(event.calendar, event.at, step.period);
    setLive(work, info.id, { period, over: false });
    const from = event.today;
    setResult(work, info.id, { entry: liveOf(work, info.id).entry, outcome: null, from, until: period.date, objections: [] });
    publish(work, info, step);
  },
  leave: (work, info) => {
    work.effects.push({ type: 'notice.close', step: info.id, outcome: liveOf(work, info.id).outcome ?? 'cancelled' });
  },
  complete: (work, info, step, task, completion) => {
    completeTask(work, info.id, task.n, completion.outcome, work.event.by);
    if (task.stage === 'accept' && completion.outcome === 'accept') {
      examine(work, info.id, step, 'check', task.objection);
      return;
    }
    const resolution = { outcome: completion.outcome, reason: completion.reason, by: work.event.by, resolvedAt: work.event.at };
    const objections = objectionsOf(work, info.id).map((objection) =>
      objection.id === task.objection ? { ...objection, ...resolution } : objection,
    );
    setResult(work, info.id, { ...work.context.data.steps[info.id], objections });
    closeWhenResolved(work, info.id);
  },
};

/** Puts the notice on the public list; again when its end was recomputed. */
export function publish(work: Work, info: StepInfo, step: NoticeStep): void {
  const live = liveOf(work, info.id);
  if (!live.period) return;
  work.effects.push({
    type: 'notice.publish',
    step: info.id,
    title: step.title ?? info.id,
    from: dateOf(live.at),
    until: live.period.date,
    estimated: live.period.estimated,
    content: step.content.map((field) => ({ label: field.label, value: publicText(work, field.value) })),
  });
}

export function object(work: Work, id: string): void {
  const { fact, at } = work.event;
  const { step } = infoOf(work, id);
  if (fact.type !== 'objection.filed' || step.type !== 'notice') return;
  examine(work, id, step, step.examine?.accept ? 'accept' : 'check', fact.objection);
  const objection = {
    id: fact.objection,
    at,
    objector: { name: fact.name, contact: fact.contact },
    grounds: fact.grounds,
    files: fact.files ?? [],
    outcome: null,
  };
  setResult(work, id, { ...work.context.data.steps[id], objections: [...objectionsOf(work, id), objection] });
}

/** Acceptance, or the check itself, each with its own time limit. */
function examine(work: Work, id: string, step: NoticeStep, stage: 'accept' | 'check', objection: string | undefined): void {
  const limit = step.examine?.[stage];
  const due = limit && { due: dueOf(work.event.calendar, work.event.at, limit), stage };
  openTask(work, id, { kind: 'objection', group: groupOf(work, step.objections), objection, ...due });
}

/** The period is over. */
export function over(work: Work, id: string): void {
  setLive(work, id, { over: true });
  closeWhenResolved(work, id);
}

function closeWhenResolved(work: Work, id: string): void {
  const live = liveOf(work, id);
  if (!live.over || live.tasks.some((task) => task.status === 'open')) return;
  const given = (outcome: string) => live.tasks.some((task) => task.outcome === outcome);
  const outcome = given('upheld') ? 'upheld' : given('partly') ? 'partly' : 'clear';
  decideStep(work, id, outcome);
  setResult(work, id, { ...work.context.data.steps[id], outcome });
}

function objectionsOf(work: Work, id: string): readonly Readonly<Record<string, unknown>>[] {
  const kept = work.context.data.steps[id]?.objections;
  return Array.isArray(kept) ? kept : [];
}
