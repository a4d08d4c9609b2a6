import { useState } from 'react';
import type { ProgrammeSummaryDto, WindowDto } from '../../../engine/model/dto/programme.ts';
import { useCommand } from '../../api/use-command.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { useWords } from '../words.ts';
import { changeWindow, openWindow, type WindowChange } from './window-commands.ts';

interface Props {
  readonly programme: ProgrammeSummaryDto;
  /** null: a new one. */
  readonly window: WindowDto | null;
  /** The newest window, whose settings a new one takes over. */
  readonly latest: WindowDto | null;
  readonly onClose: () => void;
}

/** Opens a window 批次 or changes its dates and settings. */
export function WindowDialog({ programme, window, latest, onClose }: Props) {
  const { t } = useWords();
  const source = window ?? latest;
  const [title, setTitle] = useState(window?.title ?? '');
  const [opensOn, setOpensOn] = useState(window?.opensOn ?? '');
  const [closesOn, setClosesOn] = useState(window?.closesOn ?? '');
  const [settings, setSettings] = useState<Record<string, string>>(() =>
    Object.fromEntries(Object.entries(source?.settings ?? {}).map(([name, value]) => [name, String(value)])),
  );
  const [strict, setStrict] = useState(false);
  const save = useCommand(
    (change: WindowChange, key: string) =>
      window ? changeWindow(window.id, change, key) : openWindow({ ...change, programme: programme.id }, key),
    () => {
      toast(t('common.saved'));
      onClose();
    },
  );
  const backwards = opensOn !== '' && closesOn !== '' && closesOn < opensOn;
  const submit = () => {
    setStrict(true);
    if (title.trim() === '' || opensOn === '' || closesOn === '' || backwards) return;
    const typed = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, typedLike(source?.settings[name], value)]));
    save.mutate({ title: title.trim(), opensOn, closesOn, settings: typed });
  };
  const need = (value: string) => (strict && value.trim() === '' ? t('wb.windows.needed') : null);
  return (
    <SaveDialog
      title={t(window ? 'wb.windows.edit' : 'wb.windows.open')}
      busy={save.isPending}
      problem={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <p className="wb-muted">{programme.title}</p>
      <Field label={t('wb.windows.name')} required error={need(title)}>
        {(aria) => <input {...aria} className="lz-input" maxLength={80} value={title} onChange={(e) => setTitle(e.target.value)} />}
      </Field>
      <Field label={t('wb.windows.opensOn')} required error={need(opensOn)}>
        {(aria) => <input {...aria} type="date" className="lz-input" value={opensOn} onChange={(e) => setOpensOn(e.target.value)} />}
      </Field>
      <Field label={t('wb.windows.closesOn')} required error={backwards ? t('wb.windows.backwards') : need(closesOn)}>
        {(aria) => <input {...aria} type="date" className="lz-input" value={closesOn} onChange={(e) => setClosesOn(e.target.value)} />}
      </Field>
      {Object.entries(settings).map(([name, value]) => (
        <Field key={name} label={<code>{name}</code>} help={t('wb.windows.setting')}>
          {(aria) => (
            <input {...aria} className="lz-input" value={value} onChange={(e) => setSettings({ ...settings, [name]: e.target.value })} />
          )}
        </Field>
      ))}
    </SaveDialog>
  );
}

/** A setting keeps the type it had. */
function typedLike(before: string | number | boolean | undefined, text: string): string | number | boolean {
  if (typeof before === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (typeof before === 'boolean') return text === 'true';
  return text;
}
