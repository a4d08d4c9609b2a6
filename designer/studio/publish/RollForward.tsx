import { Button } from 'antd';
import { readPublished } from '../../api/studio.ts';
import { useCommand } from '../../api/use-command.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import { useSaver, useTold } from '../saving/use-saving.ts';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';

/**
 * Another version was published since the draft began: its changes are merged in, by step and field, from the version that both began
 * with. A draft that began with none is said to stand in the newest one's place.
 */
export function RollForward({ newest }: { readonly newest: number }) {
  const t = useStudioText();
  const { editor, readOnly } = useStudio();
  const { basedOn } = useTold();
  const saver = useSaver();
  const merge = useCommand(async (from: number) => {
    const programme = editor.view().document.workflow.id;
    const [base, theirs] = await Promise.all([readPublished(programme, from), readPublished(programme, newest)]);
    const conflicts = editor.receive(base.document, theirs.document);
    saver.disagree(conflicts, t('st.publish.version', { n: newest }), newest);
    if (conflicts.length === 0) toast(t('st.publish.merged', { n: newest }));
  });
  if (readOnly) return null;
  return (
    <>
      <p className="st-check-more">
        {basedOn === null ? t('st.publish.replaceHelp', { n: newest }) : t('st.publish.mergeHelp', { from: basedOn, n: newest })}
      </p>
      <p>
        {basedOn === null ? (
          <Button onClick={() => saver.disagree([], '', newest)}>{t('st.publish.replace', { n: newest })}</Button>
        ) : (
          <Button loading={merge.isPending} onClick={() => merge.mutate(basedOn)}>
            {t('st.publish.merge', { n: newest })}
          </Button>
        )}
      </p>
      {merge.error && <ErrorNotice problem={merge.error} />}
    </>
  );
}
