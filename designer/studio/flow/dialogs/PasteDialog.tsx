import { useState } from 'react';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useStudioText } from '../../words.tsx';
import { useFlowPanel } from '../panel.ts';

/** Where the browser doesn't let the clipboard be read, the person pastes. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useStudioText();
  const { actions } = useFlowPanel();
  const [wrong, setWrong] = useState(false);
  return (
    <Dialog title={t('st.flow.paste.title')} onClose={onClose}>
      <Field label={t('st.flow.paste.text')} error={wrong ? t('st.flow.paste.wrong') : null}>
        {(aria) => (
          <textarea
            {...aria}
            className="lz-input"
            rows={4}
            value=""
            onChange={(event) => {
              if (!actions.pasteText(event.target.value)) setWrong(true);
            }}
          />
        )}
      </Field>
    </Dialog>
  );
}
