/** Values that belong to one enterprise (`x-claim`): whether they stay its own is for each end of a case to say, by its tone. */
import type { FieldSchema, FormDefinition } from '../model/form.ts';
import type { Place } from './places.ts';
import type { Report } from './report.ts';

/** @param forms sound forms by name; `start` is the application's. */
export function checkClaims(
  places: readonly Place[],
  forms: Readonly<Record<string, FormDefinition>>,
  start: string | undefined,
  report: Report,
): void {
  const first = places.find((place) => place.id === start);
  const form = first?.step.type === 'form' && !first.broken ? forms[first.step.form] : undefined;
  const claiming = Object.entries(form?.schema.properties ?? {}).flatMap(([name, field]) => (claims(field) ? [name] : []));
  if (claiming.length === 0) return;
  for (const { id, step, scope, broken, at } of places)
    if (!broken && step.type === 'end' && (scope.branch === null || step.terminate) && step.tone === undefined)
      report.error('claim.tone', at(), { step: step.title ?? id, fields: claiming.join(', ') });
}

function claims(field: FieldSchema): boolean {
  return field['x-claim'] !== undefined || Object.values(field.items?.properties ?? {}).some(claims);
}
