import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { DraftRowDto } from '../../../engine/model/dto/studio.ts';
import { removeDraft } from '../../api/studio.ts';
import { useCommand } from '../../api/use-command.ts';
import { paths } from '../../app/paths.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/toast.ts';
import { useStudioText } from '../words.tsx';

/** One draft in the list: what it is, how far it is, who saved it last and who is at it. */
export function DraftCard({ draft }: { readonly draft: DraftRowDto }) {
  const t = useStudioText();
  const [removing, setRemoving] = useState(false);
  const title = draft.title || t('st.untitled');
  const asked = draft.review?.state === 'asked';
  return (
    <li className="st-draft">
      <div className="st-draft-main">
        <h2>
          <Link href={paths.studioDraft(draft.id)}>{title}</Link>
        </h2>
        <p className="st-draft-about">
          {draft.ownerName} · <code>{draft.programme || '—'}</code>
        </p>
        <p className="st-draft-about">
          {t('st.drafts.savedBy', { name: draft.updatedByName })} <DateText value={draft.updatedAt} time />
        </p>
        {draft.present.length > 0 && <p className="st-draft-present">{t('st.drafts.present', { names: draft.present.join('、') })}</p>}
        {draft.review?.state === 'refused' && draft.review.decisionNote && (
          <p className="st-draft-note">
            {t('st.drafts.refusedNote', { name: draft.review.decidedByName ?? '', note: draft.review.decisionNote })}
          </p>
        )}
      </div>
      <div className="st-draft-side">
        <DraftTags draft={draft} />
        {asked ? (
          <Link className="lz-action lz-action-default" href={paths.studioPanel(draft.id, 'publish')}>
            {t('st.drafts.review')}
          </Link>
        ) : (
          <Button aria-label={t('st.drafts.removeOf', { title })} onClick={() => setRemoving(true)}>
            {t('st.drafts.remove')}
          </Button>
        )}
      </div>
      {removing && <RemoveDialog draft={draft} title={title} onClose={() => setRemoving(false)} />}
    </li>
  );
}

function DraftTags({ draft: { review, basedOn, newest } }: { readonly draft: DraftRowDto }) {
  const t = useStudioText();
  return (
    <p className="st-draft-tags">
      {review?.state === 'asked' && <Tag tone="warning">{t('st.drafts.asked', { name: review.askedByName })}</Tag>}
      {review?.state === 'refused' && <Tag tone="negative">{t('st.drafts.refused')}</Tag>}
      {newest === null ? (
        <Tag tone="quiet">{t('st.drafts.unpublished')}</Tag>
      ) : (
        <Tag tone={basedOn === newest ? 'brand' : 'warning'}>
          {basedOn === newest ? t('st.drafts.basedOn', { n: newest }) : t('st.drafts.behind', { n: newest })}
        </Tag>
      )}
    </p>
  );
}

interface RemoveProps {
  readonly draft: DraftRowDto;
  readonly title: string;
  readonly onClose: () => void;
}

function RemoveDialog({ draft, title, onClose }: RemoveProps) {
  const t = useStudioText();
  const remove = useCommand(
    () => removeDraft(draft.id),
    () => {
      toast(t('st.drafts.removed', { title }));
      onClose();
    },
  );
  return (
    <Dialog
      title={t('st.drafts.remove')}
      onClose={onClose}
      closable={!remove.isPending}
      footer={
        <DialogActions action={t('st.drafts.remove')} busy={remove.isPending} onAct={() => remove.mutate(undefined)} onClose={onClose} />
      }
    >
      <p>{t('st.drafts.removeAsk', { title })}</p>
      {draft.present.length > 0 && <p>{t('st.drafts.present', { names: draft.present.join('、') })}</p>}
      {remove.error && <ErrorNotice problem={remove.error} />}
    </Dialog>
  );
}
