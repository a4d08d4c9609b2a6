import type { FileRef } from '../../engine/model/form.ts';
import { useText } from '../app/locale.tsx';
import { formatSize } from './file-rules.ts';
import type { Pending } from './upload-queue.ts';

export function FileRow({ file, href, onRemove }: { file: FileRef; href: string; onRemove?: () => void }) {
  const t = useText();
  return (
    <li className="lz-file">
      <a className="lz-link lz-file-name" href={href} download={file.name}>
        {file.name}
      </a>
      <span className="lz-muted lz-small">{formatSize(file.size)}</span>
      {onRemove ? (
        <button type="button" className="lz-icon-button" aria-label={t('form.files.remove', { name: file.name })} onClick={onRemove}>
          <span aria-hidden="true">×</span>
        </button>
      ) : null}
    </li>
  );
}

interface PendingRowProps {
  readonly pending: Pending;
  readonly error: string | null;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
}
export function PendingRow({ pending, error, onCancel, onRetry }: PendingRowProps) {
  const t = useText();
  const { name } = pending.file;
  const percent = Math.round(pending.share * 100);
  return (
    <li className="lz-file">
      <span className="lz-file-name">{name}</span>
      {error ? (
        <>
          <span className="lz-error" role="alert">
            {t('common.labelled', { label: t('form.files.failed'), value: error })}
          </span>
          <button type="button" className="lz-link" aria-label={t('form.files.retry', { name })} onClick={onRetry}>
            {t('error.retry')}
          </button>
        </>
      ) : (
        <>
          <progress className="lz-progress" max={100} value={percent} aria-label={name} />
          <span className="lz-muted lz-small">{t(pending.waiting ? 'form.files.waiting' : 'form.files.uploading', { percent })}</span>
        </>
      )}
      <button type="button" className="lz-icon-button" aria-label={t('form.files.cancel', { name })} onClick={onCancel}>
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}
