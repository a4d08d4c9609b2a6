import type { ReactNode } from 'react';
import type { CasePreviewDto, PreviewDto } from '../../../engine/model/dto/version.ts';
import { Card } from '../../ui/Card.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ToCase } from '../ToCase.tsx';
import { useWords } from '../words.ts';

/** What a plan would do: why it can't be applied at all, and each case with where it goes or why it stays. */
export function Preview({ preview, children }: { readonly preview: PreviewDto; readonly children?: ReactNode }) {
  const { t } = useWords();
  const { cases, problems, next } = preview;
  return (
    <>
      {problems.length > 0 && (
        <div className="lz-notice lz-notice-error" role="alert">
          <div>
            <p className="lz-notice-text">{t('wb.migrate.unsafe')}</p>
            <ul className="lz-notice-list">
              {problems.map((problem) => (
                <li key={`${problem.pointer}${problem.code}${problem.message}`}>{problem.message}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <Card title={t('wb.migrate.result')}>
        {cases.length === 0 && <p className="wb-muted">{t('wb.migrate.empty')}</p>}
        <ul className="wb-window-list" aria-label={t('wb.migrate.result')}>
          {cases.map((kase) => (
            <PreviewedCase key={kase.caseId} kase={kase} />
          ))}
        </ul>
        {next !== null && <p className="wb-muted">{t('wb.migrate.more', { n: cases.length })}</p>}
        {children}
      </Card>
    </>
  );
}

function PreviewedCase({ kase }: { readonly kase: CasePreviewDto }) {
  const { t, day } = useWords();
  const stays = kase.problems.length > 0;
  const names = (all: readonly string[]) => all.join(t('common.listSeparator'));
  const date = (value: string | null) => (value === null ? t('common.none') : day(value));
  return (
    <li>
      <div>
        <p>
          <ToCase id={kase.caseId}>{kase.number}</ToCase> {kase.enterpriseName}
        </p>
        <p className="wb-muted">
          {stays ? names(kase.stands) : t('wb.migrate.stands', { before: names(kase.stands), after: names(kase.wouldStand) })}
        </p>
        {!stays && kase.opened.length > 0 && <p className="wb-muted">{t('wb.migrate.opened', { names: names(kase.opened) })}</p>}
        {!stays && kase.closed.length > 0 && <p className="wb-muted">{t('wb.migrate.closed', { names: names(kase.closed) })}</p>}
        {(stays ? [] : kase.deadlines).map(({ step, before, after }) => (
          <p key={step} className="wb-muted">
            {t('wb.migrate.due', { step, before: date(before), after: date(after) })}
          </p>
        ))}
        {kase.problems.map((problem) => (
          <p key={`${problem.pointer}${problem.code}${problem.message}`}>{problem.message}</p>
        ))}
      </div>
      <Tag tone={stays ? 'warning' : 'positive'}>{t(stays ? 'wb.migrate.stays' : 'wb.migrate.goes')}</Tag>
    </li>
  );
}
