/** Numbers of registries that a scenario names: in the demonstration the applicant's own entry has another. */
import { newestEntry } from '../../sandbox/deeds.ts';
import type { Person } from '../../sandbox/person.ts';
import type { DataSet } from './data-set.ts';

/** What is told with the number of the newest entry that the case's enterprise has; as it is where there is none. */
export async function withOwnEntries<T>(told: T, person: Person, caseId: string, entries: DataSet['entries']): Promise<T> {
  let text = JSON.stringify(told);
  for (const { pattern, registry } of entries) {
    const named = new RegExp(pattern, 'g');
    if (caseId === '' || text.search(named) < 0) continue;
    const entry = await newestEntry(person, registry, (await person.kase(caseId)).enterprise);
    if (entry) text = text.replace(named, entry.number);
  }
  return JSON.parse(text) as T;
}
