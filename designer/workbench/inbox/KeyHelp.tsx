import { Dialog } from '../../ui/Dialog.tsx';
import { useWords } from '../words.ts';
import { setShortcuts, useShortcutsOn } from './shortcuts.ts';

const groups = [
  [
    'wb.keys.inList',
    [
      ['j', 'wb.keys.next'],
      ['k', 'wb.keys.previous'],
      ['Enter', 'wb.keys.open'],
      ['c', 'wb.keys.claim'],
      ['x', 'wb.keys.select'],
      ['Shift X', 'wb.keys.selectAll'],
      ['b', 'wb.keys.bulk'],
      ['m', 'wb.keys.read'],
      ['Esc', 'wb.keys.unselect'],
    ],
  ],
  [
    'wb.keys.inCase',
    [
      ['j', 'wb.keys.nextCase'],
      ['k', 'wb.keys.previousCase'],
      ['u', 'wb.keys.back'],
      ['Alt /', 'wb.keys.opinion'],
      ['?', 'wb.keys.help'],
    ],
  ],
] as const;

/** What the keys do, and a switch for who doesn't want them (WCAG 2.1.4). */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const on = useShortcutsOn();
  return (
    <Dialog title={t('wb.keys.title')} onClose={onClose}>
      <label className="wb-keys-switch">
        <input type="checkbox" className="wb-tick" checked={on} onChange={(event) => setShortcuts(event.target.checked)} />
        {t('wb.keys.on')}
      </label>
      {groups.map(([title, keys]) => (
        <section key={title}>
          <h3>{t(title)}</h3>
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
        </section>
      ))}
      <p className="wb-muted">{t('wb.keys.note')}</p>
    </Dialog>
  );
}
