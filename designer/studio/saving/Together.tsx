import { Link } from 'wouter';
import type { DraftEditorDto } from '../../../engine/model/dto/studio.ts';
import { pathOf } from '../../../engine/model/pointer.ts';
import type { Json } from '../../document/change.ts';
import { namesOnTheWay } from '../../document/conflicts.ts';
import { DateText } from '../../ui/DateText.tsx';
import { panelOf } from '../panel-of.ts';
import { useDocumentPart, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { useEditors, useTold } from './use-saving.ts';

/** Who else has the draft open; each leads to where they are. */
export function EditorMarks() {
  const t = useStudioText();
  const editors = useEditors();
  if (editors.length === 0) return null;
  return (
    <ul className="st-editors" aria-label={t('st.editors')}>
      {editors.map((editor) => (
        <li key={editor.user}>
          <EditorMark editor={editor} />
        </li>
      ))}
    </ul>
  );
}

function EditorMark({ editor: { name, place } }: { readonly editor: DraftEditorDto }) {
  const t = useStudioText();
  const { addressOf } = useStudio();
  const at = useDocumentPart((document) => (place === null ? null : nameOf(document as unknown as Json, place)));
  if (place === null || at === null)
    return (
      <span className="st-editor" title={t('st.editors.here', { name })}>
        {name}
      </span>
    );
  return (
    <Link className="st-editor" href={addressOf(panelOf(place), place)} title={t('st.editors.at', { name, place: at })}>
      {name}
      <span className="st-editor-at">{at}</span>
    </Link>
  );
}

/** What somebody is at, as it is called in this document; null when it isn't there. */
function nameOf(document: Json, place: string): string | null {
  const [name = '', pointer = ''] = place.split('#');
  const path = [...name.split('/'), ...pathOf(pointer)];
  return namesOnTheWay(document, path).at(-1) ?? null;
}

/** The draft was asked to be published: who asked, and the way to deciding. */
export function AskedBanner() {
  const t = useStudioText();
  const { addressOf } = useStudio();
  const { review } = useTold();
  if (review?.state !== 'asked') return null;
  const [before, after] = t('st.asked.banner', { name: review.askedByName, at: '\n' }).split('\n');
  return (
    <p className="st-asked" role="status">
      {before}
      <DateText value={review.askedAt} time />
      {after} <Link href={addressOf('publish')}>{t('st.asked.open')}</Link>
    </p>
  );
}
