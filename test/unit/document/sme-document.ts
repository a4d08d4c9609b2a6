/** The programme of this repository as the document that the studio edits. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../../engine/main.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';

const read = (...path: string[]) => JSON.parse(readFileSync(join(rootFolder(), ...path), 'utf8')) as unknown;
const folder = (path: string) =>
  Object.fromEntries(
    readdirSync(join(rootFolder(), path))
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name.slice(0, -5), read(path, name)]),
  );

export const smeDocument = (): ProgrammeDocument =>
  ({
    workflow: read('workflows/innovative-sme-evaluation/workflow.json'),
    forms: folder('forms/innovative-sme-evaluation'),
    vocabularies: folder('forms/vocabularies'),
    scenarios: read('workflows/innovative-sme-evaluation/scenarios.json'),
  }) as ProgrammeDocument;
