import { dateOf } from '../calendar/date.ts';
import { entryById } from '../store/registry.ts';
import { estimatedEntryTimers, redateTimer } from '../store/timers.ts';
import { entryTimers } from './entry-timers.ts';
import type { Runtime } from './runtime.ts';

/** Timers of registry entries that rested on an estimate, counted anew with the newest calendar. */
export async function recomputeEntries(runtime: Runtime): Promise<void> {
  const { store } = runtime;
  const { calendar } = await runtime.currentCalendar();
  for (const timer of await estimatedEntryTimers(store.read)) {
    const entry = await entryById(store.read, timer.step);
    const compiled = entry && (await runtime.programme(entry.definition));
    if (!entry || !compiled) continue;
    const step = compiled.steps.get(entry.step)?.step;
    const span = { ...entry, today: dateOf(entry.registeredAt), valid: step?.type === 'register' ? step.valid : undefined };
    const all = entryTimers(compiled.workflow, compiled.workflow.registries?.[entry.registry], span, calendar);
    const now = all.find(({ name }) => name === timer.name);
    if (now) await store.writer.transact((tx) => redateTimer(tx, timer, now));
  }
}
