import { Dialog } from '../../ui/Dialog.tsx';
import { useWords } from '../words.ts';

const keys = [
  ['j', 'wb.keys.next'],
  ['k', 'wb.keys.previous'],
  ['Enter', 'wb.keys.open'],
  ['c', 'wb.keys.claim'],
  ['?', 'wb.keys.help'],
] as const;

export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('wb.keys.title')} onClose={onClose}>
      <dl className="wb-keys">
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p className="wb-muted">{t('wb.keys.note')}</p>
    </Dialog>
  );
}
