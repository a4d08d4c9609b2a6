/** What a step's author names must not be what the step itself puts under the same name; and who may see fields is said where people see them. */
import type { WorkflowDefinition } from '../model/definition.ts';
import type { Path } from '../model/pointer.ts';
import type { Problem } from '../model/problem.ts';
import type { Step } from '../model/steps.ts';
import { isAutomatic } from './edges.ts';
import type { Place } from './places.ts';
import type { Report } from './report.ts';
import { scoreFields } from './scope-types.ts';
import { titleOf } from './walk.ts';

type Versions = WorkflowDefinition['ruleVersions'];

export function checkOwnNames({ ruleVersions }: Partial<WorkflowDefinition>, places: readonly Place[], report: Report): void {
  checkOutputs(ruleVersions, report);
  for (const place of places) {
    if (place.broken) continue;
    for (const { at, name } of hidden(place.step, ruleVersions)) tell(report, place.at(...at), name, titleOf(place));
    if (place.step.access && !isSeen(place)) report.error('access.pointless', place.at('access'), { step: titleOf(place) });
  }
}

function tell(report: Report, at: Path, name: string, of: Problem['params'][string]): void {
  report.error('result.name-taken', at, { name, of, suggestion: `${name}Value` });
}

/** Beside the outputs of a table that gives one row lie the numbers of the rules that hit. */
function checkOutputs(versions: Versions, report: Report): void {
  for (const [version, rules] of (versions ?? []).entries())
    for (const [id, { title, outputs }] of Object.entries(rules?.tables ?? {}))
      for (const [index, { name }] of outputs.entries())
        if (name === 'rows') tell(report, ['ruleVersions', version, 'tables', id, 'outputs', index, 'name'], name, title ?? id);
}

const answered = ['entry', 'ok', 'status', 'reason', 'at'];

/** Names given in the step that its result has for something else, and where they stand. */
function hidden(step: Step, versions: Versions = []): { readonly at: Path; readonly name: string }[] {
  const among = (property: string, given: object | undefined, taken: readonly string[]) =>
    Object.keys(given ?? {}).flatMap((name) => (taken.includes(name) ? [{ at: [property, name], name }] : []));
  if (step.type === 'service') return among('result', step.result, answered);
  if (step.type !== 'compute') return [];
  const { scorecard, table, explain, values, lot } = step;
  const outputs = table === undefined ? [] : versions.flatMap((rules) => rules?.tables?.[table]?.outputs ?? []).map(({ name }) => name);
  const scored = scorecard === undefined ? [] : Object.keys(scoreFields);
  const drawn = lot ? ['drawn', 'number'] : [];
  const own = [...scored, ...(table === undefined ? [] : ['rows', 'value']), ...drawn, ...(explain ? ['explanation'] : [])];
  const taken = [...own, ...outputs];
  const both = [...new Set(outputs)].filter((name) => [...scored, ...drawn].includes(name)).map((name) => ({ at: ['table'], name }));
  return [...among('values', values, taken), ...both];
}

/** Somebody looks at the application because of the step. */
function isSeen(place: Place): boolean {
  const { step } = place;
  if (isAutomatic(place) || ['parallel', 'each', 'service', 'case'].includes(step.type)) return false;
  return step.type !== 'wait' || step.external !== undefined;
}
