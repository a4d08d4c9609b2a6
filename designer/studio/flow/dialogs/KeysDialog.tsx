import { Dialog } from '../../../ui/Dialog.tsx';
import { useStudioText } from '../../words.tsx';

const keys = [
  ['arrows', '↑ ↓ ← →'],
  ['ends', 'Home / End'],
  ['enter', 'Enter'],
  ['escape', 'Esc'],
  ['insert', 'Insert / +'],
  ['before', 'Shift + Insert / B'],
  ['delete', 'Delete'],
  ['alt', 'Alt + ↑ ↓'],
  ['shift', 'Shift + ↑ ↓'],
  ['space', null],
  ['copy', 'Ctrl + C / X / V'],
  ['duplicate', 'Ctrl + D'],
  ['undo', 'Ctrl + Z / Y'],
  ['search', 'Ctrl + F'],
  ['connect', 'C'],
  ['group', 'G'],
  ['help', '?'],
] as const;

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useStudioText();
  return (
    <Dialog title={t('st.flow.keys')} onClose={onClose}>
      <dl className="st-flow-keys">
        {keys.map(([key, shown]) => (
          <div key={key}>
            <dt>
              <kbd>{shown ?? t('st.flow.keyName.space')}</kbd>
            </dt>
            <dd>{t(`st.flow.key.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
