import { Button } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import type { Enterprise } from '../../engine/model/enterprise.ts';
import { saveEnterprise, useEnterprise } from '../api/enterprises.ts';
import { useCommand } from '../api/use-command.ts';
import { useText } from '../app/locale.tsx';
import type { TextKey } from '../app/texts/zh-CN.ts';
import { Card } from '../ui/Card.tsx';
import { DateText } from '../ui/DateText.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Tag } from '../ui/Tag.tsx';
import { toast } from '../ui/toast.ts';
import { CodeInput, ProfileField } from './enterprise/ProfileField.tsx';
import { checkProfile, type ProfileInput, toEnterprise, toInput } from './enterprise/profile.ts';
import { Years } from './enterprise/Years.tsx';
import './enterprise/enterprise.css';

export default function EnterprisePage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const enterprise = useEnterprise(params.uscc ?? '');
  return <Loading query={enterprise}>{(data) => <Profile key={data.uscc} enterprise={data} />}</Loading>;
}

/** Registration facts for reading, the rest for editing; used by every later application. */
function Profile({ enterprise }: { enterprise: Enterprise }) {
  const t = useText();
  const form = useRef<HTMLFormElement>(null);
  const [input, setInput] = useState<ProfileInput>(() => toInput(enterprise));
  const [checked, setChecked] = useState(false);
  const wrong = checked ? checkProfile(input) : {};
  const save = useCommand(
    (next: Enterprise) => saveEnterprise(next),
    (saved) => {
      setInput(toInput(saved));
      setChecked(false);
      toast(t('enterprise.saved'));
    },
  );
  const errorOf = (name: string) => {
    const label = t(`enterprise.${name.split('.').at(-1)}` as TextKey);
    return wrong[name] ? t(`enterprise.${wrong[name]}`, { label }) : null;
  };
  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    const first = Object.keys(checkProfile(input))[0];
    if (first) setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    else save.mutate(toEnterprise(enterprise, input));
  }
  const field = (name: string) => ({
    label: t(`enterprise.${name}` as TextKey),
    value: input.texts[name] ?? '',
    error: errorOf(name),
    onChange: (value: string) => setInput({ ...input, texts: { ...input.texts, [name]: value } }),
  });
  return (
    <form ref={form} className="lz-medium" onSubmit={submit} noValidate>
      <PageHeader
        title={enterprise.name}
        over={t('enterprises.title')}
        lead={t('enterprises.lead')}
        actions={<Tag tone={enterprise.status === 'active' ? 'positive' : 'warning'}>{t(`enterprise.status.${enterprise.status}`)}</Tag>}
      />
      <Card title={t('enterprise.base')}>
        <Facts
          items={[
            { label: t('enterprise.uscc'), value: <span className="lz-number">{enterprise.uscc}</span> },
            { label: t('enterprise.foundedOn'), value: <DateText value={enterprise.foundedOn} /> },
          ]}
        />
        <div className="lz-fields lz-profile-fields">
          <CodeInput {...field('district')} vocabulary="regions" required />
          <CodeInput {...field('industry')} vocabulary="industries" required />
          <CodeInput {...field('chain')} vocabulary="industry-chains" />
          <ProfileField {...field('employees')} inputMode="numeric" required />
        </div>
      </Card>
      <Card title={t('enterprise.people')}>
        <div className="lz-fields">
          <ProfileField {...field('legalName')} autoComplete="off" required />
          <ProfileField {...field('contact')} autoComplete="name" required />
          <ProfileField {...field('mobile')} type="tel" inputMode="tel" autoComplete="tel" required />
          <ProfileField {...field('email')} type="email" inputMode="email" autoComplete="email" />
        </div>
      </Card>
      <Card title={t('enterprise.figures')}>
        <Years years={input.years} errorOf={errorOf} onChange={(years) => setInput({ ...input, years })} />
      </Card>
      <div className="lz-profile-foot">
        {save.error ? <ErrorNotice problem={save.error} /> : null}
        <p className="lz-muted">{t('enterprise.note')}</p>
        <Button type="primary" size="large" htmlType="submit" loading={save.isPending}>
          {t('enterprise.save')}
        </Button>
      </div>
    </form>
  );
}
