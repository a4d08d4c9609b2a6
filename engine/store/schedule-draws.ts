/** Samples that schedules draw, one for each period. */
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

/** For which period of which schedule. */
interface DrawKey {
  readonly programme: string;
  readonly schedule: string;
  readonly period: string;
}
/** Subjects are enterprises by their code, or organisations by their id. `share`: percent. */
export interface ScheduleDraw extends DrawKey {
  readonly seed: string;
  readonly share: number;
  /** Sorted. */
  readonly candidates: readonly string[];
  readonly drawn: readonly string[];
  readonly at: string;
}

export async function scheduleDraw(db: Reader, { programme, schedule, period }: DrawKey): Promise<ScheduleDraw | null> {
  const row = (await db('schedule_draws').where({ programme, schedule, period }).first()) as Row | undefined;
  return row ? drawOf(row) : null;
}

export async function scheduleDraws(db: Reader): Promise<ScheduleDraw[]> {
  return ((await db('schedule_draws').orderBy(['programme', 'schedule', 'period'])) as Row[]).map(drawOf);
}

/** Kept, unless another node was first. */
export async function keepScheduleDraw(tx: Tx, draw: ScheduleDraw): Promise<void> {
  const { programme, schedule, period, seed, share, candidates, drawn, at } = draw;
  await tx.raw(
    `insert into schedule_draws (programme, schedule, period, seed, share, candidates, drawn, drawn_at)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (programme, schedule, period) do nothing`,
    [programme, schedule, period, seed, String(share), JSON.stringify(candidates), JSON.stringify(drawn), at],
  );
}

interface Row {
  programme: string;
  schedule: string;
  period: string;
  seed: string;
  share: string;
  candidates: string;
  drawn: string;
  drawn_at: string;
}
function drawOf({ share, candidates, drawn, drawn_at: at, ...row }: Row): ScheduleDraw {
  return { ...row, share: Number(share), candidates: JSON.parse(candidates), drawn: JSON.parse(drawn), at };
}
