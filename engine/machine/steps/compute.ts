import type { ComputeStep } from '../../model/steps.ts';
import { explainValue } from '../explain-values.ts';
import { evaluateJson, evaluateScorecard, evaluateTable, scopeOfData } from '../scope.ts';
import { setResult, type Work } from '../work.ts';
import type { StepKind } from './kind.ts';

/** Scorecard or table of the pinned rule version, and named values; the result stays with its explanation. */
export const compute: StepKind<ComputeStep> = {
  node: (step, info, make) => {
    for (const source of Object.values(step.values ?? {})) make.feel(source);
    return { always: [make.go(info, step.next)] };
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
  },
};

function explanationsOf({ programme, context, event }: Work, step: ComputeStep): Readonly<Record<string, unknown>> {
  const scope = scopeOfData(programme, context.data, event.today);
  return Object.fromEntries(
    Object.entries(step.values ?? {}).flatMap(([name, source]) => {
      const found = explainValue(programme, source, scope);
      return found ? [[name, { text: found.text, textEn: found.textEn, value: found.value }]] : [];
    }),
  );
}
