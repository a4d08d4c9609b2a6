/**
 * Published programmes as the routes need them. Compiled definitions are kept by the runtime, by content hash;
 * the list of newest versions is read again after two seconds or when something was published here.
 */
import type { Runtime } from '../commands/runtime.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { Rejection } from '../model/errors.ts';
import { latestDefinitions, type StoredDefinition } from '../store/definitions.ts';

export interface Programmes {
  /** @throws Rejection not-found */
  byHash(hash: string): Promise<CompiledProgramme>;
  /** Newest version of each programme. */
  latest(): Promise<readonly StoredDefinition[]>;
  /** Newest version of one. @throws Rejection not-found */
  current(programme: string): Promise<StoredDefinition>;
  /** Something was published. */
  forget(): void;
}

const keptMs = 2_000;

export function createProgrammes(runtime: Runtime): Programmes {
  let list: { at: number; value: Promise<readonly StoredDefinition[]> } | null = null;
  const latest = () => {
    if (!list || performance.now() - list.at > keptMs) {
      const value = latestDefinitions(runtime.store.read);
      list = { at: performance.now(), value };
      value.catch(() => {
        list = null;
      });
    }
    return list.value;
  };
  return {
    async byHash(hash) {
      const compiled = await runtime.programme(hash);
      if (!compiled) throw new Rejection('not-found');
      return compiled;
    },
    latest,
    async current(programme) {
      const found = (await latest()).find((definition) => definition.programme === programme);
      if (!found) throw new Rejection('not-found');
      return found;
    },
    forget() {
      list = null;
    },
  };
}
