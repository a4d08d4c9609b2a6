/** Short confirmations, read out politely; at most three at once, each gone after 5 s. */
export interface Toast {
  readonly id: number;
  readonly text: string;
}
let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();
const publish = (next: readonly Toast[]) => {
  toasts = next;
  for (const listener of listeners) listener();
};

export function toast(text: string): void {
  const id = nextId++;
  publish([...toasts.slice(-2), { id, text }]);
  setTimeout(() => publish(toasts.filter((item) => item.id !== id)), 5000);
}
export const toastStore = {
  read: () => toasts,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
