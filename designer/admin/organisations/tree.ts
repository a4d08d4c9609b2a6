import type { OrganisationDto } from '../../../engine/model/dto/admin.ts';

export interface Branch {
  readonly organisation: OrganisationDto;
  readonly below: readonly Branch[];
}

/** Organisations below those above them; one whose parent isn't listed stands at the top. Within a branch by district, then by name. */
export function treeOf(all: readonly OrganisationDto[]): Branch[] {
  const listed = new Set(all.map(({ id }) => id));
  const below = (parent: string | null): Branch[] =>
    all
      .filter((one) => (parent === null ? one.parent === null || !listed.has(one.parent) : one.parent === parent))
      .sort((a, b) => (a.district ?? '').localeCompare(b.district ?? '') || a.name.localeCompare(b.name, 'zh'))
      .map((organisation) => ({ organisation, below: below(organisation.id) }));
  return below(null);
}

/** Those whose name, id or district holds the text, with all above them. */
export function matching(all: readonly OrganisationDto[], q: string): readonly OrganisationDto[] {
  if (q === '') return all;
  const byId = new Map(all.map((one) => [one.id, one]));
  const kept = new Set<string>();
  for (const one of all) {
    if (![one.name, one.id, one.district ?? ''].some((text) => text.includes(q))) continue;
    for (let at: OrganisationDto | undefined = one; at && !kept.has(at.id); at = at.parent === null ? undefined : byId.get(at.parent))
      kept.add(at.id);
  }
  return all.filter(({ id }) => kept.has(id));
}
