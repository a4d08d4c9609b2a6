import { useWords } from '../words.ts';
import type { Entered, VoteDto } from './ballot.ts';

interface Props {
  readonly vote: VoteDto;
  readonly legend: string;
  readonly entered: Entered;
  readonly onChange: (entered: Entered) => void;
  /** Most of each kind: the seats there are, or the people present. */
  readonly most: (kind: string) => number | null;
  readonly invalid: boolean;
  readonly note?: string;
}

/** 票权: one number for each kind of seat, with what its vote weighs. */
export function SeatCounts({ vote, legend, entered, onChange, most, invalid, note }: Props) {
  const { t } = useWords();
  return (
    <fieldset className="wb-seats">
      <legend>{legend}</legend>
      <div className="wb-seats-row">
        {(vote.seats ?? []).map(({ id, title, weight }) => {
          const at = most(id);
          return (
            <label key={id} className="wb-seat">
              <span>
                {title} <small className="wb-muted">{t('wb.meeting.weight', { n: weight })}</small>
              </span>
              <span className="wb-seat-count">
                <input
                  className="wb-input wb-input-short"
                  inputMode="numeric"
                  maxLength={5}
                  value={entered[id] ?? ''}
                  aria-invalid={invalid || undefined}
                  onChange={(event) => onChange({ ...entered, [id]: event.target.value })}
                />
                {at !== null && <small className="wb-muted">{t('wb.meeting.ofSeats', { n: at })}</small>}
              </span>
            </label>
          );
        })}
      </div>
      {note && <p className="wb-muted">{note}</p>}
    </fieldset>
  );
}
