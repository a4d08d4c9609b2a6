/** Where the demonstration shows nothing: steps at which no case waits, and outcomes with which none has ended. */
import { loadProgramme } from '../../effects/programmes.ts';
import { parseItemId } from '../../machine/item-id.ts';
import { isAutomatic } from '../../soundness/edges.ts';
import { allPlaces, placesOf } from '../../soundness/places.ts';
import type { Store } from '../../store/db.ts';
import { chosenProgrammes } from '../command.ts';
import type { Config } from '../config.ts';

export interface Lacking {
  /** `programme step`, in the order of the definitions. */
  readonly steps: readonly string[];
  /** `programme outcome`. */
  readonly outcomes: readonly string[];
  /** Of so many. */
  readonly of: { readonly steps: number; readonly outcomes: number };
}

/** What waits for what is inside it isn't counted: the steps inside are. */
const containers: readonly string[] = ['parallel', 'each'];

/** Of all programmes of the settings. */
export async function lackingIn(config: Config, { read }: Store): Promise<Lacking> {
  const rows = (await read('cases').select('programme', 'status', 'outcome', 'steps')) as {
    programme: string;
    status: string;
    outcome: string | null;
    steps: string;
  }[];
  const ended = new Set(rows.filter(({ status }) => status === 'ended').map(({ programme, outcome }) => `${programme} ${outcome}`));
  const standing = new Set(
    rows.flatMap(({ programme, steps }) => (JSON.parse(steps) as string[]).map((step) => `${programme} ${parseItemId(step).base}`)),
  );
  const steps: string[] = [];
  const outcomes: string[] = [];
  for (const id of chosenProgrammes(config, [])) {
    const places = allPlaces(placesOf(loadProgramme(config.root, id).workflow as unknown as Record<string, unknown>));
    for (const place of places) {
      if (!isAutomatic(place) && !containers.includes(place.step.type)) steps.push(`${id} ${place.id}`);
      else if (place.step.type === 'end' && (!place.scope.branch || place.step.terminate)) outcomes.push(`${id} ${place.step.outcome}`);
    }
  }
  const each = [...new Set(outcomes)];
  return {
    steps: steps.filter((step) => !standing.has(step)),
    outcomes: each.filter((outcome) => !ended.has(outcome)),
    of: { steps: steps.length, outcomes: each.length },
  };
}
