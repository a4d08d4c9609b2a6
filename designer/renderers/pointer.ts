import { pathOf } from '../../engine/model/pointer.ts';

/** JSON pointers (RFC 6901) over plain data; writing copies only what changes. */
/** JSON Forms' dotted path (`ips.0.name`) as a pointer. Our keys are ASCII names without dots. */
export function pointerOf(path: string): string {
  return path === '' ? '' : `/${path.replaceAll('.', '/')}`;
}
export function readAt(data: unknown, pointer: string): unknown {
  let value = data;
  for (const part of pathOf(pointer)) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}
export function writeAt<T>(data: T, pointer: string, value: unknown): T {
  return write(data, pathOf(pointer), value) as T;
}
function write(data: unknown, parts: readonly string[], value: unknown): unknown {
  const [head, ...rest] = parts;
  if (head === undefined) return value;
  if (Array.isArray(data)) {
    const copy = [...data];
    copy[Number(head)] = write(copy[Number(head)], rest, value);
    return copy;
  }
  const copy = { ...((data as Record<string, unknown> | undefined) ?? {}) };
  const next = write(copy[head], rest, value);
  if (next === undefined) delete copy[head];
  else copy[head] = next;
  return copy;
}
/** Does one contain the other? */
export function related(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
