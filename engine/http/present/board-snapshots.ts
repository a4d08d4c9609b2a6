/** Monthly snapshots, of what the reader watches. */
import type { Lang } from '../../messages/render.ts';
import type { BoardSnapshotDto } from '../../model/dto/board.ts';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { maySetTargets } from '../../policy/board.ts';
import { remarksOn, snapshotOf } from '../../store/board-snapshots.ts';
import type { HttpDeps } from '../deps.ts';
import { watchOf } from './board.ts';
import { entrySight, registriesOf } from './board-registries.ts';
import { programmeTitle } from './titles.ts';

/** @throws Rejection not-found */
export async function presentSnapshot(deps: HttpDeps, user: User, month: string, language: Lang): Promise<BoardSnapshotDto> {
  const watch = await watchOf(deps, user);
  const snapshot = await snapshotOf(deps.store.read, month);
  if (!snapshot) throw new Rejection('not-found');
  const { content, madeAt, hash } = snapshot;
  const remarks = await remarksOn(deps.store.read, month);
  const names = await deps.people.names(remarks.map(({ by }) => by));
  const { all, owned, districts } = watch.sight;
  const registries = registriesOf(watch);
  const ownedRegistries = entrySight(watch.sight, registries).owned;
  const seen = (owns: boolean, district: string) => all || owns || districts.includes(district);
  const sum = (rows: readonly { readonly n: number }[]) => rows.reduce((total, { n }) => total + n, 0);
  return {
    ...{ month, madeAt, hash, mayRemark: maySetTargets(user) },
    registries: registries.map(({ registry, title }) => {
      const mine = content.valid.filter((row) => row.registry === registry && seen(ownedRegistries.includes(registry), row.district));
      return { registry, title, valid: sum(mine) };
    }),
    programmes: watch.definitions.map(({ programme, package: pkg }) => {
      const mine = <T extends { readonly programme: string; readonly district: string }>(rows: readonly T[]) =>
        rows.filter((row) => row.programme === programme && seen(owned.includes(programme), row.district));
      const [ofMonth, ofYear, open] = [mine(content.month), mine(content.year), mine(content.open)];
      return {
        programme,
        title: programmeTitle(pkg, language),
        submitted: sum(ofMonth.filter(({ stage }) => stage === 'submitted')),
        submittedInYear: sum(ofYear.filter(({ stage }) => stage === 'submitted')),
        endedInYear: sum(ofYear.filter(({ stage }) => stage.startsWith('end:'))),
        running: sum(open),
        red: sum(open.filter(({ light }) => light === 'red')),
      };
    }),
    remarks: remarks.map(({ n, at, by, words }) => ({ n, at, by: names.get(by) ?? by, words })),
  };
}
