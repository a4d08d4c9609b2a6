const dayMs = 86_400_000;

/** Days with no gap between them, as first and last. */
export function groupsOf(days: readonly string[]): [string, string][] {
  const groups: [string, string][] = [];
  for (const day of days.toSorted()) {
    const open = groups.at(-1);
    if (open && Date.parse(day) - Date.parse(open[1]) === dayMs) open[1] = day;
    else groups.push([day, day]);
  }
  return groups;
}

/**
 * Days written one after the other as `2027-01-01`, `1-1` or `1月1日`, with spans `1月1日至1月3日` or `1-1~1-3`; null when a part is none of
 * these or names no day.
 */
export function daysIn(text: string, year: string): string[] | null {
  const found = new Set<string>();
  for (const part of text.split(/[\s,，;；、]+/).filter(Boolean)) {
    const [first, last = first, more] = part.split(/至|到|~|～|—|–/).map((day) => dayOf(day, year));
    if (more !== undefined || !first || !last || last < first) return null;
    for (let at = Date.parse(first); at <= Date.parse(last); at += dayMs) found.add(new Date(at).toISOString().slice(0, 10));
  }
  return [...found].sort();
}

function dayOf(text: string, year: string): string | null {
  const [, given = year, month = '', day = ''] = /^(?:(\d{4})[-年/])?(\d{1,2})[-月/](\d{1,2})日?$/.exec(text) ?? [];
  const written = `${given}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${written}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== written ? null : written;
}
