/** Which programmes a programme can't do without. */
import type { ProgrammePackage } from '../model/definition.ts';
import { registryReferences } from './known-registries.ts';
import { allPlaces, placesOf } from './places.ts';

/** Programmes whose cases the package opens, or to whose registries it refers; theirs too. */
export function neededBy(pkg: ProgrammePackage, others: readonly ProgrammePackage[]): ProgrammePackage[] {
  const needed = new Map<string, ProgrammePackage>();
  const visit = (one: ProgrammePackage) => {
    const { opened, referred } = referencesOf(one);
    for (const other of others) {
      const { id } = other.workflow;
      if (id === pkg.workflow.id || needed.has(id)) continue;
      if (!opened.includes(id) && !Object.keys(other.workflow.registries ?? {}).some((registry) => referred.includes(registry))) continue;
      needed.set(id, other);
      visit(other);
    }
  };
  visit(pkg);
  return [...needed.values()];
}

/** Whether these packages name a programme or a registry that none of them is or keeps. */
export function referBeyond(packages: readonly ProgrammePackage[]): boolean {
  const ids = packages.map(({ workflow }) => workflow.id);
  const registries = packages.flatMap(({ workflow }) => Object.keys(workflow.registries ?? {}));
  return packages.map(referencesOf).some(({ opened, referred }) => {
    return opened.some((id) => !ids.includes(id)) || referred.some((registry) => !registries.includes(registry));
  });
}

/** Programmes whose cases the steps open, and registries that the forms refer to. */
function referencesOf(pkg: ProgrammePackage): { readonly opened: readonly string[]; readonly referred: readonly string[] } {
  const places = allPlaces(placesOf(pkg.workflow as unknown as Record<string, unknown>));
  return {
    opened: places.flatMap(({ step }) => (step.type === 'case' ? [step.programme] : [])),
    referred: registryReferences(pkg).map(({ registry }) => registry),
  };
}
