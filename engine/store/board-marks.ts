/** Mark of a registry entry's change that comes without an event of its case: its line of the log. */
export function entryMark(entryId: string, n: number): string {
  return `${entryId}.${n}`;
}
