import { Button } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import type { PublicNoticeDto } from '../../engine/model/dto/registry.ts';
import { fileObjection, type ObjectionInput, usePublicNotice } from '../api/public.ts';
import { useCommand } from '../api/use-command.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { Card } from '../ui/Card.tsx';
import { DateText } from '../ui/DateText.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Field } from '../ui/Field.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Tag } from '../ui/Tag.tsx';

export default function NoticePage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const notice = usePublicNotice((params.id ?? '').replace('~', '.'));
  return <Loading query={notice}>{(data) => <Notice notice={data} />}</Loading>;
}

function Notice({ notice }: { notice: PublicNoticeDto }) {
  const t = useText();
  return (
    <div className="lz-medium">
      <PageHeader
        title={notice.content[0]?.value ?? notice.title}
        over={`${notice.programmeTitle} · ${notice.title}`}
        back={{ to: paths.notices, text: t('notices.title') }}
        actions={<Tag tone={notice.open ? 'positive' : 'neutral'}>{t(notice.open ? 'notices.open' : 'notices.closed')}</Tag>}
      />
      <Card title={t('notice.content')}>
        <Facts
          columns={1}
          items={[
            ...notice.content.map((item) => ({ label: item.label, value: item.value })),
            {
              label: t('notices.period'),
              value: (
                <>
                  <DateText value={notice.from} /> — <DateText value={notice.until} estimated={notice.estimated} />
                </>
              ),
            },
          ]}
        />
      </Card>
      <Card title={t('notice.object')}>
        {notice.open ? <ObjectionForm id={notice.id} /> : <p className="lz-muted">{t('notice.over')}</p>}
      </Card>
    </div>
  );
}

const least = 10;
function ObjectionForm({ id }: { id: string }) {
  const t = useText();
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const send = useCommand((input: ObjectionInput, key: string) => fileObjection(id, input, key));
  if (send.isSuccess)
    return (
      <div className="lz-notice lz-notice-positive" role="status">
        <p>
          <strong>{t('notice.sent')}</strong>
          <br />
          {t('notice.sentText')}
        </p>
      </div>
    );
  function submit(event: FormEvent) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const input = { name: text('name'), contact: text('contact'), grounds: text('grounds') };
    const missing = [
      ...(input.name ? [] : ['name']),
      ...(input.contact ? [] : ['contact']),
      ...(input.grounds.length >= least ? [] : ['grounds']),
    ];
    setWrong(missing);
    if (missing[0]) form.current?.querySelector<HTMLElement>(`[name="${missing[0]}"]`)?.focus();
    else send.mutate(input);
  }
  return (
    <form ref={form} className="lz-stack" onSubmit={submit} noValidate>
      <p className="lz-muted">{t('notice.objectText')}</p>
      {send.error ? <ErrorNotice problem={send.error} /> : null}
      <Field label={t('notice.name')} error={wrong.includes('name') ? t('notice.nameNeeded') : null} required>
        {(aria) => <input {...aria} className="lz-input" name="name" maxLength={100} autoComplete="name" />}
      </Field>
      <Field label={t('notice.contact')} error={wrong.includes('contact') ? t('notice.contactNeeded') : null} required>
        {(aria) => <input {...aria} className="lz-input" name="contact" maxLength={100} autoComplete="tel" />}
      </Field>
      <Field label={t('notice.grounds')} error={wrong.includes('grounds') ? t('notice.groundsNeeded') : null} required>
        {(aria) => <textarea {...aria} className="lz-input" name="grounds" rows={6} maxLength={5000} />}
      </Field>
      <Button type="primary" size="large" htmlType="submit" loading={send.isPending}>
        {t('notice.submit')}
      </Button>
    </form>
  );
}
