/** Processor time of other processes, which says on a busy machine what elapsed time doesn't. Where `/proc` is missing it is 0. */
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds that the threads of these processes have run so far. */
export function processorMs(processes: readonly number[]): number {
  let nanoseconds = 0;
  for (const process of processes) {
    for (const thread of listed(`/proc/${process}/task`)) {
      nanoseconds += Number(text(`/proc/${process}/task/${thread}/schedstat`).split(' ')[0] ?? 0);
    }
  }
  return nanoseconds / 1e6;
}

/** The sessions of the database server that this one belongs to. */
export function sessionsBeside(session: number): number[] {
  const parent = / \(.*\) \S (\d+) /.exec(` ${text(`/proc/${session}/stat`)}`)?.[1];
  if (!parent) return [];
  return text(`/proc/${parent}/task/${parent}/children`)
    .split(' ')
    .flatMap((child) => (child ? Number(child) : []));
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Empty when the thread ended meanwhile. */
function text(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
