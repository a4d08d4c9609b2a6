import { type DragEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FileRef } from '../../engine/model/form.ts';
import { fileUrl } from '../api/upload.ts';
import { useText } from '../app/locale.tsx';
import { useProblemText } from '../ui/ErrorNotice.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { FileRow, PendingRow } from './FileRow.tsx';
import { fileRules, formatSize, typeNames } from './file-rules.ts';
import { useForm } from './form-context.ts';
import { PromiseLater } from './PromiseLater.tsx';
import { control, type RendererProps } from './registry.ts';
import { type Pending, uploadsOf } from './upload-queue.ts';
import { useControl } from './use-control.ts';

/** Attachments: choose or drop, progress, going on after a broken line, cancel, retry, remove. The form holds references; the server holds the files. */
export function FilesControl(props: RendererProps) {
  const t = useText();
  const say = useProblemText();
  const field = useControl(props);
  const { store } = useForm();
  const uploads = uploadsOf(store);
  const pending = useSyncExternalStore(uploads.subscribe, uploads.read).filter((item) => item.pointer === field.pointer);
  const rules = fileRules(field.schema);
  const files = Array.isArray(field.value) ? (field.value as readonly FileRef[]) : [];
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const [removals, setRemovals] = useState(0);
  const [over, setOver] = useState(false);
  const button = useRef<HTMLInputElement>(null);
  useArrived(files, (name) => setSaid(t('form.files.done', { name })));
  // Once drawn: a full list had no button to go to.
  useEffect(() => {
    if (removals > 0) button.current?.focus();
  }, [removals]);

  function add(list: FileList | null) {
    const reasons: string[] = [];
    let room = rules.maxItems - files.length - pending.length;
    for (const file of list ?? []) {
      const name = file.name;
      if (rules.accept.length > 0 && file.type !== '' && !rules.accept.includes(file.type))
        reasons.push(t('form.files.wrongType', { name }));
      else if (file.size > rules.maxBytes) reasons.push(t('form.files.tooLarge', { name, size: formatSize(rules.maxBytes) }));
      else if (room <= 0) reasons.push(t('form.files.tooMany', { name, count: rules.maxItems }));
      else {
        room -= 1;
        uploads.add(field.pointer, file);
      }
    }
    setRefused(reasons);
  }
  function remove(file: FileRef) {
    const next = files.filter((item) => item.id !== file.id);
    field.set(next.length > 0 ? next : undefined);
    setSaid(t('form.files.removed', { name: file.name }));
    setRemovals(removals + 1);
  }
  function cancel({ id, file }: Pending) {
    uploads.cancel(id);
    setSaid(t('form.files.cancelled', { name: file.name }));
    setRemovals(removals + 1);
  }
  const full = files.length + pending.length >= rules.maxItems;
  const dropping = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      add(event.dataTransfer.files);
    },
  };
  const limits = { size: formatSize(rules.maxBytes), count: rules.maxItems };
  const types = typeNames(rules.accept);
  const note = types === '' ? t('form.files.rulesAny', limits) : t('form.files.rules', { ...limits, types });
  return (
    <ControlFrame control={field} note={field.state.readOnly ? undefined : note} wide>
      {(aria) => (
        <div className="lz-files">
          {files.length + pending.length > 0 ? (
            <ul className="lz-files-list" aria-label={t('form.files.list')}>
              {files.map((file) => (
                <FileRow
                  key={file.id}
                  file={file}
                  href={fileUrl(file.id)}
                  {...(field.state.readOnly ? {} : { onRemove: () => remove(file) })}
                />
              ))}
              {pending.map((item) => (
                <PendingRow
                  key={item.id}
                  pending={item}
                  error={item.problem && say(item.problem)}
                  onCancel={() => cancel(item)}
                  onRetry={() => uploads.retry(item.id)}
                />
              ))}
            </ul>
          ) : null}
          {field.state.readOnly || full ? (
            <span id={aria.id} tabIndex={-1} />
          ) : (
            <div className={over ? 'lz-drop lz-over' : 'lz-drop'} {...dropping}>
              <input
                {...aria}
                ref={button}
                className="lz-drop-input"
                type="file"
                multiple={rules.maxItems > 1}
                accept={rules.accept.join(',') || undefined}
                onChange={(event) => {
                  add(event.target.files);
                  event.target.value = '';
                }}
              />
              <span className="lz-drop-button" aria-hidden="true">
                {t('form.files.add')}
              </span>
              <span className="lz-drop-hint" aria-hidden="true">
                {t('form.files.drop')}
              </span>
            </div>
          )}
          <PromiseLater control={field} />
          {refused.map((reason) => (
            <p key={reason} className="lz-error" role="alert">
              {reason}
            </p>
          ))}
          <span className="lz-hidden" role="status">
            {said}
          </span>
        </div>
      )}
    </ControlFrame>
  );
}
/** Tells of the file that came last, once, when it wasn't there when the control was drawn. */
function useArrived(files: readonly FileRef[], tell: (name: string) => void): void {
  const known = useRef(new Set(files.map((file) => file.id)));
  useEffect(() => {
    const fresh = files.findLast((file) => !known.current.has(file.id));
    // What was taken out arrives anew when it is put back.
    known.current = new Set(files.map((file) => file.id));
    if (fresh) tell(fresh.name);
  }, [files, tell]);
}
export const filesRenderer = control(5, FilesControl, (field) => field.type === 'array' && field.format === 'files');
