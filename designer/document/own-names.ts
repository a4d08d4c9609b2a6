/** What people call the values that a programme computes: said once for the programme, typed where the value is. */
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { isObject, type Path, valueAt } from './change.ts';
import { allSteps } from './inspectable.ts';
import { withKeyRenamed, withProperty } from './properties.ts';

/** `titles`: path of the map in which names stand by key. Null: people have no word for it. */
export function nameIn(document: ProgrammeDocument, titles: Path, key: string): string | null {
  const title = valueAt(document, [...titles, key, 'title']);
  return typeof title === 'string' && title !== '' ? title : null;
}

/** An empty name takes what is said of the key away. */
export function withNameIn(document: ProgrammeDocument, titles: Path, key: string, title: string): ProgrammeDocument {
  return title === '' ? withProperty(document, [...titles, key], undefined) : withProperty(document, [...titles, key, 'title'], title);
}

/** The name goes along with a key that is called otherwise or, where `to` is null, goes with it; not while another step still computes it. */
export function withNameFollowing(document: ProgrammeDocument, titles: Path, from: string, to: string | null): ProgrammeDocument {
  if (computedNames(document).includes(from)) return document;
  return to === null ? withProperty(document, [...titles, from], undefined) : withKeyRenamed(document, titles, from, to);
}

/** Names of all values that steps compute. */
export function computedNames(document: ProgrammeDocument): string[] {
  return allSteps(document).flatMap(({ type, path }) => {
    const values = type === 'compute' ? valueAt(document, [...path, 'values']) : undefined;
    return isObject(values) ? Object.keys(values) : [];
  });
}
