import type { GuideDto } from '../../engine/model/dto/guide.ts';
import { sampleUrl, useGuide } from '../api/programmes.ts';
import { useSession } from '../api/session.ts';
import { isApplicant } from '../app/access.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import type { TextKey } from '../app/texts/zh-CN.ts';
import { ActionLink } from '../ui/ActionLink.tsx';
import { Card } from '../ui/Card.tsx';
import { DateText } from '../ui/DateText.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { periodText } from '../ui/period-text.ts';
import { Tag } from '../ui/Tag.tsx';
import { WindowTag } from './common/WindowTag.tsx';
import { Contents } from './guide/Contents.tsx';
import { Eligibility } from './guide/Eligibility.tsx';
import { Materials } from './guide/Materials.tsx';
import { Standard } from './guide/Standard.tsx';
import { Steps } from './guide/Steps.tsx';
import './guide/guide.css';

/** The service guide 办事指南, for anybody; whoever acts for an enterprise also sees how it stands. */
export default function GuidePage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const guide = useGuide(params.programme ?? '');
  return <Loading query={guide}>{(data) => <Guide guide={data} />}</Loading>;
}

function Guide({ guide }: { guide: GuideDto }) {
  const t = useText();
  const session = useSession().data;
  const today = session?.today ?? new Date().toISOString().slice(0, 10);
  const start = !isApplicant(session) ? (
    <span className="lz-muted lz-noprint">{t(session ? 'guide.staff' : 'guide.signIn')}</span>
  ) : guide.open ? (
    <ActionLink to={paths.start(guide.id)} kind="primary" large>
      {t('guide.start')}
    </ActionLink>
  ) : null;
  return (
    <div className="lz-printed">
      <PageHeader
        title={guide.title}
        over={t('catalogue.guide')}
        lead={guide.summary}
        back={{ to: paths.catalogue, text: t('guide.back') }}
        actions={
          <>
            <WindowTag windows={guide.windows} batch={guide.batch} today={today} />
            <button type="button" className="lz-action lz-noprint" onClick={() => window.print()}>
              {t('guide.print')}
            </button>
            {start}
          </>
        }
      />
      <div className="lz-guide">
        <div className="lz-guide-main">
          <Contents guide={guide} />
          <Eligibility guide={guide} />
          <Materials guide={guide} />
          <Standard standard={guide.standard} />
          <Steps steps={guide.steps} />
          <Results guide={guide} />
          {guide.faq.length > 0 ? (
            <Card title={t('guide.faq')}>
              {guide.faq.map((item) => (
                <details key={item.question} className="lz-details lz-faq">
                  <summary>{item.question}</summary>
                  <p className="lz-pre">{item.answer}</p>
                </details>
              ))}
            </Card>
          ) : null}
        </div>
        <Aside guide={guide} />
      </div>
    </div>
  );
}

function Results({ guide }: { guide: GuideDto }) {
  const t = useText();
  if (guide.results.length === 0) return null;
  return (
    <Card title={t('guide.results')}>
      <ul className="lz-materials" id="results">
        {guide.results.map((item) => (
          <li key={item.step}>
            <div>
              <p>{item.title}</p>
              <p className="lz-help">{t('guide.resultValid', { registry: item.registry, period: periodText(item.valid, t) })}</p>
            </div>
            {item.sample ? (
              <a className="lz-link lz-noprint" href={sampleUrl(guide.id)} target="_blank" rel="noreferrer">
                {t('guide.sample')}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Aside({ guide }: { guide: GuideDto }) {
  const t = useText();
  const { contact } = guide;
  const given = (label: TextKey, value: string | null | undefined) => (value ? [{ label: t(label), value }] : []);
  const facts = [
    ...given('guide.owner', guide.ownerName),
    ...given('guide.kind', t(`kind.${guide.legalKind}`)),
    ...(guide.limit
      ? [
          {
            label: t('guide.legalLimit'),
            value: (
              <>
                {periodText(guide.limit, t)}
                {guide.pauses ? <span className="lz-help">{t('guide.limitPaused')}</span> : null}
              </>
            ),
          },
        ]
      : []),
    ...given('guide.promised', guide.promised && periodText(guide.promised, t)),
    ...given('guide.fee', guide.fee),
  ];
  const reach = [
    ...given('guide.phone', contact?.phone),
    ...given('guide.address', contact?.address),
    ...given('guide.hours', contact?.hours),
    ...given('guide.email', contact?.email),
    ...given('guide.complaint', guide.complaint),
  ];
  return (
    <aside className="lz-guide-aside">
      <Card title={t('guide.facts')}>
        <Facts columns={1} items={facts} />
      </Card>
      {guide.windows.length > 0 ? (
        <Card title={t('guide.windows')}>
          <ul className="lz-windows">
            {guide.windows.map((item) => (
              <li key={item.id}>
                <p>
                  {item.title} {item.open ? <Tag tone="positive">{t('window.open')}</Tag> : null}
                </p>
                <p className="lz-muted lz-small">
                  <DateText value={item.opensOn} /> — <DateText value={item.closesOn} />
                </p>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {reach.length > 0 ? (
        <Card title={t('guide.contact')}>
          <Facts columns={1} items={reach} />
        </Card>
      ) : null}
      {guide.basis.length > 0 ? (
        <Card title={t('guide.basis')}>
          <ul className="lz-basis">
            {guide.basis.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </Card>
      ) : null}
    </aside>
  );
}
