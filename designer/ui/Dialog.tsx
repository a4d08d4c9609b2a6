import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useText } from '../app/locale.tsx';
import { focusWrong } from './focus-wrong.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly closable?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}
/**
 * Modal on the native dialog: traps focus, closes on Escape, gives focus back. When its form is refused, the focus goes to the first field
 * that is wrong, which is read out with what is wrong. Mount it to open it.
 */
export function Dialog({ title, onClose, closable = true, wide = false, children, footer }: DialogProps) {
  const t = useText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it is still in the page: one that was taken out gives no focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  // Once drawn. While a request runs nothing is wrong yet, and what was sent is gone with its dialog.
  const showWrong = () => requestAnimationFrame(() => focusWrong(dialog.current));
  return (
    <dialog
      ref={dialog}
      onSubmit={showWrong}
      className={wide ? 'lz-dialog lz-dialog-wide' : 'lz-dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (closable) onClose();
      }}
    >
      <div className="lz-dialog-head">
        <h2 id={id}>{title}</h2>
        {closable ? (
          <button type="button" className="lz-icon-button" aria-label={t('common.close')} onClick={onClose}>
            <span aria-hidden="true">×</span>
          </button>
        ) : null}
      </div>
      <div className="lz-dialog-body">{children}</div>
      {footer ? (
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: hears of its buttons, which keys press, too
        <div className="lz-dialog-foot" onClick={showWrong}>
          {footer}
        </div>
      ) : null}
    </dialog>
  );
}
