/** What the registries of other programmes hold of an enterprise on generated paths: what the conditions of eligibility ask it to have. */
import { addDays, addYears } from '../../calendar/date.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import type { RegistryFacts } from '../../model/event.ts';
import { sampleEnterprise } from './enterprise.ts';

/**
 * A valid entry of each registry that the programme doesn't keep itself and that a condition names which an enterprise without
 * entries doesn't meet. `today`: the day the case is opened, YYYY-MM-DD.
 */
export function heldEntries(compiled: CompiledProgramme, today: string): RegistryFacts[] {
  const { eligibility = [], parameters = {}, registries = {} } = compiled.workflow;
  const scope = { enterprise: sampleEnterprise(today), today, parameters, registry: [], records: [] };
  const unmet = eligibility.filter(({ when }) => /\bregistry\b/.test(when) && compiled.feel(when).evaluate(scope) !== true);
  const named = unmet.flatMap(({ when }) => [...when.matchAll(/\bregistry = "([^"]+)"/g)].map(([, name]) => name ?? ''));
  return [...new Set(named)].filter((name) => !Object.hasOwn(registries, name)).map((name) => heldEntry(name, today));
}

/** Valid since a month, and for years. */
export function heldEntry(registry: string, today: string): RegistryFacts {
  return { registry, status: 'valid', validFrom: addDays(today, -30), validTo: addYears(today, 2), flags: [] };
}
