/** Registries that forms refer to: they may belong to another programme, so this is asked where all programmes are known. */
import type { ProgrammePackage } from '../model/definition.ts';
import type { FieldSchema } from '../model/form.ts';
import { newReport, suggest } from './report.ts';

/**
 * References of a sound package's forms (`x-reference`) to registries that neither it nor any other programme keeps: nobody could ever
 * fill in such a field.
 */
export function checkKnownRegistries(pkg: ProgrammePackage, others: readonly ProgrammePackage[]) {
  const report = newReport();
  const known = new Set([pkg, ...others].flatMap(({ workflow }) => Object.keys(workflow.registries ?? {})));
  for (const { registry, at, document } of registryReferences(pkg))
    if (!known.has(registry)) report.error('form.registry', at, { name: registry, ...suggest(registry, known) }, document);
  return report.problems;
}

interface RegistryReference {
  readonly registry: string;
  /** Where it is written. */
  readonly at: readonly string[];
  readonly document: string;
}

/** Registries that fields and columns of a package's forms refer to. */
export function registryReferences(pkg: ProgrammePackage): RegistryReference[] {
  const within = (field: FieldSchema, at: readonly string[], document: string): RegistryReference[] => {
    const registry = field['x-reference']?.registry;
    return [
      ...(registry === undefined ? [] : [{ registry, at: [...at, 'x-reference', 'registry'], document }]),
      ...Object.entries(field.items?.properties ?? {}).flatMap(([name, column]) =>
        within(column, [...at, 'items', 'properties', name], document),
      ),
    ];
  };
  return Object.entries(pkg.forms).flatMap(([id, form]) =>
    Object.entries(form.schema.properties ?? {}).flatMap(([name, field]) => within(field, ['schema', 'properties', name], `forms/${id}`)),
  );
}
