/** Looks at the cases that are under way, after each deed and on each morning, and tells `stops.ts` where they stood. */
import { dateOf, daysBetween } from '../../calendar/date.ts';
import { parseItemId } from '../../machine/item-id.ts';
import type { MovableClock } from '../../sandbox/clock.ts';
import type { Store } from '../../store/db.ts';
import type { Play } from './perform.ts';
import type { Stops } from './stops.ts';

export interface Watch {
  did(play: Play, caseId: string, deeds: number): Promise<void>;
  ended(play: Play): void;
  /** On a morning, after what was due. */
  look(): Promise<void>;
}

interface UnderWay {
  readonly caseId: string;
  readonly deeds: number;
  readonly pace: readonly number[];
}

/** Timers of steps, at which something may happen. */
const moving = ['deadline', 'end', 'period'];
/** Databases take so many values in a list. */
const atOnce = 400;

export function createWatch({ read }: Store, clock: MovableClock, stops: Stops): Watch {
  const under = new Map<Play, UnderWay>();
  const known = new Set<string>();
  const lookAt = async (plays: readonly (readonly [Play, UnderWay])[]) => {
    const ids = [...new Set(plays.map(([, { caseId }]) => caseId))];
    if (ids.length === 0) return;
    const cases = (await read('cases').select('id', 'programme', 'steps').whereIn('id', ids).andWhereNot({ status: 'ended' })) as {
      id: string;
      programme: string;
      steps: string;
    }[];
    const standing = new Map(cases.map((row) => [row.id, { ...row, steps: JSON.parse(row.steps) as string[] }]));
    const fresh = plays.filter(([{ part }, { caseId, deeds }]) => {
      const mark = `${part.programme} ${part.scenario.title} ${deeds} ${standing.get(caseId)?.steps.join()}`;
      return !known.has(mark) && known.add(mark);
    });
    if (fresh.length === 0) return;
    const timers = (await read('timers')
      .select('case_id', 'fire_at')
      .whereIn(
        'case_id',
        fresh.map(([, { caseId }]) => caseId),
      )
      .whereIn('name', moving)) as { case_id: string; fire_at: string }[];
    const today = clock.today();
    for (const [{ part, on }, { caseId, deeds, pace }] of fresh) {
      const { programme, steps = [] } = standing.get(caseId) ?? {};
      const next = timers.filter((timer) => timer.case_id === caseId).map((timer) => daysBetween(today, dateOf(timer.fire_at)));
      const places = [...new Set(steps.map((step) => `${programme} ${parseItemId(step).base}`))];
      stops.saw(part, { deeds, places, pace, after: daysBetween(on, today), spare: next.length > 0 ? Math.min(...next) : null });
    }
  };
  return {
    async did(play, caseId, deeds) {
      const { pace = [] } = under.get(play) ?? {};
      const now = { caseId, deeds, pace: [...pace, daysBetween(play.on, clock.today())] };
      // Whoever goes by what was seen before shows nothing new.
      if (caseId === '' || play.pace) return;
      under.set(play, now);
      await lookAt([[play, now]]);
    },
    ended: (play) => under.delete(play),
    async look() {
      const all = [...under];
      for (let at = 0; at < all.length; at += atOnce) await lookAt(all.slice(at, at + atOnce));
    },
  };
}
