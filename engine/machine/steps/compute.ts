import type { ComputeStep } from '../../model/steps.ts';
import { eventName } from '../config.ts';
import { explainValue } from '../explain-values.ts';
import { evaluateJson, evaluateScorecard, evaluateTable, scopeOfData } from '../scope.ts';
import { decideStep, setResult, type Work } from '../work.ts';
import { named, type StepKind, whenDecided } from './kind.ts';

/**
 * Scorecard or table of the pinned rule version, and named values; the result stays with its explanation. A step with a lot waits
 * for `lot.drawn`, which the runtime answers in the same transaction.
 */
export const compute: StepKind<ComputeStep> = {
  node: (step, info, make) => {
    for (const source of Object.values(step.values ?? {})) make.feel(source);
    if (!step.lot) return { always: [make.go(info, step.next)] };
    make.feel(step.lot.share);
    return {
      on: { [eventName('lot', info.id)]: { actions: [named('lot', { step: info.id })] } },
      always: whenDecided(info, { drawn: { to: step.next }, spared: { to: step.next } }, make),
    };
  },
  skipTo: (step) => ({ target: step.next }),
  enter: (work, info, step) => {
    const { programme, event } = work;
    const { data } = work.context;
    const values = Object.entries(step.values ?? {}).map(([name, source]) => [name, evaluateJson(programme, source, data, event.today)]);
    setResult(work, info.id, {
      ...(step.scorecard ? evaluateScorecard(programme, step.scorecard, data, event.today) : {}),
      ...(step.table ? evaluateTable(programme, step.table, data, event.today) : {}),
      ...Object.fromEntries(values),
      ...(step.explain ? { explanation: explanationsOf(work, step) } : {}),
    });
    if (step.lot) work.effects.push({ type: 'lot', step: info.id, share: shareOf(work, step.lot.share) });
  },
};

/** The lot fell, or didn't. */
export function lotDrawn(work: Work, id: string): void {
  const { fact } = work.event;
  if (fact.type !== 'lot.drawn') return;
  const { drawn, number } = fact;
  setResult(work, id, { ...work.context.data.steps[id], drawn, number });
  decideStep(work, id, drawn ? 'drawn' : 'spared');
}

function shareOf({ programme, context, event }: Work, source: string): number {
  const share = evaluateJson(programme, source, context.data, event.today);
  if (typeof share !== 'number' || share < 0 || share > 100) throw new RangeError(`${source} is no percentage from 0 to 100`);
  return share;
}

function explanationsOf({ programme, context, event }: Work, step: ComputeStep): Readonly<Record<string, unknown>> {
  const scope = scopeOfData(programme, context.data, event.today);
  return Object.fromEntries(
    Object.entries(step.values ?? {}).flatMap(([name, source]) => {
      const found = explainValue(programme, source, scope);
      return found ? [[name, { text: found.text, textEn: found.textEn, value: found.value }]] : [];
    }),
  );
}
