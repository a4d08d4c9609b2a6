import { Button } from 'antd';
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useSearch } from 'wouter';
import { type Enterprise, yearFigures } from '../../engine/model/enterprise.ts';
import { saveEnterprise, useEnterprise } from '../api/enterprises.ts';
import { useSession } from '../api/session.ts';
import { useCommand } from '../api/use-command.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import type { TextKey } from '../app/texts/zh-CN.ts';
import { ActionLink, TextLink } from '../ui/ActionLink.tsx';
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
import { YearVersions } from './enterprise/YearVersions.tsx';
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
  const viewing = !useSession().data?.user.memberships.some((one) => one.uscc === enterprise.uscc && one.role !== 'viewer');
  useAskedFor(form);
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
    const last = name.split('.').at(-1) ?? '';
    const label = t((last in yearFigures ? `figure.${last}` : `enterprise.${last}`) as TextKey);
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
        actions={
          <>
            <Tag tone={enterprise.status === 'active' ? 'positive' : 'warning'}>{t(`enterprise.status.${enterprise.status}`)}</Tag>
            <ActionLink to={paths.members(enterprise.uscc)}>{t('members.title')}</ActionLink>
          </>
        }
      />
      <Card title={t('enterprise.base')}>
        <Facts
          items={[
            { label: t('enterprise.uscc'), value: <span className="lz-number">{enterprise.uscc}</span> },
            { label: t('enterprise.foundedOn'), value: <DateText value={enterprise.foundedOn} /> },
          ]}
        />
        <div className="lz-fields lz-profile-fields">
          <At name="district">
            <CodeInput {...field('district')} vocabulary="regions" required />
          </At>
          <At name="industry">
            <CodeInput {...field('industry')} vocabulary="industries" required />
          </At>
          <At name="chain">
            <CodeInput {...field('chain')} vocabulary="industry-chains" />
          </At>
          <At name="employees">
            <ProfileField {...field('employees')} inputMode="numeric" required />
          </At>
        </div>
      </Card>
      <Card title={t('enterprise.people')}>
        <div className="lz-fields">
          <At name="legalName">
            <ProfileField {...field('legalName')} autoComplete="off" required />
          </At>
          <At name="contact">
            <ProfileField {...field('contact')} autoComplete="name" required />
          </At>
          <At name="mobile">
            <ProfileField {...field('mobile')} type="tel" inputMode="tel" autoComplete="tel" required />
          </At>
          <At name="email">
            <ProfileField {...field('email')} type="email" inputMode="email" autoComplete="email" />
          </At>
        </div>
      </Card>
      <Card title={t('enterprise.figures')}>
        <At name="years">
          <Years years={input.years} errorOf={errorOf} onChange={(years) => setInput({ ...input, years })} />
        </At>
        <YearVersions uscc={enterprise.uscc} />
      </Card>
      <div className="lz-profile-foot">
        {save.error ? <ErrorNotice problem={save.error} /> : null}
        <p className="lz-muted">{t('enterprise.note')}</p>
        {viewing ? (
          <p className="lz-notice">{t('enterprise.viewing')}</p>
        ) : (
          <Button type="primary" size="large" htmlType="submit" loading={save.isPending}>
            {t('enterprise.save')}
          </Button>
        )}
        <TextLink to={paths.join}>{t('join.another')}</TextLink>
      </div>
    </form>
  );
}

/** A place that another page may send somebody to. */
function At({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="lz-at" data-at={name}>
      {children}
    </div>
  );
}

/** What the page was opened for, `?at=years.revenue`: the cursor stands there. */
function useAskedFor(form: RefObject<HTMLFormElement | null>): void {
  const search = useSearch();
  useEffect(() => {
    const at = new URLSearchParams(search).get('at') ?? '';
    if (!/^[A-Za-z.]+$/.test(at)) return;
    const places = [`[data-at="${at}"]`, `[data-at="${at.split('.')[0]}"]`].map((place) => form.current?.querySelector<HTMLElement>(place));
    places
      .find((place) => place)
      ?.querySelector<HTMLElement>('input, select, button')
      ?.focus();
  }, [search, form]);
}
