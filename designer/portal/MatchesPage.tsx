import { useState } from 'react';
import { Link } from 'wouter';
import type { ProgrammeStandingDto, Verdict } from '../../engine/model/dto/standing.ts';
import { useStanding } from '../api/programmes.ts';
import { useSession } from '../api/session.ts';
import { useLocale, useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { ActionLink, TextLink } from '../ui/ActionLink.tsx';
import { formatDay } from '../ui/DateText.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Tag, type Tone } from '../ui/Tag.tsx';
import { ChooseEnterprise } from './common/ChooseEnterprise.tsx';
import { Conditions } from './common/Conditions.tsx';
import { enterprisesOf } from './common/enterprises.ts';
import { WindowTag } from './common/WindowTag.tsx';
import './guide/guide.css';

/** 我能办什么: how one's enterprise stands against every programme, the nearest first. */
export default function MatchesPage() {
  const t = useText();
  const enterprises = enterprisesOf(useSession().data);
  const [chosen, setChosen] = useState('');
  const uscc = chosen || (enterprises[0]?.uscc ?? '');
  const standing = useStanding(uscc);
  if (enterprises.length === 0)
    return (
      <>
        <PageHeader title={t('match.title')} lead={t('match.lead')} />
        <EmptyState title={t('enterprises.empty')} text={t('join.lead')}>
          <ActionLink to={paths.join} kind="primary">
            {t('join.title')}
          </ActionLink>
        </EmptyState>
      </>
    );
  return (
    <div className="lz-medium">
      <PageHeader
        title={t('match.title')}
        lead={t('match.lead')}
        actions={<TextLink to={paths.enterprise(uscc)}>{t('match.profile')}</TextLink>}
      />
      <ChooseEnterprise label={t('guide.check')} enterprises={enterprises} uscc={uscc} onChoose={setChosen} />
      <Loading query={standing}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('catalogue.empty')} text={t('catalogue.emptyText')} />
          ) : (
            <ul className="lz-matches">
              {items.map((item) => (
                <li key={item.programme}>
                  <OneProgramme uscc={uscc} item={item} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </div>
  );
}

const tones: Readonly<Record<Verdict, Tone>> = { yes: 'positive', no: 'negative', unknown: 'warning' };

function OneProgramme({ uscc, item }: { uscc: string; item: ProgrammeStandingDto }) {
  const t = useText();
  const { language } = useLocale();
  const today = useSession().data?.today ?? '';
  const count = (verdict: Verdict) => item.conditions.filter((one) => one.verdict === verdict).length;
  const barred = item.coolDownUntil !== null;
  const ready = item.verdict === 'yes' && item.open && !barred;
  return (
    <article className="lz-card lz-match">
      <p className="lz-programme-meta">{item.ownerName}</p>
      <div className="lz-match-head">
        <h2>
          <Link href={paths.guide(item.programme)}>{item.title}</Link>
        </h2>
        <Tag tone={barred ? 'negative' : tones[item.verdict]}>{t(barred ? 'match.barred' : `match.verdict.${item.verdict}`)}</Tag>
      </div>
      {item.coolDownUntil === null ? null : (
        <p className="lz-notice lz-notice-warning">{t('reg.coolDown', { date: formatDay(item.coolDownUntil, language) })}</p>
      )}
      <p className="lz-row lz-small">
        <WindowTag windows={item.windows} batch={item.windows.length > 0 || !item.open} today={today} />
        {item.conditions.length === 0 ? (
          <span>{t('guide.conditionsNone')}</span>
        ) : (
          <span className="lz-muted">{t('match.counts', { yes: count('yes'), no: count('no'), unknown: count('unknown') })}</span>
        )}
      </p>
      {item.conditions.length > 0 ? (
        <details className="lz-details" open={item.verdict !== 'yes'}>
          <summary>{t('match.conditions')}</summary>
          <Conditions uscc={uscc} conditions={item.conditions} />
        </details>
      ) : null}
      <p className="lz-row">
        {ready ? (
          <ActionLink to={paths.start(item.programme)} kind="primary">
            {t('guide.start')}
          </ActionLink>
        ) : null}
        <TextLink to={paths.guide(item.programme)}>{t('catalogue.guide')}</TextLink>
      </p>
    </article>
  );
}
