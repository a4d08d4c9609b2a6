import { Button } from 'antd';
import { useWords } from '../words.ts';

/** The file didn't come, or isn't what it should be: said in its place, with another try. */
export function FileFailed({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useWords();
  return (
    <div className="wb-viewer-note" role="alert">
      <p>{t('wb.files.failed')}</p>
      <Button onClick={onRetry}>{t('wb.viewer.retry')}</Button>
    </div>
  );
}
