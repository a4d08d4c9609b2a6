/**
 * Waits for all and gives their values, or throws the first error when every one has ended. (`Promise.all` would throw while others
 * are still under way, and these would then run after the rollback, outside any transaction.)
 */
export async function together<T extends readonly unknown[]>(work: { readonly [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const settled = await Promise.allSettled(work as readonly Promise<unknown>[]);
  for (const result of settled) if (result.status === 'rejected') throw result.reason;
  return settled.map((result) => (result as PromiseFulfilledResult<unknown>).value) as unknown as T;
}
