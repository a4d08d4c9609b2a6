import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../app/locale.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly closable?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}
/** Modal on the native dialog: traps focus, closes on Escape, gives focus back. Mount it to open it. */
export function Dialog({ title, onClose, closable = true, wide = false, children, footer }: DialogProps) {
  const t = useText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
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
      {footer ? <div className="lz-dialog-foot">{footer}</div> : null}
    </dialog>
  );
}
