import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useText } from '../app/locale.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';

interface Props {
  readonly title: string;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly className?: string;
  /** What its button does, where “save” doesn't say it. */
  readonly action?: string;
  /** The fields. */
  readonly children: ReactNode;
}

/** A dialog with a form of a few fields: saved by its button or Enter. */
export function SaveDialog({ title, busy, problem, onSave, onClose, className = 'lz-stack', action, children }: Props) {
  const t = useText();
  const form = useId();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      closable={!busy}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" htmlType="submit" form={form} loading={busy}>
            {action ?? t('common.save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className={className}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {children}
        {problem && <ErrorNotice problem={problem} />}
      </form>
    </Dialog>
  );
}
