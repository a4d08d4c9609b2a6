import { Button } from 'antd';
import type { Part } from '../../../document/flow/needs.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useStudioText } from '../../words.tsx';

interface PastedDialogProps {
  readonly count: number;
  readonly brought: readonly Part[];
  readonly lacking: readonly Part[];
  readonly onClose: () => void;
}

/** What pasted steps brought along, and what this programme lacks for them. */
export function PastedDialog({ count, brought, lacking, onClose }: PastedDialogProps) {
  const t = useStudioText();
  const list = (parts: readonly Part[]) => (
    <ul className="st-flow-parts">
      {parts.map(({ kind, title }) => (
        <li key={`${kind} ${title}`}>{t(`st.flow.part.${kind}`, { title })}</li>
      ))}
    </ul>
  );
  return (
    <Dialog
      title={t('st.flow.pasted', { count })}
      onClose={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('st.flow.pasted.ok')}
        </Button>
      }
    >
      {brought.length > 0 && (
        <>
          <p>{t('st.flow.pasted.brought')}</p>
          {list(brought)}
        </>
      )}
      {lacking.length > 0 && (
        <>
          <p>{t('st.flow.pasted.lacking')}</p>
          {list(lacking)}
        </>
      )}
    </Dialog>
  );
}
