import type { BatchDto } from '../../../../engine/model/dto/registry.ts';
import { useWords } from '../../words.ts';
import type { AgendaState } from '../agenda-state.ts';
import { attendanceOf } from '../ballot.ts';

/** Who is there, and whether that is enough; nothing where the meeting doesn't vote. */
export function AttendanceLine({ batch: { vote }, state }: { readonly batch: BatchDto; readonly state: AgendaState }) {
  const { t } = useWords();
  if (!vote) return null;
  const attendance = attendanceOf(vote, state.present, state.total);
  if (!attendance) return <p className="wb-wall-quorum">{t('wb.projector.absent')}</p>;
  const { there, all, quorate } = attendance;
  const key = vote.seats
    ? quorate
      ? 'wb.meeting.quorate'
      : 'wb.meeting.inquorate'
    : quorate
      ? 'wb.projector.quorate'
      : 'wb.projector.inquorate';
  return <p className={quorate ? 'wb-wall-quorum wb-wall-good' : 'wb-wall-quorum wb-wall-bad'}>{t(key, { there, all })}</p>;
}
