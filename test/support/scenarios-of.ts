/** Scenarios of the shipped programmes, and the services outside that they are played with. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../engine/main.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { ScenarioFile } from '../../engine/model/scenario.ts';
import { type SandboxServices, type ServiceAnswers, startServices } from '../../engine/sandbox/services.ts';
import { stepsOf } from './steps-of.ts';

export type ShippedScenarios = ScenarioFile & { readonly services?: ServiceAnswers };

/** What `scenarios.json` of a programme holds; null when it has none. */
export function scenariosOf(id: string): ShippedScenarios | null {
  const path = join(rootFolder(), 'workflows', id, 'scenarios.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ShippedScenarios) : null;
}

/** Services that its steps call, answering what the scenarios put down; null when it calls none. */
export function servicesOf(pkg: ProgrammePackage, { services = {} }: ShippedScenarios): Promise<SandboxServices | null> {
  const asked = stepsOf(pkg).flatMap((step) => (step.type === 'service' ? [step.service] : []));
  return startServices([...new Set(asked)], services);
}
