import { useState } from 'react';
import type { WebhookDto, WebhookInput, WebhookSecretDto } from '../../engine/model/dto/notification.ts';
import { noticeKinds } from '../../engine/model/notification.ts';
import { saveWebhook } from '../api/notifications.ts';
import { useCommand } from '../api/use-command.ts';
import { useText } from '../app/locale.tsx';
import { Field } from '../ui/Field.tsx';
import { SaveDialog } from '../ui/SaveDialog.tsx';
import { toast } from '../ui/toast.ts';

interface Props {
  /** Null: a new one. */
  readonly hook: WebhookDto | null;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly onMade: (secret: WebhookSecretDto) => void;
  readonly onClose: () => void;
}

/** Where a webhook goes, whose notices it hears, and of which kind. */
export function WebhookDialog({ hook, organisations, onMade, onClose }: Props) {
  const t = useText();
  const [input, setInput] = useState<WebhookInput>(
    hook
      ? { org: hook.org, title: hook.title, url: hook.url, kinds: hook.kinds, active: hook.active }
      : { org: '', title: '', url: 'https://', kinds: [...noticeKinds], active: true },
  );
  const [strict, setStrict] = useState(false);
  const set = (change: Partial<WebhookInput>) => setInput({ ...input, ...change });
  const save = useCommand(
    (wanted: WebhookInput) => saveWebhook(hook?.id ?? null, wanted),
    (made) => {
      if (made) onMade(made);
      else toast(t('hook.saved'));
      onClose();
    },
  );
  const wrong = {
    title: input.title.trim() === '' ? t('hook.titleNeeded') : null,
    org: input.org === '' ? t('hook.orgNeeded') : null,
    url: /^https?:\/\/\S+\.?\S/.test(input.url) && URL.canParse(input.url) ? null : t('hook.urlWrong'),
    kinds: input.kinds.length === 0 ? t('hook.kindsNeeded') : null,
  };
  const shown = (key: keyof typeof wrong) => (strict ? wrong[key] : null);
  return (
    <SaveDialog
      title={t(hook ? 'hook.edit' : 'hook.new')}
      busy={save.isPending}
      problem={save.error}
      onSave={() => {
        setStrict(true);
        if (Object.values(wrong).every((one) => one === null)) save.mutate({ ...input, title: input.title.trim(), url: input.url.trim() });
      }}
      onClose={onClose}
    >
      <Field label={t('hook.name')} error={shown('title')} required>
        {(aria) => (
          <input
            {...aria}
            className="lz-input"
            maxLength={100}
            value={input.title}
            onChange={({ target }) => set({ title: target.value })}
          />
        )}
      </Field>
      <Field label={t('hook.org')} help={t('hook.orgHelp')} error={shown('org')} required>
        {(aria) => (
          <select {...aria} className="lz-input lz-select" value={input.org} onChange={({ target }) => set({ org: target.value })}>
            <option value="">{t('hook.choose')}</option>
            {organisations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('hook.url')} help={t('hook.urlHelp')} error={shown('url')} required>
        {(aria) => (
          <input
            {...aria}
            type="url"
            className="lz-input"
            maxLength={500}
            value={input.url}
            onChange={({ target }) => set({ url: target.value })}
          />
        )}
      </Field>
      <fieldset className="nt-kind">
        <legend>{t('hook.kinds')}</legend>
        <div className="nt-ways">
          {noticeKinds.map((kind) => (
            <label key={kind} className="lz-option">
              <input
                type="checkbox"
                checked={input.kinds.includes(kind)}
                onChange={({ target }) =>
                  set({ kinds: noticeKinds.filter((one) => (one === kind ? target.checked : input.kinds.includes(one))) })
                }
              />
              {t(`notify.kind.${kind}`)}
            </label>
          ))}
        </div>
        {shown('kinds') ? <p className="lz-error">{shown('kinds')}</p> : null}
      </fieldset>
      <label className="lz-option">
        <input type="checkbox" checked={input.active} onChange={({ target }) => set({ active: target.checked })} />
        {t('hook.active')}
      </label>
    </SaveDialog>
  );
}
