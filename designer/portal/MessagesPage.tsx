import { type MessageDto, markRead, useMessages } from '../api/messages.ts';
import { useSession } from '../api/session.ts';
import { isApplicant } from '../app/access.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { TextLink } from '../ui/ActionLink.tsx';
import { DateText } from '../ui/DateText.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Tag } from '../ui/Tag.tsx';

export default function MessagesPage() {
  const t = useText();
  const messages = useMessages();
  return (
    <div className="lz-medium">
      <PageHeader title={t('messages.title')} lead={t('messages.lead')} />
      <Loading query={messages}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('messages.empty')} text={t('messages.emptyText')} />
          ) : (
            <ul className="lz-messages">
              {items.map((item) => (
                <Message key={item.id} message={item} />
              ))}
            </ul>
          )
        }
      </Loading>
    </div>
  );
}

function Message({ message }: { message: MessageDto }) {
  const t = useText();
  const session = useSession().data;
  const to = message.caseId ? (isApplicant(session) ? paths.kase(message.caseId) : paths.workbenchCase(message.caseId)) : null;
  return (
    <li className={message.read ? 'lz-card lz-message' : 'lz-card lz-message lz-message-new'}>
      <p className="lz-row">
        <strong>{message.subject}</strong>
        {message.read ? null : <Tag tone="brand">{t('messages.unread')}</Tag>}
        <span className="lz-muted lz-small">
          <DateText value={message.at} time />
        </span>
      </p>
      <p className="lz-pre">{message.body}</p>
      <p className="lz-row">
        {to ? <TextLink to={to}>{t('messages.toCase')}</TextLink> : null}
        {message.read ? null : (
          <button type="button" className="lz-link" onClick={() => void markRead(message.id)}>
            {t('messages.markRead')}
          </button>
        )}
      </p>
    </li>
  );
}
