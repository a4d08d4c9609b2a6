import { Button, QRCode } from 'antd';
import { certificateUrl } from '../../api/registries.ts';
import { useText } from '../../app/locale.tsx';
import { paths } from '../../app/paths.ts';
import { TextLink } from '../../ui/ActionLink.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { toast } from '../../ui/toast.ts';
import './certificate.css';

interface CertificateProps {
  readonly certificate: {
    readonly entry: string;
    readonly number: string;
    readonly verification: string;
    readonly validFrom: string;
    readonly validTo: string;
  };
  readonly title?: string;
  /** On the entry's own page there's nowhere further to go. */
  readonly detail?: boolean;
}

/** A certificate as a card: number, validity, verification code, PDF. */
export function CertificateCard({ certificate, title, detail = true }: CertificateProps) {
  const t = useText();
  async function copy() {
    await navigator.clipboard?.writeText(certificate.verification).then(
      () => toast(t('certificate.copied')),
      () => undefined,
    );
  }
  return (
    <section className="lz-card lz-certificate" aria-label={t('certificate.number')}>
      <svg className="lz-certificate-waves" viewBox="0 0 480 120" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0 40c80-50 160-50 240 0s160 50 240 0M0 70c80-50 160-50 240 0s160 50 240 0M0 100c80-50 160-50 240 0s160 50 240 0" />
      </svg>
      {title ? <h2 className="lz-certificate-title">{title}</h2> : null}
      <p className="lz-certificate-label">{t('certificate.number')}</p>
      <p className="lz-certificate-number lz-number">{certificate.number}</p>
      <dl className="lz-certificate-facts">
        <div>
          <dt>{t('certificate.valid')}</dt>
          <dd>
            <DateText value={certificate.validFrom} /> — <DateText value={certificate.validTo} />
          </dd>
        </div>
        <div>
          <dt>{t('certificate.code')}</dt>
          <dd>
            <code className="lz-certificate-code">{certificate.verification}</code>
            <button type="button" className="lz-link" onClick={() => void copy()}>
              {t('certificate.copy')}
            </button>
          </dd>
        </div>
      </dl>
      {detail ? null : (
        <figure className="lz-certificate-qr">
          <QRCode
            type="svg"
            size={132}
            bordered={false}
            value={`${window.location.origin}${paths.verifyCode(certificate.verification)}`}
            aria-hidden="true"
          />
          <figcaption className="lz-small lz-muted">{t('certificate.scan')}</figcaption>
        </figure>
      )}
      <div className="lz-row">
        <Button type="primary" href={certificateUrl(certificate.entry)} download>
          {t('certificate.download')}
        </Button>
        {detail ? <TextLink to={paths.entry(certificate.entry)}>{t('certificate.detail')}</TextLink> : null}
        <TextLink to={paths.verifyCode(certificate.verification)}>{t('nav.verify')}</TextLink>
      </div>
    </section>
  );
}
