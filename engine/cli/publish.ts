import { type Published, publishDefinition } from '../commands/publish-definition.ts';
import type { Runtime } from '../commands/runtime.ts';
import { loadProgramme, programmeIds } from '../effects/programmes.ts';
import { text } from '../messages/render.ts';
import { Rejection } from '../model/errors.ts';
import type { Problem } from '../model/problem.ts';
import type { User } from '../model/user.ts';

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

/** Publishes every programme under `root` whose content is new. @throws UnsoundProgrammes, ProgrammeFileError */
export async function publishAll(runtime: Runtime, root: string): Promise<PublishedProgramme[]> {
  const published: PublishedProgramme[] = [];
  const wrong: string[] = [];
  for (const id of programmeIds(root)) {
    try {
      published.push({ ...(await publishDefinition(runtime, { by: operator, package: loadProgramme(root, id) })), older: false });
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      if (error.code === 'duplicate') published.push({ id, version: 0, hash: '', older: true });
      else wrong.push(problemLines(id, error.details as readonly Problem[]));
    }
  }
  if (wrong.length > 0) throw new UnsoundProgrammes(wrong.join('\n'));
  return published;
}

/** One line for each Problem: where, what, and how to mend it. */
export function problemLines(programme: string, problems: readonly Problem[]): string {
  const lines = problems.map(({ severity, document, pointer, code, params }) => {
    const place = `${document}${pointer ? ` ${pointer}` : ''}`;
    return `  ${severity === 'error' ? '✗' : '!'} ${place}  [${code}]\n      ${text('zh-CN', code, params)}\n      ${text('en', code, params)}`;
  });
  return [`${programme}: ${problems.filter((problem) => problem.severity === 'error').length} problems`, ...lines].join('\n');
}
