/** A programme in one file, as it goes from one city to another. */
import type { ProgrammePackage, WorkflowDefinition } from './definition.ts';
import type { ProgrammeDocument } from './studio.ts';

export const portableFormat = 'liuzhuan-programme-1';

/** `scenarios` is null when it has none. */
export interface PortableProgramme extends ProgrammePackage {
  readonly format: typeof portableFormat;
  readonly scenarios: unknown;
}

/** What a JSON document holds of a programme: a portable file, a package, or a bare workflow. Its content isn't checked; null when it is no object. */
export function packageIn(content: unknown): ProgrammePackage | null {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
  const { workflow, forms = {}, vocabularies = {} } = content as Partial<ProgrammePackage>;
  if (workflow === undefined) return { workflow: content as unknown as WorkflowDefinition, forms: {}, vocabularies: {} };
  return { workflow, forms, vocabularies };
}

/** The same with its scenarios, as the studio edits it; null when it is no object. */
export function documentIn(content: unknown): ProgrammeDocument | null {
  const pkg = packageIn(content);
  return pkg && { ...pkg, scenarios: (content as Partial<PortableProgramme>).scenarios ?? null };
}

/** A document as the file that another city imports: documents sorted by name, so that equal programmes give equal texts. */
export function asPortable({ workflow, forms, vocabularies, scenarios }: ProgrammeDocument): PortableProgramme {
  return { format: portableFormat, workflow, forms: sorted(forms), vocabularies: sorted(vocabularies), scenarios };
}

function sorted<T>(documents: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(documents).sort(([a], [b]) => (a < b ? -1 : 1)));
}
