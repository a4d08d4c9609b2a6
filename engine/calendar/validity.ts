/** On which days an entry of a registry was, is and will be valid. */
import { addDays, dateOf } from './date.ts';

/** From the first day on, until (not on) the other. */
export interface ValiditySpan {
  readonly from: string;
  readonly until: string;
}
interface LogLine {
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>> | null;
}
const turns: Readonly<Record<string, boolean>> = { revoked: false, suspended: false, resumed: true, expired: false };

/** By the period of the entry and its log, in which the lines stand as they were written: a later one holds from its own day on, back-dated or not. */
export function validitySpans(
  { validFrom, validTo }: { readonly validFrom: string; readonly validTo: string },
  log: readonly LogLine[],
): ValiditySpan[] {
  const end = addDays(validTo, 1);
  let spans: ValiditySpan[] = [{ from: validFrom, until: end }];
  for (const { type, at, data } of log) {
    const valid = turns[type];
    if (valid === undefined) continue;
    const day = typeof data?.effectiveOn === 'string' ? data.effectiveOn : dateOf(at);
    const before = spans.map(({ from, until }) => ({ from, until: earlier(until, day) }));
    spans = valid ? [...before, { from: day, until: end }] : before;
  }
  return spans.filter(({ from, until }) => from < until);
}

/** What is left of spans on days that none of the others covers. */
export function uncovered(spans: readonly ValiditySpan[], by: readonly ValiditySpan[]): readonly ValiditySpan[] {
  return by.reduce<readonly ValiditySpan[]>(
    (left, { from, until }) =>
      left
        .flatMap((one) => [
          { from: one.from, until: earlier(one.until, from) },
          { from: later(one.from, until), until: one.until },
        ])
        .filter((one) => one.from < one.until),
    spans,
  );
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string): string {
  return [a, b].sort()[0] as string;
}
