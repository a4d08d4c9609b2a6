/**
 * Choices from a tape of numbers. fast-check makes the tape and shrinks it: a shorter tape is a smaller definition and a shorter
 * history, because off its end every choice is the first (the simplest) one.
 */
export type Choose = <T>(options: readonly T[]) => T;

export interface Tape {
  readonly choose: Choose;
  /** Numbers left. */
  readonly left: () => number;
}

export function tapeOf(numbers: readonly number[]): Tape {
  let next = 0;
  return {
    choose: (options) => {
      const number = numbers[next] ?? 0;
      next += 1;
      return options[number % options.length] as (typeof options)[number];
    },
    left: () => Math.max(0, numbers.length - next),
  };
}
