/** Where a person could lead a case who decides otherwise than the scenario tells: to a correction, a refusal, a withdrawal. */
import type { CompiledProgramme } from '../../machine/programme.ts';
import type { ScenarioStep } from '../../model/scenario.ts';
import { edgesOf, isStart } from '../../soundness/edges.ts';
import { allPlaces, placesOf } from '../../soundness/places.ts';

export type Aside = Pick<ScenarioStep, 'complete' | 'withdraw' | 'reason' | 'notes'>;

export interface Detour {
  /** `programme step`, or `programme =outcome` of an end. */
  readonly place: string;
  readonly aside: Aside;
}

/** By `programme step` where one waits; what the applicant may do while nobody has decided stands at the first form. */
export function detoursOf({ workflow, forms }: CompiledProgramme, reason: string): ReadonlyMap<string, readonly Detour[]> {
  const places = new Map(allPlaces(placesOf(workflow as unknown as Record<string, unknown>)).map((place) => [place.id, place]));
  const found = new Map<string, Detour[]>();
  for (const place of places.values())
    for (const { kind, to = '', outcome } of edgesOf(place)) {
      const { step } = places.get(to) ?? {};
      if (!step || (kind !== 'review' && kind !== 'withdrawal')) continue;
      const of = step.type === 'correct' ? [...(forms[formOf(places.get(step.of)?.step)]?.fields.keys() ?? [])][0] : null;
      if (of === undefined) continue;
      const aside: Aside =
        kind === 'withdrawal'
          ? { withdraw: reason }
          : { complete: outcome as string, reason, ...(of === null ? {} : { notes: [{ field: of, reason }] }) };
      const key = `${workflow.id} ${isStart(place) ? '' : place.id}`;
      const detour = { place: `${workflow.id} ${step.type === 'end' ? `=${step.outcome}` : to}`, aside };
      found.set(key, [...(found.get(key) ?? []), detour]);
    }
  return found;
}

function formOf(step: unknown): string {
  const { form } = (step ?? {}) as { form?: unknown };
  return typeof form === 'string' ? form : '';
}
