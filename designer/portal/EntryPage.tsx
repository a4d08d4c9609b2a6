import type { EntryDto } from '../../engine/model/dto/registry.ts';
import { useEntry } from '../api/registries.ts';
import { useLocale, useText } from '../app/locale.tsx';
import { dotted, paths } from '../app/paths.ts';
import { EntryLife } from '../forms/EntryLife.tsx';
import { ActionLink, TextLink } from '../ui/ActionLink.tsx';
import { Card } from '../ui/Card.tsx';
import { DateText, formatDay } from '../ui/DateText.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Tag } from '../ui/Tag.tsx';
import { CertificateCard } from './common/CertificateCard.tsx';
import { entryTone } from './common/entry.ts';
import { ReportChange } from './ReportChange.tsx';

export default function EntryPage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const entry = useEntry(dotted(params.entry ?? ''));
  return <Loading query={entry}>{(data) => <Entry entry={data} />}</Loading>;
}

function Entry({ entry }: { entry: EntryDto }) {
  const t = useText();
  const { language } = useLocale();
  const update = entry.yearlyUpdate;
  return (
    <div className="lz-medium">
      <PageHeader
        title={entry.programmeTitle}
        lead={entry.enterpriseName}
        back={{ to: paths.certificates, text: t('certificates.title') }}
        actions={<Tag tone={entryTone(entry.status)}>{t(`entry.${entry.status}`)}</Tag>}
      />
      <CertificateCard
        detail={false}
        certificate={{
          entry: entry.id,
          number: entry.number,
          verification: entry.verification,
          validFrom: entry.validFrom,
          validTo: entry.validTo,
        }}
      />
      {update ? (
        <Card title={t('certificate.update')} {...(update.done ? {} : { tone: 'warning' as const })}>
          <p>
            {update.done
              ? t('certificate.updateDone', { year: update.year })
              : t('certificate.updateDue', { year: update.year, date: formatDay(update.dueOn, language) })}
          </p>
          {update.done ? null : (
            <p className="lz-row">
              <ActionLink to={paths.entryUpdate(entry.id, update.year)} kind="primary" large>
                {t('certificate.updateStart')}
              </ActionLink>
            </p>
          )}
        </Card>
      ) : null}
      <EntryLife entry={entry} />
      <ReportChange entry={entry} />
      <Card title={t('certificate.history')} extra={<TextLink to={paths.kase(entry.caseId)}>{t('messages.toCase')}</TextLink>}>
        <ul className="lz-plain-list">
          {entry.history.map((item) => (
            <li key={item.at + item.type}>
              <span className="lz-muted lz-small">
                <DateText value={item.at} />
              </span>
              <span>{item.text}</span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
