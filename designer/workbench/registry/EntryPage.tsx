import type { EntryDto } from '../../../engine/model/dto/registry.ts';
import { certificateUrl, useEntry } from '../../api/registries.ts';
import { EntryLife } from '../../forms/EntryLife.tsx';
import { Card } from '../../ui/Card.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { wb } from '../paths.ts';
import { ToCase } from '../ToCase.tsx';
import { useCameFrom } from '../way-back.ts';
import { useWords } from '../words.ts';
import { EntryFlags, EntryStatusTag } from './EntryStatus.tsx';

/** One entry of a registry: validity, yearly updates, and everything that happened to it. */
export function EntryPage({ registry, id }: { readonly registry: string; readonly id: string }) {
  const entry = useEntry(id);
  return <Loading query={entry}>{(data) => <Entry registry={registry} entry={data} />}</Loading>;
}

function Entry({ registry, entry }: { readonly registry: string; readonly entry: EntryDto }) {
  const { t, day, moment } = useWords();
  const update = entry.yearlyUpdate;
  return (
    <>
      <PageHeader
        back={{ to: useCameFrom(wb.registry(registry)), text: t('wb.registry.title'), state: { at: entry.id } }}
        over={entry.programmeTitle}
        title={entry.enterpriseName}
        actions={
          <>
            <EntryStatusTag status={entry.status} />
            <a className="lz-action lz-action-default" href={certificateUrl(entry.id)} download>
              {t('wb.registry.certificate')}
            </a>
          </>
        }
      />
      <div className="wb-entry">
        <div>
          <Card title={t('wb.registry.facts')}>
            <Facts
              items={[
                { label: t('wb.registry.number'), value: entry.number },
                { label: t('wb.registry.code'), value: entry.verification },
                { label: t('wb.registry.validity'), value: `${day(entry.validFrom)} – ${day(entry.validTo)}` },
                { label: t('wb.inbox.district'), value: entry.districtName },
                { label: t('wb.registry.uscc'), value: entry.uscc },
                { label: t('wb.inbox.case'), value: <ToCase id={entry.caseId}>{t('wb.registry.case')}</ToCase> },
                ...(entry.flags.length > 0 ? [{ label: t('wb.registry.flags'), value: <EntryFlags entry={entry} /> }] : []),
                ...(update
                  ? [
                      {
                        label: t('wb.registry.update'),
                        value: t(update.done ? 'wb.registry.updateDone' : 'wb.registry.updateDue', {
                          year: update.year,
                          date: day(update.dueOn),
                        }),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
          <EntryLife entry={entry} />
        </div>
        <Card title={t('wb.history.title')}>
          <ol className="wb-timeline">
            {entry.history.map((item) => (
              <li key={`${item.at}${item.type}`}>
                <p className="wb-timeline-head">
                  <time dateTime={item.at}>{moment(item.at)}</time>
                </p>
                <p>{item.text}</p>
              </li>
            ))}
          </ol>
        </Card>
      </div>
    </>
  );
}
