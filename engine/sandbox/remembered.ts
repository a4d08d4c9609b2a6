/**
 * A scenario that ended as it should isn't played again while everything it follows from is the same: the definition, its forms and
 * vocabularies, what the scenarios share, the scenario itself, the office and programmes around, and the engine. Only such ends are
 * remembered, so one that failed is always played anew.
 */
import type { ScenarioResultDto } from '../model/dto/studio.ts';
import type { ScenarioFile } from '../model/scenario.ts';
import type { ProgrammeDocument } from '../model/studio.ts';
import { neededBy } from '../soundness/needed.ts';
import { canonicalJson, sha256 } from '../store/canonical.ts';
import type { Surroundings } from './try-out.ts';

/** Hashes of what ended as it should. */
export interface GreenMemory {
  known(hashes: readonly string[]): Promise<ReadonlySet<string>>;
  remember(hashes: readonly string[]): Promise<void>;
}
interface Playing {
  readonly document: ProgrammeDocument;
  readonly around: Surroundings;
  /** Tells one engine from another. */
  readonly engine: string;
  /** Plays all scenarios of a document: one result for each, in their order. */
  play(document: ProgrammeDocument): Promise<readonly ScenarioResultDto[]>;
}

/** One result for each scenario of the document, of which only those are played that nobody has seen end well. */
export async function playUnseen(memory: GreenMemory, { document, around, engine, play }: Playing): Promise<ScenarioResultDto[]> {
  const { scenarios: file, ...pkg } = document;
  const { scenarios = [], rules: _, ...shared } = (file ?? {}) as Partial<ScenarioFile> & { readonly rules?: unknown };
  const { organisations, more } = around;
  const common = sha256(canonicalJson({ engine, pkg, shared, needed: neededBy(pkg, around.others), organisations, more }));
  const hashes = scenarios.map((scenario) => sha256(canonicalJson({ common, scenario })));
  const known = await memory.known(hashes);
  const unseen = scenarios.flatMap((scenario, index) => (known.has(hashes[index] as string) ? [] : [{ scenario, index }]));
  const played =
    unseen.length > 0 ? await play({ ...pkg, scenarios: { ...shared, scenarios: unseen.map(({ scenario }) => scenario) } }) : [];
  const results = scenarios.map(({ title }): ScenarioResultDto => ({ title, passed: true, says: [] }));
  unseen.forEach(({ scenario: { title }, index }, nth) => {
    results[index] = played[nth] ?? { title, passed: false, says: [] };
  });
  const green = unseen.filter((_one, nth) => played[nth]?.passed).map(({ index }) => hashes[index] as string);
  if (green.length > 0) await memory.remember(green);
  return results;
}
