import { useState } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { useStudioText } from '../words.tsx';

const keys = ['move', 'widen', 'write', 'take', 'clear', 'copy', 'row'] as const;

/** What the keys do in the grid. */
export function GridHelp() {
  const t = useStudioText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="st-table-tool" onClick={() => setOpen(true)}>
        {t('st.rules.keys')}
      </button>
      {open && (
        <Dialog title={t('st.rules.keys')} onClose={() => setOpen(false)}>
          <dl className="st-keys">
            {keys.map((key) => (
              <div key={key}>
                <dt>{t(`st.rules.key.${key}`)}</dt>
                <dd>{t(`st.rules.keyDoes.${key}`)}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </>
  );
}
