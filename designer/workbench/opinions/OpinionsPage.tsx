import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { OpinionDto } from '../../../engine/model/dto/desk.ts';
import { addOpinion, changeOpinion, orderOpinions, removeOpinion, useOpinions } from '../../api/desk.ts';
import { useCommand } from '../../api/use-command.ts';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { useWords } from '../words.ts';
import { insertAt, placeholders, placeholderText } from './fill.ts';

type Open =
  | { readonly kind: 'edit'; readonly org: string | null; readonly one: OpinionDto | null }
  | { readonly kind: 'remove'; readonly one: OpinionDto };

/** 常用意见: one's own and those of one's organisations, to write, order and throw away. */
export function OpinionsPage() {
  const { t } = useWords();
  const query = useOpinions();
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <>
      <PageHeader title={t('wb.opinion.title')} lead={t('wb.opinion.lead')} />
      <Loading query={query}>
        {({ items, offices }) => (
          <div className="lz-stack">
            {[{ id: null, name: t('wb.opinion.mine') }, ...offices].map((owner) => (
              <Group
                key={owner.id}
                title={owner.name}
                items={items.filter(({ org }) => org === owner.id)}
                org={owner.id}
                onOpen={setOpen}
              />
            ))}
          </div>
        )}
      </Loading>
      {open?.kind === 'edit' && <EditDialog org={open.org} one={open.one} onClose={() => setOpen(null)} />}
      {open?.kind === 'remove' && <RemoveDialog one={open.one} onClose={() => setOpen(null)} />}
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly items: readonly OpinionDto[];
  readonly org: string | null;
  readonly onOpen: (open: Open) => void;
}
function Group({ title, items, org, onOpen }: GroupProps) {
  const { t } = useWords();
  const order = useCommand((ids: readonly string[]) => orderOpinions(ids, org));
  const move = (from: number, to: number) => {
    const ids = items.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    order.mutate(ids);
  };
  return (
    <Card title={title}>
      {order.error && <ErrorNotice problem={order.error} />}
      {items.length === 0 ? (
        <EmptyState title={t('wb.opinion.none')} />
      ) : (
        <ol className="wb-opinion-list" aria-label={title}>
          {items.map((one, index) => (
            <li key={one.id}>
              <p>
                {one.body}
                <small className="wb-muted"> {t('wb.opinion.used', { n: one.uses, name: one.savedBy })}</small>
              </p>
              <span className="wb-opinion-actions">
                <Button
                  size="small"
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                  aria-label={t('wb.opinion.up', { body: one.body })}
                >
                  ↑
                </Button>
                <Button
                  size="small"
                  disabled={index === items.length - 1}
                  onClick={() => move(index, index + 1)}
                  aria-label={t('wb.opinion.down', { body: one.body })}
                >
                  ↓
                </Button>
                <Button
                  size="small"
                  onClick={() => onOpen({ kind: 'edit', org, one })}
                  aria-label={t('wb.opinion.editOne', { body: one.body })}
                >
                  {t('wb.opinion.edit')}
                </Button>
                <Button
                  size="small"
                  onClick={() => onOpen({ kind: 'remove', one })}
                  aria-label={t('wb.opinion.removeOne', { body: one.body })}
                >
                  {t('wb.opinion.remove')}
                </Button>
              </span>
            </li>
          ))}
        </ol>
      )}
      <Button type="primary" onClick={() => onOpen({ kind: 'edit', org, one: null })}>
        {t('wb.opinion.add')}
      </Button>
    </Card>
  );
}

function EditDialog({ org, one, onClose }: { readonly org: string | null; readonly one: OpinionDto | null; readonly onClose: () => void }) {
  const { t, english } = useWords();
  const [body, setBody] = useState(one?.body ?? '');
  const [strict, setStrict] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const save = useCommand((text: string) => (one ? changeOpinion(one.id, text) : addOpinion(text, org)), onClose);
  const insert = (text: string) => {
    const next = insertAt(body, text, field.current?.selectionStart ?? body.length, field.current?.selectionEnd ?? body.length);
    setBody(next.value);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.cursor, next.cursor);
    });
  };
  return (
    <SaveDialog
      title={t(one ? 'wb.opinion.edit' : 'wb.opinion.add')}
      busy={save.isPending}
      problem={save.error}
      onSave={() => {
        setStrict(true);
        if (body.trim()) save.mutate(body.trim());
      }}
      onClose={onClose}
    >
      <Field label={t('wb.opinion.body')} required error={strict && !body.trim() ? t('wb.opinion.needed') : null}>
        {(aria) => (
          <textarea
            {...aria}
            ref={field}
            className="lz-input"
            rows={4}
            maxLength={2000}
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="wb-chips" aria-label={t('wb.opinion.placeholders')}>
        <legend className="wb-hint">{t('wb.opinion.placeholders')}</legend>
        {placeholders.map((name) => (
          <button key={name} type="button" className="wb-chip" onClick={() => insert(placeholderText(name, english))}>
            {placeholderText(name, english)}
          </button>
        ))}
      </fieldset>
    </SaveDialog>
  );
}

function RemoveDialog({ one, onClose }: { readonly one: OpinionDto; readonly onClose: () => void }) {
  const { t } = useWords();
  const remove = useCommand((id: string) => removeOpinion(id), onClose);
  return (
    <Dialog
      title={t('wb.opinion.remove')}
      onClose={onClose}
      footer={
        <DialogActions action={t('wb.opinion.remove')} busy={remove.isPending} onAct={() => remove.mutate(one.id)} onClose={onClose} />
      }
    >
      <blockquote>{one.body}</blockquote>
      {one.orgName && <p>{t('wb.opinion.removeOrg', { org: one.orgName })}</p>}
      {remove.error && <ErrorNotice problem={remove.error} />}
    </Dialog>
  );
}
