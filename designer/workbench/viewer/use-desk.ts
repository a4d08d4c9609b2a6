import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import type { MaterialLookDto } from '../../../engine/model/dto/case-page.ts';
import { keepLook, useLooks } from '../../api/case-page.ts';

/** The reader's own marks at the materials of a case. */
export interface Desk {
  readonly lookAt: (file: string) => MaterialLookDto;
  /** Marks a material as looked at, once. */
  readonly look: (file: string) => void;
  readonly keep: (file: string, look: { readonly looked: boolean; readonly note: string }) => void;
  /** The last mark wasn't kept. */
  readonly failed: boolean;
}

/** Null while it isn't known, and for who keeps no marks (the applicant's side). */
export function useDesk(caseId: string, officer: boolean): Desk | null {
  const { data } = useLooks(caseId, officer);
  const { mutate, isError } = useMutation({
    mutationFn: ({ file, looked, note }: { readonly file: string; readonly looked: boolean; readonly note: string }) =>
      keepLook(caseId, file, { looked, note }),
  });
  const marked = useRef(new Set<string>());
  const looks = data?.items;
  const lookAt = useCallback(
    (file: string): MaterialLookDto => looks?.find((one) => one.file === file) ?? { file, lookedAt: null, note: '' },
    [looks],
  );
  return useMemo(
    () =>
      looks === undefined
        ? null
        : {
            lookAt,
            look(file) {
              const { lookedAt, note } = lookAt(file);
              if (lookedAt !== null || marked.current.has(file)) return;
              marked.current.add(file);
              mutate({ file, looked: true, note });
            },
            keep: (file, look) => mutate({ file, ...look }),
            failed: isError,
          },
    [looks, lookAt, mutate, isError],
  );
}
