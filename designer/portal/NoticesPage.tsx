import { Link } from 'wouter';
import { usePublicNotices } from '../api/public.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { DateText } from '../ui/DateText.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Tag } from '../ui/Tag.tsx';
import './cases.css';

export default function NoticesPage() {
  const t = useText();
  const notices = usePublicNotices();
  return (
    <div className="lz-medium">
      <PageHeader title={t('notices.title')} lead={t('notices.lead')} />
      <Loading query={notices}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('notices.empty')} text={t('notices.emptyText')} />
          ) : (
            <ul className="lz-cases">
              {items.map((item) => (
                <li key={item.id}>
                  <article className="lz-card lz-case">
                    <div className="lz-case-main">
                      <p className="lz-over">{item.programmeTitle}</p>
                      <h2>
                        <Link href={paths.notice(item.id)}>{item.content[0]?.value ?? item.title}</Link>
                      </h2>
                      <p className="lz-muted lz-small">
                        {t('notices.period')} <DateText value={item.from} /> — <DateText value={item.until} estimated={item.estimated} />
                      </p>
                    </div>
                    <div className="lz-case-side">
                      <Tag tone={item.open ? 'positive' : 'neutral'}>{t(item.open ? 'notices.open' : 'notices.closed')}</Tag>
                    </div>
                  </article>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </div>
  );
}
