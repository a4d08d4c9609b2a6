import { Button } from 'antd';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type MessageDto, markAllRead, markRead, messageLetterUrl, useMessageList } from '../api/messages.ts';
import { asProblem } from '../api/problem.ts';
import { useSession } from '../api/session.ts';
import { useCommand } from '../api/use-command.ts';
import { isApplicant } from '../app/access.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { TextLink } from '../ui/ActionLink.tsx';
import { DateText } from '../ui/DateText.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { LoadMore } from '../ui/LoadMore.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { Tag } from '../ui/Tag.tsx';
import './cases.css';

/** Messages, newest first: all or the unread ones, of one case where the address names it. */
export default function MessagesPage() {
  const t = useText();
  const [, navigate] = useLocation();
  const caseId = new URLSearchParams(useSearch()).get('case') ?? undefined;
  const [unreadOnly, setUnreadOnly] = useState(false);
  const messages = useMessageList({ ...(unreadOnly ? { unread: true } : {}), ...(caseId ? { case: caseId } : {}) });
  const items = messages.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = messages.data?.pages[0]?.unread ?? 0;
  const readAll = useCommand(() => markAllRead(caseId));
  return (
    <div className="lz-medium">
      <PageHeader
        title={t('messages.title')}
        lead={t('messages.lead')}
        actions={
          <>
            <TextLink to={paths.notificationSettings}>{t('notify.title')}</TextLink>
            {unread > 0 && items.some(({ read }) => !read) ? (
              <Button loading={readAll.isPending} onClick={() => readAll.mutate(undefined)}>
                {t('messages.readAll')}
              </Button>
            ) : null}
          </>
        }
      />
      <fieldset className="lz-filter">
        <legend className="lz-hidden">{t('messages.filter')}</legend>
        {[false, true].map((only) => (
          <button key={String(only)} type="button" aria-pressed={unreadOnly === only} onClick={() => setUnreadOnly(only)}>
            {only ? t('messages.unreadCount', { count: unread }) : t('common.all')}
          </button>
        ))}
        {caseId ? (
          <button type="button" aria-pressed onClick={() => navigate(paths.messages)}>
            {t('messages.ofCase')} ×
          </button>
        ) : null}
      </fieldset>
      {readAll.error ? <ErrorNotice problem={readAll.error} /> : null}
      {messages.error ? <ErrorNotice problem={asProblem(messages.error)} onRetry={() => void messages.refetch()} /> : null}
      {messages.isPending ? <PageSkeleton /> : null}
      {messages.data && items.length === 0 ? (
        <EmptyState title={t(unreadOnly ? 'messages.noneUnread' : 'messages.empty')} text={t('messages.emptyText')} />
      ) : null}
      <ul className="lz-messages">
        {items.map((item) => (
          <Message key={item.id} message={item} alone={caseId !== undefined} />
        ))}
      </ul>
      <LoadMore query={messages} />
    </div>
  );
}

function Message({ message, alone }: { message: MessageDto; alone: boolean }) {
  const t = useText();
  const session = useSession().data;
  const to = message.caseId ? (isApplicant(session) ? paths.kase(message.caseId) : paths.workbenchCase(message.caseId)) : null;
  const asked = message.draft
    ? paths.studioPanel(message.draft, 'publish')
    : message.programme
      ? paths.workbenchMigrate(message.programme)
      : null;
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
        {to ? (
          <TextLink to={to} state={{ from: paths.messages }}>
            {t('messages.toCase')}
          </TextLink>
        ) : null}
        {message.agenda ? <TextLink to={message.agenda}>{t('messages.toAgenda')}</TextLink> : null}
        {asked ? <TextLink to={asked}>{t('messages.toRequest')}</TextLink> : null}
        {message.caseId && !alone ? <TextLink to={paths.caseMessages(message.caseId)}>{t('messages.sameCase')}</TextLink> : null}
        <a className="lz-link" href={messageLetterUrl(message.id)} download>
          {t('messages.letter')}
        </a>
        {message.read ? null : (
          <button type="button" className="lz-link" onClick={() => void markRead(message.id)}>
            {t('messages.markRead')}
          </button>
        )}
      </p>
    </li>
  );
}
