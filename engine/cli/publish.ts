import { type Published, publishDefinition } from '../commands/publish-definition.ts';
import type { Runtime } from '../commands/runtime.ts';
import { withKeptVocabularies } from '../commands/save-vocabulary.ts';
import { text } from '../messages/render.ts';
import type { ProgrammePackage } from '../model/definition.ts';
import { Rejection } from '../model/errors.ts';
import type { Problem } from '../model/problem.ts';
import type { User } from '../model/user.ts';
import { canonicalJson, sha256 } from '../store/canonical.ts';
import { latestPackages, newestVersions } from '../store/definitions.ts';
import { keepScenarios, withScenarios } from '../store/scenarios.ts';
import { installed, scenariosIn } from './package-files.ts';

/** Whoever starts the server or works at its command line. */
export const operator: User = {
  id: 'system',
  login: 'system',
  name: 'system',
  grants: [{ role: 'administrator', org: 'system' }],
  memberships: [],
};

/** Programmes that can't be published; the message lists every Problem. */
export class UnsoundProgrammes extends Error {}

export interface PublishedProgramme extends Published {
  /** The content is that of an older version: the newer one stays. */
  readonly older: boolean;
}

/**
 * Publishes the programmes under `root` (those chosen, or all) whose content is new, with the vocabularies as they are kept here.
 * Content that is the newest version already isn't checked again: it was when it was published, and a start must be quick.
 * @throws UnsoundProgrammes, ProgrammeFileError, ConfigError
 */
export async function publishAll(runtime: Runtime, root: string, chosen?: readonly string[]): Promise<PublishedProgramme[]> {
  const published: PublishedProgramme[] = [];
  const wrong: string[] = [];
  const packages = installed(root, chosen);
  const { read } = runtime.store;
  const newest = await newestVersions(read);
  const changed: { readonly id: string; readonly pkg: ProgrammePackage }[] = [];
  for (const { id, loaded } of packages) {
    const pkg = await withKeptVocabularies(runtime, loaded);
    const known = newest.get(pkg.workflow.id);
    if (known?.hash !== sha256(canonicalJson(pkg))) changed.push({ id, pkg });
    else published.push({ id, ...known, older: false });
  }
  const among = changed.length === 0 ? [] : [...packages.map(({ loaded }) => loaded), ...(await latestPackages(read))];
  for (const { id, pkg } of changed) {
    try {
      published.push({ ...(await publishDefinition(runtime, { by: operator, package: pkg, among })), older: false });
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      if (error.code === 'duplicate') published.push({ id, version: 0, hash: '', older: true });
      else wrong.push(problemLines(id, error.details as readonly Problem[]));
    }
  }
  if (wrong.length > 0) throw new UnsoundProgrammes(wrong.join('\n'));
  await keepOwnScenarios(
    runtime,
    root,
    published.filter(({ older }) => !older),
  );
  return published.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Scenarios of the files stand beside the definitions, unless the studio published others with them. */
async function keepOwnScenarios(
  { store: { read, writer }, clock }: Runtime,
  root: string,
  published: readonly PublishedProgramme[],
): Promise<void> {
  const kept = await withScenarios(
    read,
    published.map(({ hash }) => hash),
  );
  for (const { id, hash } of published) {
    const scenarios = kept.has(hash) ? null : scenariosIn(root, id);
    if (scenarios !== null) await writer.transact((tx) => keepScenarios(tx, hash, scenarios, { at: clock.now(), by: operator.id }));
  }
}

/** One line for each Problem: where, what, and how to mend it. */
export function problemLines(programme: string, problems: readonly Problem[]): string {
  const lines = problems.map(({ severity, document, pointer, code, params }) => {
    const place = `${document}${pointer ? ` ${pointer}` : ''}`;
    return `  ${severity === 'error' ? '✗' : '!'} ${place}  [${code}]\n      ${text('zh-CN', code, params)}\n      ${text('en', code, params)}`;
  });
  return [`${programme}: ${problems.filter((problem) => problem.severity === 'error').length} problems`, ...lines].join('\n');
}
