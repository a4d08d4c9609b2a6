/** What people call the kinds of records and the flags that a definition makes up. */
import type { OwnName, WorkflowDefinition } from '../../model/definition.ts';

/** Kinds of records: as the definition names them, else as the reasons for which a registry's entries are revoked. */
export function recordNames({ names, registries = {} }: WorkflowDefinition): ReadonlyMap<string, OwnName> {
  const reasons = Object.values(registries).flatMap(({ sanctions }) =>
    Object.entries(sanctions?.reasons ?? {}).map(([kind, { label, labelEn }]) => [kind, named(label, labelEn)] as const),
  );
  return new Map([...reasons, ...Object.entries(names?.records ?? {})]);
}

/** Flags that a missed yearly update sets. */
export function flagNames({ names, registries = {} }: WorkflowDefinition): ReadonlyMap<string, OwnName> {
  const own = Object.values(registries).flatMap(({ yearlyUpdate }) =>
    yearlyUpdate ? [[yearlyUpdate.onMiss.flag, { title: yearlyUpdate.onMiss.label }] as const] : [],
  );
  return new Map([...own, ...Object.entries(names?.flags ?? {})]);
}

function named(title: string, titleEn: string | undefined): OwnName {
  return { title, ...(titleEn === undefined ? {} : { titleEn }) };
}
