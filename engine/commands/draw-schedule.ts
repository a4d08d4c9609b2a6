/** The sample of a schedule's period: drawn once, by whichever node looks first, and kept with all that is needed to draw it again. */
import { emptyContext } from '../machine/context.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { evaluateJson } from '../machine/scope.ts';
import type { Schedule } from '../model/definition.ts';
import { drawSample, isTrueSample } from '../policy/draw.ts';
import { keepScheduleDraw, type ScheduleDraw, scheduleDraw, scheduleDraws } from '../store/schedule-draws.ts';
import type { Runtime } from './runtime.ts';
import type { Fault } from './verify.ts';

interface Drawing {
  readonly compiled: CompiledProgramme;
  readonly schedule: Schedule;
  readonly period: string;
  /** YYYY-MM-DD */
  readonly today: string;
  /** Everybody who comes into question today. */
  candidates(): Promise<readonly string[]>;
}

/** Who belongs to the sample of the period; null where everybody does. */
export async function sampleOf(runtime: Runtime, drawing: Drawing): Promise<ReadonlySet<string> | null> {
  const { compiled, schedule, period, today } = drawing;
  const source = schedule.for.share;
  if (source === undefined) return null;
  const { store, ids, clock } = runtime;
  const key = { programme: compiled.workflow.id, schedule: schedule.id, period };
  const known = await scheduleDraw(store.read, key);
  if (known) return new Set(known.drawn);
  const share = evaluateJson(compiled, source, emptyContext.data, today);
  if (typeof share !== 'number' || share < 0 || share > 100) throw new RangeError(`${source} is no percentage from 0 to 100`);
  const lot = { seed: ids.secret(key), share, candidates: [...(await drawing.candidates())].sort() };
  const draw: ScheduleDraw = { ...key, ...lot, drawn: drawSample(lot), at: clock.now() };
  await store.writer.transact((tx) => keepScheduleDraw(tx, draw));
  // Another node may have been first: its lot counts.
  return new Set((await scheduleDraw(store.read, key))?.drawn ?? []);
}

/** Drawn again, samples of schedules come out as they did. */
export async function verifySchedules({ store }: Runtime): Promise<Fault[]> {
  const wrong = (await scheduleDraws(store.read)).filter((draw) => !isTrueSample(draw));
  return wrong.map(({ programme, schedule, period }) => ({
    ...{ caseId: '', kind: 'lots', message: `the sample of ${programme} ${schedule} ${period} was not drawn as its seed says` },
  }));
}
