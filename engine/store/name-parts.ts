/**
 * Search for a part of an enterprise's name, of one character or more, by an index of its own on both databases: the pairs of
 * neighbouring characters of each name, kept with it in the same transaction. Enterprises are few beside cases; a word that most names
 * have is not looked up but met on the way through an ordered list.
 */
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

/** Pairs of neighbouring characters; the last one is a character and a blank. */
export function partsOf(name: string): string[] {
  const signs = [...folded(name), ' '];
  return [...new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))];
}

/** As both databases' `lower` has it: letters of ASCII. */
function folded(name: string): string {
  return name.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Puts the parts of a new name in place of those of the old one. */
export async function saveNameParts(tx: Tx, uscc: string, before: string | null, name: string): Promise<void> {
  if (before === name) return;
  const [old, next] = [new Set(before === null ? [] : partsOf(before)), partsOf(name)];
  const gone = [...old].filter((part) => !next.includes(part));
  if (gone.length > 0) await tx.table('enterprise_name_parts').where({ uscc }).whereIn('part', gone).delete();
  const rows = next.filter((part) => !old.has(part)).map((part) => ({ part, uscc }));
  if (rows.length > 0) await tx.table('enterprise_name_parts').insert(rows);
}

/** So many enterprises are looked at for a word whose parts are rarer than this. */
const looksAtMost = 2000;

/** Enterprises whose names hold the text; null: more than `atMost` do. */
export async function enterprisesNamed(db: Reader, q: string, atMost = 200): Promise<readonly string[] | null> {
  const signs = [...folded(q)];
  if (signs.length === 0) return null;
  // One character: whatever part begins with it.
  const parts = signs.length === 1 ? [signs[0] as string] : partsOf(q).slice(0, -1);
  const having = (part: string) => {
    const list = db('enterprise_name_parts as p');
    return signs.length === 1 ? list.where('p.part', '>=', part).where('p.part', '<', `${part}\u{10ffff}`) : list.where('p.part', part);
  };
  const counts = parts.map((part, n) => {
    const bounded = having(part)
      .select(db.raw('1 as one'))
      .limit(looksAtMost + 1);
    return db.count('*').from(bounded.as('t')).as(`n${n}`);
  });
  const [row] = (await db.select(counts)) as Record<string, number | string>[];
  const numbers = parts.map((_, n) => Number(row?.[`n${n}`] ?? 0));
  const rarest = Math.min(...numbers);
  if (rarest === 0) return [];
  const list = having(parts[numbers.indexOf(rarest)] as string)
    .join('enterprises as e', 'e.uscc', 'p.uscc')
    .distinct('e.uscc')
    .limit(atMost + 1);
  if (signs.length > 2) list.whereRaw("lower(e.name) like ? escape '\\'", [`%${folded(q).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`]);
  const found = (await list) as { uscc: string }[];
  return found.length > atMost ? null : found.map(({ uscc }) => uscc);
}
