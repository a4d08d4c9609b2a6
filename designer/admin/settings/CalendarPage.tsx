import { Button } from 'antd';
import { useState } from 'react';
import { type CalendarYearContent, type CalendarYearDto, importYear, previewYear, useCalendarYears } from '../../api/admin-settings.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { administers } from '../../app/access.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/toast.ts';
import { useAdminWords } from '../words.tsx';
import { daysIn, groupsOf } from './days.ts';

/** 节假日日历: the years as the State Council announced them, and the import of one, with what it would change shown first. */
export function CalendarPage() {
  const { say } = useAdminWords();
  const keeps = administers(useSession().data);
  const query = useCalendarYears();
  return (
    <>
      <PageHeader title={say('ad.cal.title')} lead={say('ad.cal.lead')} />
      {keeps ? <ImportYear /> : null}
      <Loading query={query}>
        {({ years }) => (
          <>
            {years.toReversed().map((year) => (
              <OneYear key={year.year} year={year} />
            ))}
          </>
        )}
      </Loading>
    </>
  );
}

function OneYear({ year }: { readonly year: CalendarYearDto }) {
  const { say, t, day } = useAdminWords();
  const spans = (days: readonly string[]) =>
    groupsOf(days)
      .map(([first, last]) => (first === last ? day(first) : `${day(first)}–${day(last)}`))
      .join(t('common.listSeparator')) || '—';
  return (
    <Card
      title={say('ad.cal.year', { year: year.year })}
      extra={
        <Tag tone={year.status === 'published' ? 'positive' : 'warning'}>
          {say(year.status === 'published' ? 'ad.cal.published' : 'ad.cal.provisional')}
        </Tag>
      }
    >
      <p className="wb-muted ad-wrap">{year.source}</p>
      <p>{say('ad.cal.holidays', { days: spans(year.holidays) })}</p>
      <p>{say('ad.cal.workdays', { days: spans(year.workdays) })}</p>
    </Card>
  );
}

function ImportYear() {
  const { say, moment } = useAdminWords();
  const today = useSession().data?.today ?? '';
  const [year, setYear] = useState(String(Number(today.slice(0, 4)) + 1));
  const [source, setSource] = useState('');
  const [holidays, setHolidays] = useState('');
  const [workdays, setWorkdays] = useState('');
  const [strict, setStrict] = useState(false);
  const [rehearsed, setRehearsed] = useState<CalendarYearContent | null>(null);
  const preview = useCommand(previewYear);
  const save = useCommand(importYear, ({ cases }) => {
    toast(say('ad.cal.imported', { n: cases }));
    setRehearsed(null);
    preview.reset();
  });
  const off = daysIn(holidays, year);
  const on = daysIn(workdays, year);
  const wrong = {
    year: /^(19|20|21)\d\d$/.test(year) ? null : say('ad.cal.yearWrong'),
    source: source.trim() === '' ? say('ad.cal.sourceNeeded') : null,
    holidays: off === null || off.length === 0 ? say('ad.cal.daysWrong') : null,
    workdays: on === null ? say('ad.cal.daysWrong') : null,
  };
  const check = () => {
    setStrict(true);
    save.reset();
    if (Object.values(wrong).some((text) => text !== null)) return;
    const content = { year: Number(year), source: source.trim(), holidays: off ?? [], workdays: on ?? [] };
    setRehearsed(content);
    preview.mutate(content);
  };
  const problem = preview.error ?? save.error;
  return (
    <Card title={say('ad.cal.import')}>
      <form
        className="lz-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <Field label={say('ad.cal.whichYear')} required error={strict ? wrong.year : null}>
          {(aria) => (
            <input
              {...aria}
              className="lz-input"
              inputMode="numeric"
              value={year}
              onChange={(event) => setYear(event.target.value.trim())}
            />
          )}
        </Field>
        <Field label={say('ad.cal.source')} help={say('ad.cal.sourceHelp')} required error={strict ? wrong.source : null}>
          {(aria) => <input {...aria} className="lz-input" value={source} onChange={(event) => setSource(event.target.value)} />}
        </Field>
        <Field label={say('ad.cal.off')} help={say('ad.cal.daysHelp')} required error={strict ? wrong.holidays : null}>
          {(aria) => (
            <textarea {...aria} className="lz-input" rows={3} value={holidays} onChange={(event) => setHolidays(event.target.value)} />
          )}
        </Field>
        <Field label={say('ad.cal.on')} help={say('ad.cal.onHelp')} optional error={strict ? wrong.workdays : null}>
          {(aria) => (
            <textarea {...aria} className="lz-input" rows={2} value={workdays} onChange={(event) => setWorkdays(event.target.value)} />
          )}
        </Field>
        {problem ? <ErrorNotice problem={problem} /> : null}
        <div className="ad-actions">
          <Button htmlType="submit" loading={preview.isPending}>
            {say('ad.cal.preview')}
          </Button>
        </div>
      </form>
      {preview.data && rehearsed ? (
        <div role="status">
          <p>
            {say('ad.cal.effect', { cases: preview.data.cases, n: preview.data.moved.length })}
            {preview.data.more ? say('ad.cal.more') : ''}
          </p>
          <ul className="ad-words">
            {preview.data.moved.map((one) => (
              <li key={`${one.caseNumber}${one.title}${one.after}`}>
                {say('ad.cal.moved', {
                  number: one.caseNumber,
                  title: one.title,
                  before: one.before === null ? '—' : moment(one.before),
                  after: one.after === null ? '—' : moment(one.after),
                })}
              </li>
            ))}
          </ul>
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate(rehearsed)}>
            {say('ad.cal.take', { year: rehearsed.year })}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
