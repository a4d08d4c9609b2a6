import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ProgrammePackage } from '../model/definition.ts';
import type { Office } from './office.ts';

export interface Folder {
  readonly root: string;
  remove(): void;
}

/** Programmes and people as files, as an application reads them when it starts. The first package's vocabularies win. */
export function folderOf(packages: readonly ProgrammePackage[], office: Office): Folder {
  const root = mkdtempSync(join(tmpdir(), 'liuzhuan-sandbox-'));
  const write = (path: string, content: unknown) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(content));
  };
  write('package.json', {});
  for (const { workflow, forms, vocabularies } of packages.toReversed()) {
    write(`workflows/${workflow.id}/workflow.json`, workflow);
    for (const [name, form] of Object.entries(forms)) write(`forms/${workflow.id}/${name}.json`, form);
    for (const [name, vocabulary] of Object.entries(vocabularies)) write(`forms/vocabularies/${name}.json`, vocabulary);
  }
  write('workflows/demonstration.json', office);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
