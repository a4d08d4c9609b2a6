import type { FileRef } from '../../engine/model/form.ts';
import { useText } from '../app/locale.tsx';
import { formatSize } from './file-rules.ts';

export interface Pending {
  readonly id: number;
  readonly file: File;
  /** 0..1 */
  readonly share: number;
  readonly error: string | null;
}

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

export function PendingRow({ pending, onCancel, onRetry }: { pending: Pending; onCancel: () => void; onRetry: () => void }) {
  const t = useText();
  const { name } = pending.file;
  const percent = Math.round(pending.share * 100);
  return (
    <li className="lz-file">
      <span className="lz-file-name">{name}</span>
      {pending.error ? (
        <>
          <span className="lz-error" role="alert">
            {t('common.labelled', { label: t('form.files.failed'), value: pending.error })}
          </span>
          <button type="button" className="lz-link" aria-label={t('form.files.retry', { name })} onClick={onRetry}>
            {t('error.retry')}
          </button>
        </>
      ) : (
        <>
          <progress className="lz-progress" max={100} value={percent} aria-label={name} />
          <span className="lz-muted lz-small">{t('form.files.uploading', { percent })}</span>
        </>
      )}
      <button type="button" className="lz-icon-button" aria-label={t('form.files.cancel', { name })} onClick={onCancel}>
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}
