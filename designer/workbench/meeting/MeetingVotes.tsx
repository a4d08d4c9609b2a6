import type { MeetingBallot } from '../../../engine/model/event.ts';
import { useWords } from '../words.ts';
import { NamedVotes } from './NamedVotes.tsx';

/** How a meeting voted on a case: the tally, and by name where names are recorded. */
export function MeetingVotes({ votes, weighed }: { readonly votes: Partial<MeetingBallot>; readonly weighed: boolean }) {
  const { t } = useWords();
  return (
    <>
      <p>
        {t(weighed ? 'wb.names.weighed' : 'wb.names.meeting', { for: votes.for ?? 0, of: votes.of ?? 0 })}{' '}
        {votes.tied !== undefined && t('wb.names.tied', { n: votes.tied })}
        {votes.cast && t(`wb.names.cast.${votes.cast}`)}
      </p>
      {votes.names && <NamedVotes names={votes.names} />}
      {votes.tiedNames && (
        <details>
          <summary>{t('wb.names.tiedNames')}</summary>
          <NamedVotes names={votes.tiedNames} />
        </details>
      )}
    </>
  );
}
