import type { LanguageNode } from '../../../document/language.ts';

export function isKey(key: string, names: LanguageNode | undefined): boolean {
  return key !== '' && (names?.pattern === undefined || new RegExp(names.pattern, 'u').test(key));
}

/** Names for members whose typed name can't be a key, by the map they stand in. */
const stems: Readonly<Record<string, string>> = {
  roles: 'position',
  messages: 'message',
  registries: 'registry',
  reasons: 'reason',
  parameters: 'parameter',
  values: 'value',
  result: 'value',
  body: 'value',
  data: 'field',
  seats: 'seat',
  coolDown: 'record',
};

/** The key for what was typed: itself where the language allows it, else made of its letters, else a name with a number. Never taken. */
export function keyFor(typed: string, names: LanguageNode | undefined, taken: readonly string[], map: string): string {
  const words = typed
    .normalize('NFKD')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const camel = words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  const wanted = [typed, words.join('-').toLowerCase(), camel].find((key) => isKey(key, names));
  const stem = wanted ?? stems[map] ?? 'entry';
  if (wanted !== undefined && !taken.includes(wanted)) return wanted;
  for (let number = wanted === undefined ? 1 : 2; ; number += 1) {
    const key = [`${stem}-${number}`, `${stem}${number}`].find((one) => isKey(one, names)) ?? `${stem}${number}`;
    if (!taken.includes(key)) return key;
  }
}
