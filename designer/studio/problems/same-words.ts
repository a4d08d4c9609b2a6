import type { ToldProblem } from '../studio.ts';

type Told = Pick<ToldProblem, 'code' | 'document' | 'pointer' | 'message'>;

/** Problems that the server found too, in the words in which the page tells them; what the page leaves out of a place is left out here. */
export function inSameWords<Found extends Told>(found: readonly Found[], told: readonly Told[]): Found[] {
  const placeOf = ({ document, pointer }: Told) => `${document}#${pointer}`;
  const places = new Set(told.map(placeOf));
  const messages = new Map<string, string[]>();
  for (const one of told) {
    const key = `${one.code} ${placeOf(one)}`;
    messages.set(key, [...(messages.get(key) ?? []), one.message]);
  }
  return found.flatMap((one) => {
    const own = messages.get(`${one.code} ${placeOf(one)}`);
    if (own) return [{ ...one, message: (own.length > 1 ? own.shift() : own[0]) ?? one.message }];
    return one.code.startsWith('schema.') && places.has(placeOf(one)) ? [] : [one];
  });
}
