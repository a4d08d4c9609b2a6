import type { HistoryItemDto } from '../../../engine/model/dto/case.ts';
import { type CaseView, fieldLabel } from './case-view.ts';

/** Why somebody decided so, and what they noted at single fields. */
export function ReasonAndNotes({ item, view }: { readonly item: HistoryItemDto; readonly view: CaseView }) {
  return (
    <>
      {item.reason && <blockquote>{item.reason}</blockquote>}
      {item.notes.length > 0 && (
        <ul className="wb-notes">
          {item.notes.map((note) => (
            <li key={note.field}>
              <b>{fieldLabel(view, note.field)}</b> {note.reason}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
