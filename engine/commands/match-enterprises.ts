/** How enterprises stand against the conditions of programmes 我能办什么: the one code for the portal, the command line and the bench. */
import type { CompiledProgramme } from '../machine/programme.ts';
import type { Lang } from '../messages/render.ts';
import type { EligibilityDto } from '../model/dto/standing.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { RecordFacts, RegistryFacts } from '../model/event.ts';
import { standingOf } from '../soundness/standing.ts';
import { enterprisesAfter } from '../store/enterprises.ts';
import type { Reader } from '../store/page.ts';
import { recordsOfEach } from '../store/records.ts';
import { registryFactsOfEach } from '../store/registry.ts';
import { coolingUntil } from './cool-down.ts';

/** What conditions ask about an enterprise. */
export interface EnterpriseFacts {
  readonly enterprise: Enterprise;
  readonly registry: readonly RegistryFacts[];
  readonly records: readonly RecordFacts[];
}
export interface Match extends EligibilityDto {
  readonly uscc: string;
  readonly enterprise: string;
  readonly programme: string;
}

const atOnce = 500;

/** Verdict on one programme, condition by condition. `today` is YYYY-MM-DD. */
export function eligibilityOf(compiled: CompiledProgramme, facts: EnterpriseFacts, today: string, lang: Lang): EligibilityDto {
  return { ...standingOf(compiled, facts, today, lang), coolDownUntil: coolingUntil(compiled.workflow, facts.records, today) };
}

/** What is known about these enterprises, with three statements however many they are. */
export async function factsOf(db: Reader, enterprises: readonly Enterprise[]): Promise<EnterpriseFacts[]> {
  const usccs = enterprises.map(({ uscc }) => uscc);
  const [registry, records] = [await registryFactsOfEach(db, usccs), await recordsOfEach(db, usccs)];
  return enterprises.map((enterprise) => ({
    enterprise,
    registry: registry.get(enterprise.uscc) ?? [],
    records: records.get(enterprise.uscc) ?? [],
  }));
}

/** The same for everybody, some hundreds at a time. */
export async function* factsOfAll(db: Reader): AsyncGenerator<EnterpriseFacts> {
  for (let after = ''; ; ) {
    const page = await enterprisesAfter(db, after, atOnce);
    yield* await factsOf(db, page);
    const last = page.at(-1);
    if (!last) return;
    after = last.uscc;
  }
}

/** One enterprise against programmes. */
export function matchesOf(facts: EnterpriseFacts, programmes: readonly CompiledProgramme[], today: string, lang: Lang): Match[] {
  const { uscc, name } = facts.enterprise;
  return programmes.map((compiled) => ({
    ...{ uscc, enterprise: name, programme: compiled.workflow.id },
    ...eligibilityOf(compiled, facts, today, lang),
  }));
}
