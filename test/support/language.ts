/** Packages of `test/definitions/language/`, each with the scenarios it is played by. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { ScenarioFile } from '../../engine/model/scenario.ts';

interface LanguagePackage {
  readonly name: string;
  readonly pkg: ProgrammePackage;
  /** Programmes that its steps open cases of. */
  readonly others: readonly ProgrammePackage[];
  readonly file: ScenarioFile;
}

const folder = new URL('../definitions/language/', import.meta.url);

export function languagePackages(): LanguagePackage[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const { workflow, forms, vocabularies, scenarios, others = [] } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
      return { name: name.replace(/\.json$/, ''), pkg: { workflow, forms, vocabularies }, others, file: scenarios };
    });
}
