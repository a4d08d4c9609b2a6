/** 容缺: files that may be handed in later need a step that asks for them, and the other way round. */
import type { FormDefinition } from '../model/form.ts';
import type { Place } from './places.ts';
import type { Report } from './report.ts';

/** @param forms sound forms by name; `start` is the application's. */
export function checkDeferred(
  places: readonly Place[],
  forms: Readonly<Record<string, FormDefinition>>,
  start: string | undefined,
  report: Report,
): void {
  const first = places.find((place) => place.id === start);
  const form = first?.step.type === 'form' && !first.broken ? forms[first.step.form] : undefined;
  if (!first || !form || places.some((place) => place.broken)) return;
  const deferrable = Object.keys(form.schema.properties ?? {}).filter((name) => form.schema.properties?.[name]?.['x-deferrable']);
  const asking = places.filter(({ step }) => step.type === 'correct' && step.deferred);
  if (deferrable.length === 0) for (const place of asking) report.error('deferred.nothing', place.at('deferred'), { step: place.id });
  if (asking.length === 0 && deferrable.length > 0) report.warn('deferred.unasked', first.at('form'), { fields: deferrable.join(', ') });
}
