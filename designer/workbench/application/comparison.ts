import { useState } from 'react';
import { useLastApplication } from '../../api/case-page.ts';
import type { CaseView } from '../case/case-view.ts';
import { useIsOfficer } from '../case/use-is-officer.ts';
import { changesOf } from './changes.ts';

/** What the application is compared with: what stood before the last correction, or the last application to the same programme. */
export type Against = 'none' | 'round' | 'year';

export interface Comparison {
  readonly against: Against;
  readonly choose: (against: Against) => void;
  /** What may be chosen besides nothing. */
  readonly offered: readonly Exclude<Against, 'none'>[];
  readonly onlyChanges: boolean;
  readonly setOnlyChanges: (on: boolean) => void;
  /** Values compared with; null: none, or not there yet. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** Fields that differ. */
  readonly changed: ReadonlySet<string>;
  readonly last: { readonly caseId: string; readonly number: string; readonly submittedOn: string; readonly outcome: string | null } | null;
  readonly state: 'ready' | 'loading' | 'failed' | 'none';
  readonly retry: () => void;
}

export function useComparison(view: CaseView): Comparison {
  const { kase } = view;
  const officer = useIsOfficer(kase.uscc);
  const corrected = kase.previous !== null && changesOf(kase.previous, kase.declared).size > 0;
  const [against, choose] = useState<Against>(corrected ? 'round' : 'none');
  const [onlyChanges, setOnlyChanges] = useState(false);
  const year = useLastApplication(kase.id, officer && against === 'year');
  const last = year.data?.last ?? null;
  const before = against === 'round' ? kase.previous : against === 'year' ? (last?.declared ?? null) : null;
  return {
    ...{ against, choose, onlyChanges, setOnlyChanges, before, last },
    offered: [...(corrected ? (['round'] as const) : []), ...(officer && kase.submittedAt ? (['year'] as const) : [])],
    changed: before ? changesOf(before, withoutFiles(view, kase.declared, against), against === 'year') : new Set(),
    state: against !== 'year' || last ? 'ready' : year.isError ? 'failed' : year.data ? 'none' : 'loading',
    retry: () => void year.refetch(),
  };
}

/** Of another year files are other files: that isn't worth saying. */
function withoutFiles(view: CaseView, declared: Readonly<Record<string, unknown>>, against: Against): Readonly<Record<string, unknown>> {
  if (against !== 'year') return declared;
  const files = new Set(view.materials.map(({ field }) => field));
  return Object.fromEntries(Object.entries(declared).filter(([name]) => !files.has(name)));
}
