import type { Lang } from '../../messages/render.ts';
import type { ProgrammePackage } from '../../model/definition.ts';
import type { ChangeDto, CheckedDto, MigrationRequestDto } from '../../model/dto/version.ts';
import type { User } from '../../model/user.ts';
import { mayPublishDefinition } from '../../policy/definition.ts';
import { mayDecideReview, mayWithdrawReview } from '../../policy/studio.ts';
import type { Change } from '../../soundness/diff/change.ts';
import { diffPackages } from '../../soundness/diff/diff.ts';
import { canonicalJson, sha256 } from '../../store/canonical.ts';
import { runningByVersion } from '../../store/case-migrations.ts';
import { latestDefinition, publicationsOf } from '../../store/definitions.ts';
import type { MigrationRequest } from '../../store/migration-requests.ts';
import type { HttpDeps } from '../deps.ts';

/** A request about running cases with the names of its people, and what the reader may do with it. */
export async function presentRequest(
  { people, programmes }: HttpDeps,
  user: User,
  request: MigrationRequest,
): Promise<MigrationRequestDto> {
  const { programme: _, askedBy, decidedBy, ...told } = request;
  const names = await people.names([askedBy, decidedBy]);
  const asked = request.state === 'asked';
  const versions = await Promise.all([request.from, request.to].map((hash) => programmes.byHash(hash)));
  const may = (rule: typeof mayDecideReview) => asked && versions.every(({ workflow }) => rule(user, workflow.owner, askedBy));
  return {
    ...told,
    askedByName: names.get(askedBy) ?? askedBy,
    decidedByName: decidedBy === null ? null : (names.get(decidedBy) ?? decidedBy),
    may: { decide: may(mayDecideReview), withdraw: may(mayWithdrawReview) },
  };
}

export function presentChange({ text, textEn, ...change }: Change, language: Lang): ChangeDto {
  return { ...change, text: language === 'en' ? textEn : text };
}

/** What a package would replace. */
export async function presentPublished(
  { store: { read } }: HttpDeps,
  user: User,
  pkg: ProgrammePackage,
  sound: boolean,
  language: Lang,
): Promise<CheckedDto['published']> {
  const id: unknown = pkg.workflow?.id;
  const latest = typeof id === 'string' ? await latestDefinition(read, id) : null;
  if (!latest) return null;
  const hash = sha256(canonicalJson(pkg));
  const publications = await publicationsOf(read, latest.programme);
  const running = await runningByVersion(read, latest.programme);
  const compared = sound && mayPublishDefinition(user, latest.owner);
  return {
    version: publications[0]?.version ?? latest.version,
    same: publications.find((publication) => publication.hash === hash)?.version ?? null,
    running: [...running.values()].reduce((sum, n) => sum + n, 0),
    changes: compared ? diffPackages(latest.package, pkg).map((one) => presentChange(one, language)) : [],
  };
}
