interface Props {
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly closedOn: string | null }[] | undefined;
  /** Not to be chosen: the organisation itself. */
  readonly except?: string | undefined;
}

/** Options of a select: the organisations that are open. */
export function OrganisationOptions({ organisations, except }: Props) {
  return organisations
    ?.filter(({ id, closedOn }) => id !== except && closedOn === null)
    .map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ));
}
