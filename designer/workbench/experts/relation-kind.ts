import type { useWords } from '../words.ts';

/** A kind of relation in words; a kind of the department's own as it is written. */
export function kindText(t: ReturnType<typeof useWords>['t'], kind: string): string {
  return kind === 'employer' || kind === 'relative' ? t(`wb.experts.kind.${kind}`) : kind;
}
