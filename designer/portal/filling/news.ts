/** What came into the form from elsewhere: somebody else's work, or what an earlier page left unsaved. Told until dismissed. */
export interface NewsItem {
  readonly id: number;
  readonly kind: 'merged' | 'restored';
  readonly text: string;
  /** Names of the fields. */
  readonly fields: readonly string[];
}
export interface News {
  readonly read: () => readonly NewsItem[];
  readonly tell: (item: Omit<NewsItem, 'id'>) => void;
  readonly dismiss: (id: number) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const mostShown = 4;

export function createNews(): News {
  let items: readonly NewsItem[] = [];
  let lastId = 0;
  const listeners = new Set<() => void>();
  const to = (next: readonly NewsItem[]) => {
    items = next;
    for (const listener of listeners) listener();
  };
  return {
    read: () => items,
    tell: (item) => to([...items, { ...item, id: ++lastId }].slice(-mostShown)),
    dismiss: (id) => to(items.filter((item) => item.id !== id)),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
