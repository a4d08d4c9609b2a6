import { Button } from 'antd';
import { useText } from '../app/locale.tsx';

interface Props {
  /** What the act is called. */
  readonly action: string;
  readonly busy: boolean;
  readonly onAct: () => void;
  readonly onClose: () => void;
}

/** Foot of a dialog: leave it, or do what it is about. */
export function DialogActions({ action, busy, onAct, onClose }: Props) {
  const t = useText();
  return (
    <>
      <Button onClick={onClose} disabled={busy}>
        {t('common.cancel')}
      </Button>
      <Button type="primary" loading={busy} onClick={onAct}>
        {action}
      </Button>
    </>
  );
}
