import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { useWords } from '../words.ts';

/** What the organiser of a panel asks for and a second person has to grant: what, by whom, why. */
export function PendingDraw({ task }: { readonly task: TaskDto }) {
  const { t } = useWords();
  const { draw } = task;
  if (!draw) return null;
  return (
    <div className="wb-around">
      <h3>{t(`wb.draws.asked.${draw.of}`, { name: draw.expert ?? '' })}</h3>
      <p>{t('wb.draws.askedBy', { name: draw.by })}</p>
      {draw.reason && <blockquote>{draw.reason}</blockquote>}
      <p className="wb-hint">{t(`wb.draws.askedEffect.${draw.of}`)}</p>
    </div>
  );
}

/** For those who wait for the answer. */
export function PendingDraws({ tasks }: { readonly tasks: readonly TaskDto[] }) {
  const { t } = useWords();
  const pending = tasks.filter((task) => task.draw !== null);
  if (pending.length === 0) return null;
  return (
    <div className="lz-notice lz-notice-warning" role="status">
      <div>
        {pending.map(({ id, draw }) => (
          <p key={id} className="lz-notice-text">
            {t('wb.draws.pending', {
              what: t(`wb.draws.asked.${draw?.of ?? 'draw'}`, { name: draw?.expert ?? '' }),
              reason: draw?.reason ?? '',
            })}
          </p>
        ))}
      </div>
    </div>
  );
}
