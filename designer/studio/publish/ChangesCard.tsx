import { Card } from '../../ui/Card.tsx';
import { Changes } from '../../workbench/versions/ChangeList.tsx';
import { useStudioText } from '../words.tsx';
import { type Checked, errorsOf } from './use-checked.ts';

/** What publishing would change, in words, and whom it concerns. */
export function ChangesCard({ checked }: { readonly checked: Checked }) {
  const t = useStudioText();
  const { data } = checked;
  if (!data || errorsOf(checked) !== 0) return null;
  const { published } = data;
  return (
    <Card title={published ? t('st.publish.changes', { n: published.version }) : t('st.publish.first')}>
      {published === null ? (
        <p>{t('st.publish.firstHelp')}</p>
      ) : (
        <>
          <p>{t('st.publish.running', { n: published.running })}</p>
          <Changes changes={published.changes} />
        </>
      )}
    </Card>
  );
}
