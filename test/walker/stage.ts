/** A definition made ready to be walked: compiled, with data that its forms accept. */

import { compileProgramme } from '../../engine/machine/compile.ts';
import type { CompiledProgramme } from '../../engine/machine/programme.ts';
import type { Enterprise } from '../../engine/model/enterprise.ts';
import type { WindowFacts } from '../../engine/model/event.ts';
import { checkPackage, isSound } from '../../engine/soundness/check.ts';
import { sampleEnterprise } from '../../engine/soundness/paths/enterprise.ts';
import { generatePaths } from '../../engine/soundness/paths/generate.ts';
import type { NamedPackage } from '../support/definitions.ts';
import { statutoryCalendar } from '../support/pure-world.ts';

export interface Stage {
  readonly name: string;
  readonly compiled: CompiledProgramme;
  /** Data by form of the application and by step. */
  readonly data: ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;
  readonly enterprises: readonly Enterprise[];
  readonly windows: readonly (WindowFacts | null)[];
  readonly steps: readonly string[];
}

export const walkStart = '2026-03-02';

/** Null for a definition that may not be published (another test says why). */
export function stageOf({ name, pkg }: NamedPackage): Stage | null {
  if (!isSound(checkPackage(pkg))) return null;
  const compiled = compileProgramme(pkg, `walk:${name}`);
  const enterprise = sampleEnterprise(walkStart);
  const { paths } = generatePaths(pkg, { calendar: statutoryCalendar, start: walkStart, enterprise });
  const data = new Map<string, Readonly<Record<string, unknown>>[]>();
  for (const { events } of paths) {
    for (const { action } of events) {
      if (action.do !== 'complete' || !action.data) continue;
      const key = action.kind === 'correct' ? compiled.workflow.start : action.step;
      data.set(key, [...(data.get(key) ?? []), action.data]);
    }
  }
  return {
    ...{ name, compiled, data, steps: [...compiled.steps.keys()] },
    enterprises: [...paths.map((path) => path.enterprise), enterprise],
    windows: paths.length > 0 ? paths.map(({ window }) => window) : [null],
  };
}
