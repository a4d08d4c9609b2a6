import { useQuery } from '@tanstack/react-query';
import { sameJson } from '../../../engine/model/json.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { readPublished } from '../../api/studio.ts';
import { useTold } from '../saving/use-saving.ts';
import { useDocumentPart } from '../studio.ts';

/** Does the draft say what the newest version says, scenarios too? Then there is nothing to be published. */
export function useUnchanged(): boolean {
  const { basedOn, newest } = useTold();
  const programme = useDocumentPart(({ workflow }) => String(workflow.id ?? ''));
  const { data } = useQuery({
    queryKey: ['studio', 'published', programme, newest],
    queryFn: () => readPublished(programme, newest ?? 0),
    enabled: newest !== null && basedOn === newest,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useDocumentPart((draft) => basedOn === newest && data !== undefined && says(draft, data.document));
}

/** What is published of a document; nothing else of it counts. */
const says = (draft: ProgrammeDocument, published: ProgrammeDocument) =>
  (['workflow', 'forms', 'vocabularies', 'scenarios'] as const).every((part) => sameJson(draft[part], published[part]));
