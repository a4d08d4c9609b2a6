import { Button } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { VerificationDto } from '../../engine/model/dto/registry.ts';
import { asProblem } from '../api/problem.ts';
import { useVerification } from '../api/public.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import type { TextKey } from '../app/texts/zh-CN.ts';
import { TextLink } from '../ui/ActionLink.tsx';
import { DateText } from '../ui/DateText.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Field } from '../ui/Field.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';

/** Anybody can check a certificate: by its code, also straight from a link. */
export default function VerifyPage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const t = useText();
  const [, navigate] = useLocation();
  const asked = (params.code ?? '').trim();
  const [code, setCode] = useState(asked);
  const input = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const answer = useVerification(asked);
  const problem = answer.error ? asProblem(answer.error) : null;
  function submit(event: FormEvent) {
    event.preventDefault();
    const entered = code.replace(/\s/g, '').toUpperCase();
    setMissing(entered === '');
    if (entered === '') input.current?.focus();
    else navigate(paths.verifyCode(entered), { replace: true });
  }
  return (
    <div className="lz-narrow">
      <PageHeader title={t('verify.title')} lead={t('verify.lead')} />
      <form className="lz-card lz-stack" onSubmit={submit} noValidate>
        <Field label={t('verify.code')} help={t('verify.help')} error={missing ? t('verify.needed') : null} required>
          {(aria) => (
            <input
              {...aria}
              ref={input}
              className="lz-input lz-input-code"
              value={code}
              autoCapitalize="characters"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
        <Button type="primary" size="large" htmlType="submit">
          {t('verify.submit')}
        </Button>
      </form>
      <p>
        <TextLink to={paths.publicRegistries}>{t('reg.link')}</TextLink>
      </p>
      <div aria-live="polite" className="lz-verify-answer">
        {asked && answer.isPending ? <PageSkeleton rows={3} /> : null}
        {problem?.status === 404 ? (
          <div className="lz-card lz-card-negative">
            <h2>{t('verify.notFound')}</h2>
            <p>{t('verify.notFoundText')}</p>
          </div>
        ) : problem ? (
          <ErrorNotice problem={problem} onRetry={() => void answer.refetch()} />
        ) : null}
        {answer.data ? <Answer data={answer.data} /> : null}
      </div>
    </div>
  );
}

function Answer({ data }: { data: VerificationDto }) {
  const t = useText();
  return (
    <section className={data.valid ? 'lz-card lz-card-positive' : 'lz-card lz-card-negative'}>
      <h2 className="lz-verify-verdict">
        <span aria-hidden="true">{data.valid ? '✓' : '×'}</span> {t(data.valid ? 'verify.valid' : 'verify.invalid')}
      </h2>
      {data.valid ? null : <p className="lz-verify-why">{t(`verify.why.${data.state}` as TextKey)}</p>}
      <Facts
        items={[
          { label: t('verify.enterprise'), value: data.enterpriseName },
          { label: t('verify.document'), value: data.title },
          { label: t('certificate.number'), value: <span className="lz-number">{data.number}</span> },
          { label: t('verify.status'), value: t(`verify.state.${data.state}`) },
          {
            label: t('certificate.valid'),
            value: (
              <>
                <DateText value={data.validFrom} /> — <DateText value={data.validTo} />
              </>
            ),
            wide: true,
          },
        ]}
      />
    </section>
  );
}
