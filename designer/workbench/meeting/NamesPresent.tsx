import { Field } from '../../ui/Field.tsx';
import { useWords } from '../words.ts';
import type { AgendaState } from './agenda-state.ts';
import { heads, type VoteDto } from './ballot.ts';
import { namesIn } from './names.ts';

interface Props {
  readonly vote: VoteDto;
  readonly state: AgendaState;
  readonly onChange: (state: AgendaState) => void;
  readonly error: string | null;
}

/** Who is there, one name a line, under each kind of seat. */
export function NamesPresent({ vote, state, onChange, error }: Props) {
  const { t } = useWords();
  const kinds = vote.seats ?? [{ id: heads, title: t('wb.names.present'), weight: 1, count: null }];
  return (
    <div className="wb-names-present">
      {kinds.map(({ id, title, weight, count }, index) => {
        const text = state.people[id] ?? '';
        return (
          <Field
            key={id}
            label={vote.seats ? `${title} ${t('wb.meeting.weight', { n: weight })}` : title}
            help={count === null ? t('wb.names.help') : t('wb.names.helpOf', { n: namesIn(text).length, of: count })}
            required={!vote.seats}
            error={index === 0 ? error : null}
          >
            {(aria) => (
              <textarea
                {...aria}
                className="lz-input"
                rows={Math.min(8, Math.max(2, text.split('\n').length))}
                value={text}
                onChange={(event) => onChange({ ...state, people: { ...state.people, [id]: event.target.value } })}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}
