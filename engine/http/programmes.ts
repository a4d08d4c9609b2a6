/**
 * Published programmes as the routes need them. Compiled definitions are kept by the runtime, by content hash;
 * the list of newest versions is read again after two seconds or when something was published here, their contents only once.
 */
import type { Runtime } from '../commands/runtime.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import type { ProgrammePackage } from '../model/definition.ts';
import { Rejection } from '../model/errors.ts';
import { latestDefinitions, type StoredDefinition } from '../store/definitions.ts';

export interface Programmes {
  /** @throws Rejection not-found */
  byHash(hash: string): Promise<CompiledProgramme>;
  /** Newest version of each programme. */
  latest(): Promise<readonly StoredDefinition[]>;
  /** Newest version of one. @throws Rejection not-found */
  current(programme: string): Promise<StoredDefinition>;
  /** Names of districts: as a programme's own vocabulary has them, else that of any other; the code itself where none knows it. */
  districts(): Promise<DistrictName>;
  /** Something was published. */
  forget(): void;
}

export type DistrictName = (code: string, own?: ProgrammePackage) => string;

const keptMs = 2_000;

export function createProgrammes(runtime: Runtime): Programmes {
  let packages: ReadonlyMap<string, ProgrammePackage> = new Map();
  let list: { at: number; value: Promise<readonly StoredDefinition[]> } | null = null;
  const latest = () => {
    if (!list || performance.now() - list.at > keptMs) {
      const value = latestDefinitions(runtime.store.read, packages).then((found) => {
        packages = new Map(found.map(({ hash, package: content }) => [hash, content]));
        return found;
      });
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
    async districts() {
      const shared = (await latest()).find(({ package: { vocabularies } }) => vocabularies.regions)?.package;
      return (code, own) => districtIn(own, code) ?? districtIn(shared, code) ?? code;
    },
    forget() {
      list = null;
    },
  };
}

function districtIn(pkg: ProgrammePackage | undefined, code: string): string | undefined {
  return pkg?.vocabularies.regions?.items.find((item) => item.code === code)?.title;
}
