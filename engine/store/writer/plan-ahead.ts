import type { CaseCommand, FactSource, Planned, StoredCase } from './command.ts';
import type { Memory } from './memory.ts';

/**
 * A plan made while the batch before is still being written, out of what is sure so far, with all that it looked at. A plan is pure:
 * in the batch it holds if each of these is still the very same, and is made anew if not.
 */
export interface Ahead {
  readonly kase: StoredCase;
  readonly facts: readonly { readonly source: FactSource<unknown>; readonly key: string; readonly value: unknown }[];
  readonly planned: Planned<unknown>;
}

/** Plans a command ahead; null when it opens a case, draws a number, is refused, or looks at something that isn't known for sure. */
export function planAhead(command: CaseCommand<unknown>, memory: Memory, now: string): Ahead | null {
  const known = command.opens ? undefined : memory.case(command.caseId);
  if (!known?.sure) return null;
  const { kase } = known;
  const facts: { source: FactSource<unknown>; key: string; value: unknown }[] = [];
  try {
    const planned = command.plan({
      kase,
      now: kase.updatedAt > now ? kase.updatedAt : now,
      fact(source, key) {
        const remembered = memory.fact(source as FactSource<unknown>, key);
        const value = remembered === undefined ? source.peek?.(key) : remembered;
        if (value === undefined) throw new Unsure();
        facts.push({ source: source as FactSource<unknown>, key, value });
        return value as never;
      },
      allocate() {
        throw new Unsure();
      },
    });
    return { kase, facts, planned };
  } catch {
    // Whatever it was, the batch plans it again and tells.
    return null;
  }
}

class Unsure extends Error {}

/** Does a plan made ahead hold for this case and these facts? */
export function holds(ahead: Ahead, kase: StoredCase | null, factOf: (source: FactSource<unknown>, key: string) => unknown): boolean {
  return ahead.kase === kase && ahead.facts.every(({ source, key, value }) => factOf(source, key) === value);
}
