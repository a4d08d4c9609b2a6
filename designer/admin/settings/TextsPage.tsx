import { Button } from 'antd';
import { useState } from 'react';
import { fill } from '../../../engine/messages/fill.ts';
import type { NoticeTextDto } from '../../../engine/model/dto/admin.ts';
import { noticeKinds } from '../../../engine/model/notification.ts';
import { resetText, saveText, useTexts } from '../../api/admin-settings.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { administers } from '../../app/access.ts';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field } from '../../ui/Field.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/toast.ts';
import type { AdminTextKey } from '../texts/zh-CN.ts';
import { useAdminWords } from '../words.tsx';

/** 消息模板: what the system's own notices say; a programme's own words are the programme's. */
export function TextsPage() {
  const { say } = useAdminWords();
  const keeps = administers(useSession().data);
  const query = useTexts();
  const [language, setLanguage] = useState('zh-CN');
  const [find, setFind] = useState('');
  const [editing, setEditing] = useState<NoticeTextDto | null>(null);
  return (
    <>
      <PageHeader title={say('ad.texts.title')} lead={say('ad.texts.lead')} />
      <div className="wb-filters ad-filters">
        <Field label={say('ad.texts.language')}>
          {(aria) => (
            <select {...aria} className="wb-select" value={language} onChange={(event) => setLanguage(event.target.value)}>
              <option value="zh-CN">{say('ad.texts.zh')}</option>
              <option value="en">{say('ad.texts.en')}</option>
            </select>
          )}
        </Field>
        <Field label={say('ad.texts.find')}>
          {(aria) => <input {...aria} className="lz-input" type="search" value={find} onChange={(event) => setFind(event.target.value)} />}
        </Field>
      </div>
      <Loading query={query}>
        {({ items }) => {
          const shown = items.filter(
            (one) => one.language === language && `${one.current.subject} ${one.current.body}`.includes(find.trim()),
          );
          if (shown.length === 0) return <EmptyState title={say('ad.texts.none')} text={say('ad.texts.noneText')} />;
          return noticeKinds.map((kind) => {
            const ofKind = shown.filter((one) => one.kind === kind);
            return ofKind.length === 0 ? null : (
              <Card key={kind} title={say(`ad.texts.kind.${kind}` as AdminTextKey)}>
                <ul className="wb-experts">
                  {ofKind.map((one) => (
                    <li key={one.template}>
                      <div className="ad-wrap">
                        <p>
                          <b>{one.current.subject}</b> {one.own && <Tag tone="brand">{say('ad.texts.own')}</Tag>}
                        </p>
                        <p className="wb-muted">{one.current.body}</p>
                      </div>
                      <Button
                        aria-label={say(keeps ? 'ad.texts.editOne' : 'ad.texts.readOne', { name: one.current.subject })}
                        onClick={() => setEditing(one)}
                      >
                        {say(keeps ? 'ad.texts.edit' : 'ad.texts.read')}
                      </Button>
                    </li>
                  ))}
                </ul>
              </Card>
            );
          });
        }}
      </Loading>
      {editing && <TextDialog text={editing} keeps={keeps} onClose={() => setEditing(null)} />}
    </>
  );
}

function TextDialog({ text, keeps, onClose }: { readonly text: NoticeTextDto; readonly keeps: boolean; readonly onClose: () => void }) {
  return keeps ? <EditDialog text={text} onClose={onClose} /> : <ReadDialog text={text} onClose={onClose} />;
}

interface OneText {
  readonly text: NoticeTextDto;
  readonly onClose: () => void;
}

/** For who audits: what is said, and how it came to be said so. */
function ReadDialog({ text, onClose }: OneText) {
  const { say, t } = useAdminWords();
  return (
    <Dialog
      title={say('ad.texts.readOne', { name: text.current.subject })}
      onClose={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <div className="lz-stack">
        <dl className="ad-facts">
          {(['subject', 'body'] as const).map((part) => (
            <div key={part}>
              <dt>{say(`ad.texts.${part}`)}</dt>
              <dd className="lz-pre">{text.current[part]}</dd>
            </div>
          ))}
        </dl>
        <Placeholders text={text} />
        <Preview text={text} {...text.current} />
        <Revisions text={text} />
      </div>
    </Dialog>
  );
}

function EditDialog({ text, onClose }: OneText) {
  const { say } = useAdminWords();
  const [subject, setSubject] = useState(text.current.subject);
  const [body, setBody] = useState(text.current.body);
  const done = () => {
    toast(say('ad.saved'));
    onClose();
  };
  const save = useCommand(() => saveText(text, { subject, body }), done);
  const reset = useCommand(() => resetText(text), done);
  const wrong = (pointer: string) => save.error?.errors.find((one) => one.pointer === pointer)?.message ?? null;
  return (
    <SaveDialog
      title={say('ad.texts.editOne', { name: text.shipped.subject })}
      busy={save.isPending || reset.isPending}
      problem={save.error ?? reset.error}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
    >
      <Field label={say('ad.texts.subject')} required error={wrong('/subject')}>
        {(aria) => (
          <input {...aria} className="lz-input" maxLength={200} value={subject} onChange={(event) => setSubject(event.target.value)} />
        )}
      </Field>
      <Field label={say('ad.texts.body')} required error={wrong('/body')}>
        {(aria) => (
          <textarea
            {...aria}
            className="lz-input"
            rows={5}
            maxLength={2000}
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
        )}
      </Field>
      <Placeholders text={text} />
      <Preview text={text} subject={subject} body={body} />
      {text.own && (
        <p>
          <Button onClick={() => reset.mutate(undefined)}>{say('ad.texts.reset')}</Button>
        </p>
      )}
      <Revisions text={text} />
    </SaveDialog>
  );
}

/** What may be named in a text, and what each name stands for. */
function Placeholders({ text: { placeholders } }: Pick<OneText, 'text'>) {
  const { say } = useAdminWords();
  return (
    <section aria-label={say('ad.texts.placeholders')}>
      <h3>{say('ad.texts.placeholders')}</h3>
      <ul className="ad-placeholders">
        {placeholders.map(({ name, meaning }) => (
          <li key={name}>
            <code>{`{${name}}`}</code> {meaning}
          </li>
        ))}
      </ul>
      <p className="wb-muted">{say('ad.texts.brackets')}</p>
    </section>
  );
}

function Preview({ text, subject, body }: { readonly text: NoticeTextDto; readonly subject: string; readonly body: string }) {
  const { say } = useAdminWords();
  const samples = Object.fromEntries(text.placeholders.map(({ name, sample }) => [name, sample]));
  return (
    <section aria-label={say('ad.texts.preview')}>
      <h3>{say('ad.texts.preview')}</h3>
      <div className="lz-card">
        <p>
          <b>{fill(subject, samples, String)}</b>
        </p>
        <p className="lz-pre">{fill(body, samples, String)}</p>
      </div>
    </section>
  );
}

function Revisions({ text: { revisions } }: Pick<OneText, 'text'>) {
  const { say, day, t } = useAdminWords();
  if (revisions.length === 0) return null;
  return (
    <details>
      <summary>{say('ad.texts.history', { n: revisions.length })}</summary>
      <ol className="wb-experts">
        {revisions.map((one) => (
          <li key={one.revision}>
            <div className="ad-wrap">
              <p className="wb-muted">{`${one.revision} · ${day(one.at)} ${one.by}`}</p>
              <p>{one.standard ? say('ad.texts.wasReset') : `${one.subject}${t('common.listSeparator')}${one.body}`}</p>
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}
