import { Button } from 'antd';
import { useState } from 'react';
import { useDrafts } from '../../api/studio.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useStudioText } from '../words.tsx';
import { DraftCard } from './DraftCard.tsx';
import { NewDraftDialog } from './NewDraftDialog.tsx';
import './drafts.css';

/** Drafts that the reader's organisation works on: who is at which, what waits for a second person, and the way to a new one. */
export function DraftsPage() {
  const t = useStudioText();
  const drafts = useDrafts();
  const [making, setMaking] = useState(false);
  const make = (
    <Button type="primary" size="large" onClick={() => setMaking(true)}>
      {t('st.drafts.new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('st.title')} lead={t('st.drafts.lead')} actions={make} />
      <Loading query={drafts}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('st.drafts.none')} text={t('st.drafts.noneText')} />
          ) : (
            <ul className="st-drafts" aria-label={t('st.drafts.list')}>
              {items.map((draft) => (
                <DraftCard key={draft.id} draft={draft} />
              ))}
            </ul>
          )
        }
      </Loading>
      {making && <NewDraftDialog onClose={() => setMaking(false)} />}
    </>
  );
}
