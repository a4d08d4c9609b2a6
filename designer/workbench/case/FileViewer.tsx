import { useEffect, useState } from 'react';
import type { FileRef } from '../../../engine/model/form.ts';
import { fileUrl } from '../../api/upload.ts';
import { fileSize } from '../application/present-value.ts';
import { useWords } from '../words.ts';

/** Types shown in the page; the bytes' own type is decided by the server when uploaded. Anything else is downloaded. */
const shownTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'];

type State = { readonly kind: 'loading' } | { readonly kind: 'ready'; readonly url: string } | { readonly kind: 'failed' };

/** One file beside the application: PDF or image, from a blob, never as a document of the server's origin. */
export function FileViewer({ file }: { readonly file: FileRef }) {
  const { t } = useWords();
  const [state, setState] = useState<State>({ kind: 'loading' });
  const shown = shownTypes.includes(file.type);
  useEffect(() => {
    if (!shown) return;
    const abort = new AbortController();
    let url = '';
    setState({ kind: 'loading' });
    loadBlob(file, abort.signal).then(
      (blob) => {
        url = URL.createObjectURL(blob);
        setState({ kind: 'ready', url });
      },
      () => abort.signal.aborted || setState({ kind: 'failed' }),
    );
    return () => {
      abort.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [file, shown]);
  return (
    <figure className="wb-viewer">
      <figcaption>
        <span>
          {file.name} <span className="wb-muted">{fileSize(file.size)}</span>
        </span>
        <a className="lz-link" href={fileUrl(file.id)} download={file.name}>
          {t('wb.files.download')}
        </a>
      </figcaption>
      {!shown && <p className="wb-viewer-note">{t('wb.files.notShown')}</p>}
      {shown && state.kind === 'loading' && <p className="wb-viewer-note">{t('shell.loading')}</p>}
      {shown && state.kind === 'failed' && <p className="wb-viewer-note">{t('wb.files.failed')}</p>}
      {shown && state.kind === 'ready' && <Picture url={state.url} file={file} />}
    </figure>
  );
}

function Picture({ url, file }: { readonly url: string; readonly file: FileRef }) {
  if (file.type === 'application/pdf') return <iframe className="wb-viewer-frame" src={`${url}#navpanes=0&view=FitH`} title={file.name} />;
  return <img className="wb-viewer-image" src={url} alt={file.name} />;
}

async function loadBlob(file: FileRef, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(fileUrl(file.id), { signal, credentials: 'same-origin' });
  if (!response.ok) throw new Error(String(response.status));
  return new Blob([await response.arrayBuffer()], { type: file.type });
}
