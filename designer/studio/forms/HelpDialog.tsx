import { Dialog } from '../../ui/Dialog.tsx';
import type { StudioTextKey } from '../texts/zh-CN.ts';
import { useStudioText } from '../words.tsx';

const keys: readonly (readonly [string, StudioTextKey])[] = [
  ['↑ ↓', 'st.forms.keys.go'],
  ['← →', 'st.forms.keys.fold'],
  ['Alt + ↑ ↓', 'st.forms.keys.move'],
  ['Insert', 'st.forms.keys.insert'],
  ['Enter', 'st.forms.keys.edit'],
  ['Delete', 'st.forms.keys.remove'],
  ['Ctrl + C / X / V', 'st.forms.keys.copy'],
  ['Ctrl + D', 'st.forms.keys.double'],
  ['Ctrl + Z / Y', 'st.forms.keys.undo'],
  ['Esc', 'st.forms.keys.back'],
];

/** The keys of the outline. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useStudioText();
  return (
    <Dialog title={t('st.forms.keys')} onClose={onClose}>
      <dl className="st-forms-keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
