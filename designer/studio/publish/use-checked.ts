import { useQuery } from '@tanstack/react-query';
import { packageOf } from '../../../engine/model/studio.ts';
import { checkPackage } from '../../api/versions.ts';
import { useLocale } from '../../app/locale.tsx';
import type { Editor } from '../../document/editor.ts';
import { inSameWords } from '../problems/same-words.ts';
import { useStudio } from '../studio.ts';

interface Asked {
  readonly id: string;
  readonly revision: number;
  readonly newest: number | null;
  /** Only what is saved is checked: it is what would be published. */
  readonly saved: boolean;
  readonly editor: Editor;
}

/** What the server says of the draft as it is saved: problems, also with other programmes, and what it would change. */
export function useChecked({ id, revision, newest, saved, editor }: Asked) {
  const { language } = useLocale();
  const { problems: told } = useStudio();
  return useQuery({
    queryKey: ['studio', 'checked', id, revision, newest, language],
    queryFn: () => checkPackage(packageOf(editor.view().document)),
    enabled: saved,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
    select: (data) => ({ ...data, problems: inSameWords(data.problems, told ?? []) }),
  });
}
export type Checked = ReturnType<typeof useChecked>;

/** Errors of the newest check, null while there is none. */
export function errorsOf({ data }: Checked): number | null {
  return data ? data.problems.filter(({ severity }) => severity === 'error').length : null;
}
