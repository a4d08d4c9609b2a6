/** What the workbench lists, as its address says it: a link, a saved filter and the way back from a case are the same text. */
export const lists = ['open', 'unclaimed', 'done', 'opened', 'copies', 'followed'] as const;
export type ListName = (typeof lists)[number];

const filterNames = ['programme', 'step', 'light', 'district', 'q', 'from', 'to', 'dueFrom', 'dueTo', 'mine', 'unread', 'sort'] as const;
type FilterName = (typeof filterNames)[number];
export interface ListState {
  readonly list: ListName;
  readonly filter: Readonly<Partial<Record<FilterName, string>>>;
}

/** Which filters each list knows. */
const known: Readonly<Record<ListName, readonly FilterName[]>> = {
  open: ['programme', 'step', 'light', 'district', 'q', 'from', 'to', 'dueFrom', 'dueTo', 'mine', 'sort'],
  unclaimed: ['programme', 'step', 'light', 'district', 'q', 'from', 'to', 'dueFrom', 'dueTo', 'sort'],
  done: ['programme', 'step', 'district', 'q', 'from', 'to'],
  opened: ['programme', 'district', 'q', 'from', 'to'],
  copies: ['programme', 'step', 'district', 'q', 'from', 'to', 'unread'],
  followed: ['programme', 'district', 'q', 'from', 'to'],
};

export function knowsFilter(list: ListName, name: FilterName): boolean {
  return known[list].includes(name);
}

/** What an address means; what it says beside is left out. */
export function readListState(search: string): ListState {
  const params = new URLSearchParams(search);
  const list = lists.find((one) => one === params.get('list')) ?? 'open';
  const filter: Partial<Record<FilterName, string>> = {};
  for (const name of known[list]) {
    const value = params.get(name)?.trim();
    if (value) filter[name] = value;
  }
  return { list, filter };
}

/** The address's part after the question mark. The list is always named, so that it isn't taken for a visit that asks for nothing. */
export function writeListState({ list, filter }: ListState): string {
  const params = new URLSearchParams({ list });
  for (const name of known[list]) {
    const value = filter[name];
    if (value) params.set(name, value);
  }
  return params.toString();
}

/** The same filters on another list, as far as it knows them. */
export function withList(state: ListState, list: ListName): ListState {
  return readListState(writeListState({ list, filter: state.filter }));
}

/** `undefined` takes a filter away. A step belongs to its programme. */
export function withFilter(state: ListState, change: Readonly<Partial<Record<FilterName, string | undefined>>>): ListState {
  const filter = { ...state.filter };
  for (const [name, value] of Object.entries(change) as [FilterName, string | undefined][]) {
    if (value) filter[name] = value;
    else delete filter[name];
    if (name === 'programme') delete filter.step;
  }
  return { ...state, filter };
}

/** Filters that hold, the order left aside. */
export function filtersIn({ filter }: ListState): number {
  return Object.keys(filter).filter((name) => name !== 'sort').length;
}
