/**
 * Files on their way to the server, of one form. They belong to the form, not to the control that began them: turning to another section
 * stops nothing, and when a file has arrived its reference goes into the form. Refused ones stay listed until retried or dismissed.
 */
import type { FileRef } from '../../engine/model/form.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { type Upload, uploadFile } from '../api/upload.ts';
import type { FormStore } from './form-store.ts';

export interface Pending {
  readonly id: number;
  readonly pointer: string;
  readonly file: File;
  /** 0..1 */
  readonly share: number;
  /** The line is away; it goes on by itself. */
  readonly waiting: boolean;
  readonly problem: ApiProblem | null;
}
export interface UploadQueue {
  readonly read: () => readonly Pending[];
  readonly add: (pointer: string, file: File) => void;
  readonly retry: (id: number) => void;
  /** Stops it and takes it off the list. */
  readonly cancel: (id: number) => void;
  readonly cancelAll: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const queues = new WeakMap<FormStore, UploadQueue>();
let nextId = 1;

export function uploadsOf(store: FormStore): UploadQueue {
  const known = queues.get(store);
  if (known) return known;
  const made = createQueue(store);
  queues.set(store, made);
  return made;
}

/** For trying a form out: files that are chosen count as arrived, and none leaves the browser. */
export function keepFilesHere(store: FormStore): void {
  queues.set(store, createQueue(store, keptHere));
}
function keptHere({ name, size, type }: File): Upload {
  const id = [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { done: Promise.resolve({ id, name, size, type }), cancel: () => {} };
}

function createQueue(store: FormStore, send: typeof uploadFile = uploadFile): UploadQueue {
  let list: readonly Pending[] = [];
  const running = new Map<number, Upload>();
  const listeners = new Set<() => void>();
  const to = (next: readonly Pending[]) => {
    list = next;
    for (const listener of listeners) listener();
  };
  const patch = (id: number, change: Partial<Pending>) => to(list.map((item) => (item.id === id ? { ...item, ...change } : item)));
  const drop = (id: number) => to(list.filter((item) => item.id !== id));

  async function start({ id, pointer, file }: Pick<Pending, 'id' | 'pointer' | 'file'>): Promise<void> {
    const upload = send(file, (progress) => patch(id, progress));
    running.set(id, upload);
    try {
      const ref = await upload.done;
      const files = (store.value(pointer) as readonly FileRef[] | undefined) ?? [];
      if (!files.some((item) => item.id === ref.id)) store.set(pointer, [...files, { ...ref, name: ref.name || file.name }]);
      drop(id);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'cancelled') drop(id);
      else patch(id, { problem, waiting: false });
    } finally {
      running.delete(id);
    }
  }
  function cancel(id: number): void {
    running.get(id)?.cancel();
    drop(id);
  }
  return {
    read: () => list,
    add(pointer, file) {
      const item: Pending = { id: nextId++, pointer, file, share: 0, waiting: false, problem: null };
      to([...list, item]);
      void start(item);
    },
    retry(id) {
      const item = list.find((other) => other.id === id);
      if (!item?.problem) return;
      patch(id, { problem: null, share: 0 });
      void start(item);
    },
    cancel,
    cancelAll: () => list.forEach(({ id }) => void cancel(id)),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
