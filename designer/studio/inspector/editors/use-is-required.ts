import type { Json, Path } from '../../../document/change.ts';
import { isMember, isRequired } from '../../../document/language.ts';
import { useInspection } from '../inspection.tsx';

/** Must the value at a path be there? */
export function useIsRequired(at: Path): boolean {
  const { document } = useInspection();
  const workflow = document.workflow as unknown as Json;
  const around = at.slice(1, -1);
  const key = at.at(-1) ?? '';
  return isRequired(workflow, around, key) || isMember(workflow, around, key);
}
