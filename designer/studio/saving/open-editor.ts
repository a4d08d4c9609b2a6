import type { DraftDto } from '../../../engine/model/dto/studio.ts';
import { sameJson } from '../../../engine/model/json.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { Json } from '../../document/change.ts';
import { type Behaviour, createEditor, type Editor } from '../../document/editor.ts';
import { type Conflict, mergeDocuments } from '../../document/merge.ts';
import { leftUnsaved } from '../../drafts/local-copy.ts';
import { studioCopy } from './use-saving.ts';

export interface Opened {
  readonly editor: Editor;
  /** What earlier pages of this person left unsaved was put into the document, as one command that can be taken back. */
  readonly recovered: boolean;
  /** What it and the server's draft changed in two ways. */
  readonly conflicts: readonly Conflict[];
}

/** The editor of a draft, with what this person's browser still has of it. */
export function openEditor(draft: DraftDto, userId: string, behaviours: readonly Behaviour[]): Opened {
  const editor = createEditor(draft.document, behaviours);
  const { copies, forget } = leftUnsaved(userId, studioCopy(draft.id));
  let document = draft.document as unknown as Json;
  const conflicts: Conflict[] = [];
  for (const { base, data, sent } of copies) {
    // What was on its way may have arrived: then it is what both begin from.
    const from = sent.find((one) => sameJson(one, draft.document)) ?? base;
    const merged = mergeDocuments(from as unknown as Json, data as unknown as Json, document);
    document = merged.document;
    conflicts.push(...merged.conflicts);
  }
  forget();
  const recovered = !sameJson(document, draft.document);
  if (recovered) editor.run({ label: 'st.save.recovered', edit: () => document as unknown as ProgrammeDocument });
  return { editor, recovered, conflicts };
}
