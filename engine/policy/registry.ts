/** Who may do what with registry entries. No by default; that a certificate is valid anybody may verify by its code. */
import type { RegistryRule } from '../model/definition.ts';
import type { RegistryEntry } from '../model/registry.ts';
import { actsFor, holds, isMember, isOwner, positionsOf, type Subject, supervises } from './roles.ts';

export interface EntryFacts {
  readonly entry: Pick<RegistryEntry, 'uscc' | 'district'>;
  readonly ownerOrg: string;
}

/** Own entries; officers those of their district or of a programme their organisation owns. */
export function mayReadEntry(user: Subject, { entry, ownerOrg }: EntryFacts): boolean {
  return (
    isMember(user, entry.uscc) ||
    isOwner(user, ownerOrg) ||
    holds(user, 'auditor') ||
    supervises(user, entry.district) ||
    positionsOf(user).some((grant) => grant.district === entry.district)
  );
}

export const mayReadCertificate: (user: Subject, facts: EntryFacts) => boolean = mayReadEntry;

/** Who is listed is read by anybody, unless the registry says otherwise (行政许可法 40). */
export function isPublicRegistry(rule: Pick<RegistryRule, 'public'>): boolean {
  return rule.public !== false;
}

/** Whose entries somebody who fills in a form may look for: anybody's in a public registry (`null`), else those of the own enterprises. */
export function mayPickEntriesOf(user: Subject, rules: readonly Pick<RegistryRule, 'public'>[]): readonly string[] | null {
  if (rules.length > 0 && rules.every(isPublicRegistry)) return null;
  return user?.memberships.map(({ uscc }) => uscc) ?? [];
}

/** Whoever reads the entry as an officer may report a clue against it. */
export function mayReportClue(user: Subject, facts: EntryFacts): boolean {
  return !isMember(user, facts.entry.uscc) && mayReadEntry(user, facts);
}

/** The yearly update is the enterprise's own. */
export function mayUpdateEntry(user: Subject, { entry }: Pick<EntryFacts, 'entry'>): boolean {
  return actsFor(user, entry.uscc);
}
