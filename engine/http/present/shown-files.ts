import { isFileRef } from '../../forms/read.ts';
import type { FileRef } from '../../model/form.ts';
import { type CaseReading, effectiveOf, visibleData, visibleResults } from './case-access.ts';

/** All that the reader sees of a case's data and results. */
export function shownIn(reading: CaseReading): readonly unknown[] {
  const access = effectiveOf(reading);
  const { declared, verified, previous } = reading.kase.state.data;
  const data = [declared, verified, previous ?? {}].map((values) => visibleData(reading, access, values));
  return [data, visibleResults(reading, access)];
}

/** References to files anywhere in a value, in order. */
export function filesIn(value: unknown): FileRef[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isFileRef(value)) return [value];
  return Object.values(value as object).flatMap(filesIn);
}
