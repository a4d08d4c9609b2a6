import { Link } from 'wouter';
import type { RelatedDto } from '../../../engine/model/dto/case-page.ts';
import type { EntryStatus } from '../../../engine/model/registry.ts';
import { useRelated } from '../../api/case-page.ts';
import { Light } from '../../ui/Light.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { CaseView } from '../case/case-view.ts';
import { wb } from '../paths.ts';
import { EntryStatusTag } from '../registry/EntryStatus.tsx';
import { ToCase } from '../ToCase.tsx';
import { useWords } from '../words.ts';

/** What else there is of the enterprise: cases of all programmes, registry entries, what was held against it, objections. */
export function RelatedPanel({ view }: { readonly view: CaseView }) {
  const related = useRelated(view.kase.id);
  return (
    <Loading query={related} rows={4}>
      {(data) => (
        <div className="wb-related">
          <Cases data={data} />
          <Entries data={data} />
          <Records data={data} />
          <Objections data={data} />
        </div>
      )}
    </Loading>
  );
}

function Cases({ data: { cases, more } }: { readonly data: RelatedDto }) {
  const { t, day } = useWords();
  return (
    <section aria-labelledby="wb-related-cases">
      <h2 id="wb-related-cases">{t('wb.related.cases', { n: more ? `${cases.length}+` : cases.length })}</h2>
      {cases.length === 0 && <p className="wb-muted">{t('wb.related.noCases')}</p>}
      <ul className="wb-related-list">
        {cases.map((kase) => (
          <li key={kase.id}>
            <ToCase id={kase.id} className="lz-link wb-number">
              {kase.number}
            </ToCase>
            <span>{kase.programmeTitle}</span>
            <Tag tone={kase.status === 'ended' ? 'quiet' : 'brand'}>
              {kase.status === 'ended' ? t('wb.status.ended') : kase.stepTitles.join(t('common.listSeparator')) || t('wb.status.running')}
            </Tag>
            {kase.status !== 'ended' && kase.light !== 'none' && <Light light={kase.light} />}
            {kase.submittedAt && <span className="wb-muted">{t('wb.case.submitted', { date: day(kase.submittedAt) })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entries({ data: { entries } }: { readonly data: RelatedDto }) {
  const { t, day } = useWords();
  return (
    <section aria-labelledby="wb-related-entries">
      <h2 id="wb-related-entries">{t('wb.related.entries', { n: entries.length })}</h2>
      {entries.length === 0 && <p className="wb-muted">{t('wb.related.noEntries')}</p>}
      <ul className="wb-related-list">
        {entries.map((entry) => (
          <li key={entry.id}>
            <Link href={wb.entry(entry.registry, entry.id)} className="lz-link wb-number">
              {entry.number}
            </Link>
            <span>{entry.title}</span>
            <EntryStatusTag status={entry.status as EntryStatus} />
            {entry.flags.map((flag) => (
              <Tag key={flag} tone="warning">
                {flag}
              </Tag>
            ))}
            <span className="wb-muted">{t('wb.related.valid', { from: day(entry.validFrom), to: day(entry.validTo) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Records({ data: { records } }: { readonly data: RelatedDto }) {
  const { t, day } = useWords();
  return (
    <section aria-labelledby="wb-related-records">
      <h2 id="wb-related-records">{t('wb.related.records', { n: records.length })}</h2>
      {records.length === 0 && <p className="wb-muted">{t('wb.related.noRecords')}</p>}
      <ul className="wb-related-list">
        {records.map((record, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: records have no other identity here
          <li key={index}>
            <Tag tone="warning">{record.label}</Tag>
            <span>{record.programmeTitle}</span>
            <span className="wb-muted">{day(record.on)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Objections({ data: { objections } }: { readonly data: RelatedDto }) {
  const { t, moment } = useWords();
  return (
    <section aria-labelledby="wb-related-objections">
      <h2 id="wb-related-objections">{t('wb.related.objections', { n: objections.length })}</h2>
      {objections.length === 0 && <p className="wb-muted">{t('wb.related.noObjections')}</p>}
      <ul className="wb-related-list">
        {objections.map((objection) => (
          <li key={objection.caseId + objection.filedAt}>
            <ToCase id={objection.caseId} className="lz-link wb-number">
              {objection.caseNumber}
            </ToCase>
            <Tag tone={objection.outcome === null ? 'warning' : 'quiet'}>
              {t(objection.outcome === null ? 'wb.related.objectionOpen' : 'wb.related.objectionClosed')}
            </Tag>
            <span className="wb-muted">{moment(objection.filedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
