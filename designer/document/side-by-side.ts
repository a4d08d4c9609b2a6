/** Two lists of lines beside each other: the same ones on one level, what was taken out and what came in where they stand. */
export interface Beside {
  readonly left: string | null;
  readonly right: string | null;
}

/** The longest lists of common lines; a line out and a line in at the same place stand beside each other. */
export function sideBySide(left: readonly string[], right: readonly string[]): Beside[] {
  const lengths = commonLengths(left, right);
  const found: Beside[] = [];
  let out: string[] = [];
  let into: string[] = [];
  const flush = () => {
    for (let index = 0; index < Math.max(out.length, into.length); index += 1)
      found.push({ left: out[index] ?? null, right: into[index] ?? null });
    out = [];
    into = [];
  };
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      flush();
      found.push({ left: left[i] as string, right: right[j] as string });
      i += 1;
      j += 1;
    } else if (j >= right.length || (i < left.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      out.push(left[i] as string);
      i += 1;
    } else {
      into.push(right[j] as string);
      j += 1;
    }
  }
  flush();
  return found;
}

function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] as number[];
      const below = lengths[i + 1] as number[];
      row[j] = left[i] === right[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return lengths;
}
