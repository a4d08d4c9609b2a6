import type { VersionDto } from '../../../engine/model/dto/version.ts';

/** Number of a content at a moment: it may have been published again since, under another one. */
export function numberAt(versions: readonly VersionDto[], hash: string, at: string): number | string {
  return versions.find((one) => one.hash === hash && one.publishedAt <= at)?.version ?? '?';
}
