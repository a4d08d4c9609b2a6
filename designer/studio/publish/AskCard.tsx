import { Button } from 'antd';
import { useState } from 'react';
import { askReview } from '../../api/studio.ts';
import { useCommand } from '../../api/use-command.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import { WordsField } from '../../ui/WordsField.tsx';
import { useSaver, useTold } from '../saving/use-saving.ts';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { type Checked, errorsOf } from './use-checked.ts';
import { useUnchanged } from './use-unchanged.ts';

/** Asks for publishing, with what the second person should know. Scenarios are played first; the server refuses what isn't right. */
export function AskCard({ checked }: { readonly checked: Checked }) {
  const t = useStudioText();
  const { draft } = useStudio();
  const { basedOn, newest, refresh } = useTold();
  const saver = useSaver();
  const [note, setNote] = useState('');
  const ask = useCommand(
    () => askReview(draft.id, { revision: saver.revision(), note }),
    () => {
      toast(t('st.publish.asked'));
      setNote('');
      void refresh();
    },
  );
  const errors = errorsOf(checked);
  const unchanged = useUnchanged();
  if (unchanged)
    return (
      <Card title={t('st.publish.ask')}>
        <p>{t('st.publish.unchanged', { n: newest ?? 0 })}</p>
      </Card>
    );
  const why =
    errors === null
      ? t('st.problemsChecking')
      : errors > 0
        ? t('st.publish.errors', { n: errors })
        : basedOn !== newest
          ? t('st.publish.behind', { n: newest ?? 0 })
          : null;
  return (
    <Card title={t('st.publish.ask')}>
      <form
        className="lz-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (why === null) void saver.flush().then((saved) => saved && ask.mutate(undefined));
        }}
      >
        <p>{t('st.publish.askHelp')}</p>
        <WordsField label={t('st.publish.note')} maxLength={2000} value={note} onChange={setNote} />
        {why !== null && <p className="st-publish-why">{t('st.publish.notYet', { why })}</p>}
        <div>
          <Button type="primary" size="large" htmlType="submit" disabled={why !== null} loading={ask.isPending}>
            {t('st.publish.askNow')}
          </Button>
        </div>
        <p role="status">{ask.isPending && t('st.publish.asking')}</p>
        {ask.error && <ErrorNotice problem={ask.error} />}
      </form>
    </Card>
  );
}
