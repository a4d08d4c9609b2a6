import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { FileRef } from '../../engine/model/form.ts';
import { asProblem } from '../api/problem.ts';
import { fileUrl, type Upload, uploadFile } from '../api/upload.ts';
import { useText } from '../app/locale.tsx';
import { useProblemText } from '../ui/ErrorNotice.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { FileRow, type Pending, PendingRow } from './FileRow.tsx';
import { fileRules, formatSize, typeNames } from './file-rules.ts';
import { useForm } from './form-context.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

let nextId = 1;

/** Attachments: choose or drop, progress, cancel, retry, remove. The form holds references; the server holds the files. */
export function FilesControl(props: RendererProps) {
  const t = useText();
  const say = useProblemText();
  const field = useControl(props);
  const { store } = useForm();
  const rules = fileRules(field.schema);
  const files = Array.isArray(field.value) ? (field.value as readonly FileRef[]) : [];
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const [over, setOver] = useState(false);
  const uploads = useRef(new Map<number, Upload>());
  const button = useRef<HTMLInputElement>(null);
  useEffect(() => () => uploads.current.forEach((upload) => void upload.cancel()), []);

  const current = () => (store.value(field.pointer) as readonly FileRef[] | undefined) ?? [];
  const patch = (id: number, change: Partial<Pending>) =>
    setPending((list) => list.map((item) => (item.id === id ? { ...item, ...change } : item)));
  const drop = (id: number) => setPending((list) => list.filter((item) => item.id !== id));

  async function start(id: number, file: File) {
    const upload = uploadFile(file, (share) => patch(id, { share }));
    uploads.current.set(id, upload);
    try {
      const ref = await upload.done;
      drop(id);
      if (!current().some((item) => item.id === ref.id)) field.set([...current(), { ...ref, name: ref.name || file.name }]);
      setSaid(t('form.files.done', { name: file.name }));
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'cancelled') drop(id);
      else patch(id, { error: say(problem) });
    } finally {
      uploads.current.delete(id);
    }
  }
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
        const id = nextId++;
        setPending((items) => [...items, { id, file, share: 0, error: null }]);
        void start(id, file);
      }
    }
    setRefused(reasons);
  }
  function remove(file: FileRef) {
    const next = current().filter((item) => item.id !== file.id);
    field.set(next.length > 0 ? next : undefined);
    setSaid(t('form.files.removed', { name: file.name }));
    button.current?.focus();
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
  const note = t('form.files.rules', { types: typeNames(rules.accept), size: formatSize(rules.maxBytes), count: rules.maxItems });
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
                  onCancel={() => (item.error ? drop(item.id) : uploads.current.get(item.id)?.cancel())}
                  onRetry={() => {
                    patch(item.id, { error: null, share: 0 });
                    void start(item.id, item.file);
                  }}
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
export const filesRenderer = control(5, FilesControl, (field) => field.type === 'array' && field.format === 'files');
