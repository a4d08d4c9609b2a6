import type { ProgrammeDto } from '../../engine/model/dto/programme.ts';
import { useProgramme } from '../api/programmes.ts';
import { useSession } from '../api/session.ts';
import { isApplicant } from '../app/access.ts';
import { usePick, useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import type { TextKey } from '../app/texts/zh-CN.ts';
import { ActionLink } from '../ui/ActionLink.tsx';
import { Card } from '../ui/Card.tsx';
import { DateText } from '../ui/DateText.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Tag } from '../ui/Tag.tsx';
import { periodText } from './common/period.ts';
import { WindowTag } from './common/WindowTag.tsx';
import { applicationForm } from './common/workflow.ts';
import { Eligibility } from './guide/Eligibility.tsx';
import { Materials } from './guide/Materials.tsx';
import { Standard } from './guide/Standard.tsx';
import { Steps } from './guide/Steps.tsx';
import './guide/guide.css';

export default function GuidePage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const programme = useProgramme(params.programme ?? '');
  return <Loading query={programme}>{(data) => <Guide programme={data} />}</Loading>;
}

function Guide({ programme }: { programme: ProgrammeDto }) {
  const t = useText();
  const pick = usePick();
  const session = useSession().data;
  const today = session?.today ?? '';
  const { workflow } = programme.package;
  const form = applicationForm(programme.package);
  const batch = workflow.window?.kind === 'batch';
  const open = !batch || programme.windows.some((item) => item.open);
  const start = !isApplicant(session) ? (
    <span className="lz-muted">{t('guide.staff')}</span>
  ) : open ? (
    <ActionLink to={paths.start(programme.id)} kind="primary" large>
      {t('guide.start')}
    </ActionLink>
  ) : null;
  return (
    <>
      <PageHeader
        title={pick(programme.title, programme.titleEn)}
        over={t('catalogue.guide')}
        lead={pick(programme.summary, workflow.summaryEn)}
        back={{ to: paths.catalogue, text: t('guide.back') }}
        actions={
          <>
            <WindowTag windows={programme.windows} batch={batch} today={today} />
            {start}
          </>
        }
      />
      <div className="lz-guide">
        <div className="lz-guide-main">
          <Eligibility workflow={workflow} />
          {form ? <Materials form={form} /> : null}
          <Standard workflow={workflow} today={today} />
          <Steps workflow={workflow} />
        </div>
        <aside className="lz-guide-aside">
          <Card>
            <Facts
              columns={1}
              items={[
                { label: t('guide.owner'), value: programme.ownerName },
                { label: t('guide.kind'), value: t(`kind.${programme.legalKind}` as TextKey) },
                ...(workflow.clock
                  ? [
                      {
                        label: t('guide.limit'),
                        value: (
                          <>
                            {periodText(workflow.clock, t)}
                            {workflow.clock.pausedIn?.length ? <span className="lz-help">{t('guide.limitPaused')}</span> : null}
                          </>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
          {programme.windows.length > 0 ? (
            <Card title={t('guide.windows')}>
              <ul className="lz-windows">
                {programme.windows.map((item) => (
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
          {workflow.basis?.length ? (
            <Card title={t('guide.basis')}>
              <ul className="lz-basis">
                {workflow.basis.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            </Card>
          ) : null}
        </aside>
      </div>
    </>
  );
}
