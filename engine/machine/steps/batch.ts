import type { CaseFact } from '../../model/event.ts';
import type { BatchStep } from '../../model/steps.ts';
import { eventName } from '../config.ts';
import { completeTask, groupOf, openTask } from '../tasks.ts';
import { decideStep, liveOf, setResult, type Work } from '../work.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

/** One task per case; a meeting completes many. An outcome that leads back to the step holds the case for a later meeting. */
export const batch: StepKind<BatchStep> = {
  node: (step, info, make) => {
    for (const column of step.columns ?? []) make.feel(column.value);
    for (const source of rankingFeel(step)) make.feel(source);
    for (const outcome of Object.values(step.outcomes)) if (outcome.when) make.feel(outcome.when);
    return {
      on: {
        [eventName('complete', info.id)]: { actions: [named('complete', { step: info.id })] },
        [eventName('held', info.id)]: { actions: [named('held', { step: info.id })] },
      },
      always: whenDecided(info, step.outcomes, make),
    };
  },
  skipTo: (step) => {
    const [outcome, first] = Object.entries(step.outcomes)[0] ?? [];
    return { target: first?.to, outcome };
  },
  enter: (work, info, step) => openTask(work, info.id, { kind: 'batch', group: groupOf(work, step.assign) }),
  complete: (work, info, step, task, completion) => {
    const { fact, by, at } = work.event;
    completeTask(work, info.id, task.n, completion.outcome, by);
    const session = fact.type === 'task.completed' ? fact.batch : undefined;
    setResult(work, info.id, {
      entry: liveOf(work, info.id).entry,
      outcome: completion.outcome,
      reason: completion.reason,
      ...conditionsOf(step, completion.outcome, fact),
      documentNumber: session?.documentNumber ?? null,
      batch: session?.id ?? null,
      rank: session?.rank ?? null,
      ...(session?.place === undefined ? {} : { place: session.place }),
      ...(session?.granted === undefined ? {} : { granted: session.granted }),
      ...(session?.votes === undefined ? {} : { votes: session.votes }),
      by,
      at,
    });
    decideStep(work, info.id, completion.outcome);
  },
  expire: (work, info, step) => {
    const outcome = step.deadline?.onExpire?.outcome;
    if (outcome !== undefined) decideStep(work, info.id, outcome);
  },
};

/** 附条件通过: conditions of the outcomes that ask for them. */
function conditionsOf({ outcomes }: BatchStep, outcome: string, fact: CaseFact): { readonly conditions?: readonly string[] } {
  const conditions = fact.type === 'task.completed' && outcomes[outcome]?.conditions !== undefined ? (fact.conditions ?? []) : [];
  return conditions.length > 0 ? { conditions } : {};
}

/** A meeting held the case back: it waits, as it is, for a later one. */
export function hold(work: Work, id: string): void {
  const { fact, by, at } = work.event;
  if (fact.type !== 'member.held') return;
  const before = work.context.data.steps[id];
  const { entry } = liveOf(work, id);
  const held = before?.entry === entry && Array.isArray(before.held) ? before.held : [];
  setResult(work, id, { entry, outcome: null, held: [...held, { by, at, batch: fact.batch, reason: fact.reason }] });
}

/** Expressions of a step's ranking. */
export function rankingFeel({ rank, quota, floor, exempt, budget }: BatchStep): string[] {
  const numbers = [quota, budget?.pool].filter((source) => typeof source === 'string');
  const others = [floor?.by, exempt, budget?.amount].filter((source) => source !== undefined);
  return [...(rank ?? []).map(({ by }) => by), ...numbers, ...others];
}
