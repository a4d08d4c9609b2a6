import type { BatchDto } from '../../../../engine/model/dto/registry.ts';
import { useWords } from '../../words.ts';
import type { Shown } from './channel.ts';
import { membersOf, resultOf } from './slides.ts';

/** What the meeting came to, case by case; before it is recorded it says that it isn't. */
export function ResultsSlide({ batch, shown }: { readonly batch: BatchDto; readonly shown: Shown }) {
  const { t } = useWords();
  const { done } = shown;
  return (
    <>
      <h2>{t('wb.projector.results')}</h2>
      <p className="wb-wall-over">
        {done
          ? t('wb.meeting.recorded', { n: done.result.results.filter(({ ok }) => ok).length, total: done.result.results.length })
          : t('wb.projector.notRecorded')}
      </p>
      <ol className="wb-wall-results">
        {membersOf(batch, shown).map((member) => (
          <li key={member.taskId}>
            <span>{member.enterpriseName}</span>
            <b>{resultOf(batch, shown, member, t('wb.rank.hold')) ?? t('wb.projector.open.result')}</b>
            {done?.result.results.some(({ taskId, ok }) => taskId === member.taskId && !ok) && <small>{t('wb.meeting.refused')}</small>}
          </li>
        ))}
      </ol>
    </>
  );
}
