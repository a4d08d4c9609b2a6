/**
 * Where cases are to stand on the last day. What a scenario passes is seen while it is told for the first time: at which steps its case
 * stood after how many deeds, how long it took to get there, and how long it may stay before a timer moves it. Later, so many days before
 * the end as it takes, the same scenario is told of somebody else up to there. A step for which that has been done isn't left so again.
 */
import { addDays, daysBetween } from '../../calendar/date.ts';
import type { Chance } from '../../sandbox/chance.ts';
import type { Part } from './cast.ts';
import type { Aside, Detour } from './detours.ts';
import { isDeed } from './perform.ts';

/** A case as it stood. */
interface Seen {
  readonly part: Part;
  readonly deeds: number;
  /** Keys `programme step`. */
  readonly places: readonly string[];
  /** Calendar days from the first day until it stood so, and until each deed. */
  readonly after: number;
  readonly pace: readonly number[];
  /** Days until a timer may move it; null when none does. */
  readonly spare: number | null;
  /** So many days before the end it is to come there. */
  readonly lead: number;
  /** Not seen: where the last deed would lead if it were this one. */
  readonly aside: Aside | null;
}

export interface Stop {
  readonly part: Part;
  readonly on: string;
  readonly deeds: number;
  /** Days after the first one before which a deed isn't done. */
  readonly pace: readonly number[];
  /** What is done in place of the last deed. */
  readonly aside: Aside | null;
  /** Nobody could be found to tell it of, or it went another way: something else's turn. */
  failed(): void;
}

export interface Stops {
  saw(part: Part, standing: Omit<Seen, 'part' | 'lead' | 'aside'>): void;
  /** Outcomes with which cases have ended, `programme =outcome`. */
  ended(outcomes: readonly string[]): void;
  /** What has to begin on this day; of parts that begin by the calendar see `on`. */
  due(date: string): Stop[];
  /** One of the parts that begins that day anyway, up to a step where nothing stands yet; null when there is none. */
  on(date: string, parts: readonly Part[]): Stop | null;
}

/** Days earlier than it took before: people aren't always as quick. */
const slack = 4;
/** Days for which a case lies at a step, at most. */
const longestLead = 18;
/** A scenario that begins later than it should can be hurried by so much. */
const hurry = 12;
/** Times that something is tried for a step. */
const mostTries = 4;
/** Days for which what the calendar began may lie before the last deed. */
const longestIdle = 30;
/** Days before the end in which what no scenario tells is looked for. */
const lastDays = 70;

export function createStops(input: {
  readonly to: string;
  readonly luck: Chance;
  /** Whether it begins by the calendar. */
  calendar(part: Part): boolean;
  /** From `programme step`. */
  readonly detours: ReadonlyMap<string, readonly Detour[]>;
}): Stops {
  const { to, luck, calendar, detours } = input;
  const seen: Seen[] = [];
  const held = new Set<string>();
  const refused = new Set<Seen>();
  const failures = new Map<string, number>();
  const holdOn = ({ lead, after, pace, deeds }: Seen) => addDays(to, -lead - (after - (pace[deeds - 1] ?? 0)));
  const slacks = new Map<Seen, number>();
  const lastBefore = ({ part, deeds }: Seen) =>
    seen.filter((other) => other.part === part && other.deeds === deeds - 1 && !other.aside).at(-1);
  /** As long as it may lie where it stands before the last deed. */
  const slackBefore = (one: Seen): number => {
    const { deeds, pace } = one;
    const before = lastBefore(one);
    const lain = (pace[deeds - 1] ?? 0) - (before?.after ?? 0);
    const found = !before ? 0 : before.spare === null ? slack : Math.max(0, Math.min(slack, before.spare - 3 - lain));
    slacks.set(one, found);
    return found;
  };
  /** So many days before the end it has to begin. */
  const early = (one: Seen) => one.lead + one.after + (slacks.get(one) ?? slackBefore(one));
  const isBetter = (one: Seen, other: Seen) =>
    (one.aside === null) === (other.aside === null) ? early(one) < early(other) : one.aside === null;
  const wanting = ({ places }: Seen) => places.filter((place) => !held.has(place)).length;
  const stopAt = (one: Seen, on: string): Stop => {
    const fresh = one.places.filter((place) => !held.has(place));
    for (const place of fresh) held.add(place);
    const last = Math.max(0, daysBetween(on, holdOn(one)));
    const pace = [...one.pace.slice(0, one.deeds - 1).map((days) => Math.min(days, last)), last];
    const failed = () => {
      refused.add(one);
      for (const place of fresh) {
        failures.set(place, (failures.get(place) ?? 0) + 1);
        if ((failures.get(place) ?? 0) < mostTries) held.delete(place);
      }
    };
    return { part: one.part, on, deeds: one.deeds, pace, aside: one.aside, failed };
  };
  const beside = (one: Seen) => {
    const { part, deeds, places, after, pace } = one;
    const next = part.scenario.steps.filter(isDeed)[deeds];
    const decides = next?.complete !== undefined && next.everyone === undefined;
    const from = [...(decides ? places : []), ...(deeds === 2 ? [`${part.programme} `] : [])];
    for (const { place, aside } of from.flatMap((key) => detours.get(key) ?? []))
      seen.push({ part, deeds: deeds + 1, places: [place], after, pace: [...pace, after], spare: null, lead: luck.whole(1, 4), aside });
  };
  return {
    saw(part, { deeds, places, after, pace, spare }) {
      if (deeds === 0 || places.length === 0) return;
      const most = Math.max(1, Math.min(longestLead, spare === null ? longestLead : Math.floor((spare - 1) * 0.6)));
      const one = { part, deeds, places, after, pace: [...pace], spare, lead: luck.whole(1, most), aside: null };
      seen.push(one);
      beside(one);
    },
    ended(outcomes) {
      for (const outcome of outcomes) held.add(outcome);
    },
    due(date) {
      const best = new Map<string, Seen>();
      const left = daysBetween(date, to);
      for (const one of seen) {
        // Too late, or the calendar's.
        if ((one.aside && left > lastDays) || calendar(one.part) || refused.has(one) || left < one.lead + one.after - hurry) continue;
        for (const place of one.places) {
          const other = best.get(place);
          if (!held.has(place) && (!other || isBetter(one, other))) best.set(place, one);
        }
      }
      const chosen = [...new Set(best.values())].filter((one) => early(one) >= left);
      return chosen.sort((a, b) => wanting(b) - wanting(a)).flatMap((one) => (wanting(one) > 0 ? stopAt(one, date) : []));
    },
    on(date, parts) {
      const fits = (one: Seen) => {
        const idle = daysBetween(addDays(date, one.after), addDays(to, -one.lead));
        if (one.aside || idle < 0 || !parts.includes(one.part) || refused.has(one) || wanting(one) === 0) return false;
        // It lies before the last deed; where that is to find the case, at the step itself.
        const most = one.deeds === 1 ? (one.spare ?? longestIdle) - one.lead : (lastBefore(one)?.spare ?? longestIdle);
        return idle < Math.min(most, longestIdle);
      };
      const found = seen.filter(fits).sort((a, b) => wanting(b) - wanting(a) || b.after - a.after)[0];
      return found ? stopAt(found, date) : null;
    },
  };
}
