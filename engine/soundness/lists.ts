/** Blocks that are gone through once per row have rows, and as many as their join needs. */
import type { WorkflowDefinition } from '../model/definition.ts';
import type { EachStep } from '../model/steps.ts';
import { compiledIn } from './compiled.ts';
import type { Documents } from './documents.ts';
import { scopeAt } from './item-scope.ts';
import type { Place } from './places.ts';
import type { Report } from './report.ts';
import type { ScopeTypes } from './scope-types.ts';
import { titleOf } from './walk.ts';

/** @param filled fields of the application that are never empty */
export function checkLists(
  workflow: Partial<WorkflowDefinition>,
  places: readonly Place[],
  { forms }: Pick<Documents, 'forms'>,
  types: ScopeTypes,
  filled: ReadonlySet<string>,
  report: Report,
): void {
  const start = places.find(({ id }) => id === workflow.start)?.step;
  const form = start?.type === 'form' && Object.hasOwn(forms, start.form) ? forms[start.form] : undefined;
  for (const place of places) {
    const { step, at } = place;
    if (place.broken || step.type !== 'each') continue;
    const compiled = compiledIn(scopeAt(place, types.whole), step.over);
    if (!compiled.ok) continue;
    const { tree } = compiled;
    const [root, name = '', ...rest] = step.over.split('.');
    const table = root === 'application' && rest.length === 0 ? form?.schema.properties?.[name] : undefined;
    const fixed = tree.kind === 'list' ? tree.items.length : undefined;
    const least = fixed ?? (table && filled.has(name) ? Math.max(1, table.minItems ?? 1) : 0);
    const most = fixed ?? table?.maxItems;
    const grows = Object.values(step.on ?? {}).some(({ add }) => add);
    const { need = 'all' } = step.join ?? {};
    const needed = need === 'any' ? 1 : need === 'all' ? 0 : need;
    const [outcome = ''] = Object.keys(step.outcomes);
    const params = { step: titleOf(place), over: step.over, outcome };
    if (most === 0 && !grows) report.error('each.never', at('over'), params);
    else if (most !== undefined && needed > most && !grows)
      report.error('each.need', at('join', 'need'), { ...params, need: needed, most });
    else if (needed > 0 && least === 0 && !step.join?.until && !asksForRows(step))
      report.warn('each.empty', at('join', 'need'), { ...params, need: needed });
  }
}

/** Skipped by its own condition while there are no rows. */
function asksForRows({ when = '', over }: EachStep): boolean {
  return when.replace(/\s/g, '').includes(`count(${over.replace(/\s/g, '')})>`);
}
