import { Button } from 'antd';
import type { PersonPresent, Voice } from '../../../engine/model/meeting.ts';
import { useWords } from '../words.ts';
import type { Voices } from './names.ts';

interface Props {
  readonly legend: string;
  /** Distinguishes this ballot's buttons. */
  readonly id: string;
  readonly people: readonly PersonPresent[];
  readonly voices: Voices;
  readonly invalid: boolean;
  readonly onChange: (voices: Voices) => void;
}

const voices: readonly Voice[] = ['for', 'against', 'abstain'];

/** What each of those present votes; who isn't marked abstained. */
export function NameBallot({ legend, id, people, voices: given, invalid, onChange }: Props) {
  const { t } = useWords();
  return (
    <fieldset className="wb-seats wb-names" aria-invalid={invalid || undefined}>
      <legend>{legend}</legend>
      {people.length === 0 ? (
        <p className="wb-muted">{t('wb.names.first')}</p>
      ) : (
        <>
          <Button size="small" onClick={() => onChange(Object.fromEntries(people.map(({ name }) => [name, 'for'])))}>
            {t('wb.names.all')}
          </Button>
          <ul>
            {people.map(({ name }) => (
              <li key={name}>
                <span>{name}</span>
                {voices.map((voice) => (
                  <label key={voice} className="wb-cast">
                    <input
                      type="radio"
                      name={`${id}-${name}`}
                      checked={given[name] === voice}
                      onChange={() => onChange({ ...given, [name]: voice })}
                      aria-label={t('wb.names.of', { name, voice: t(`wb.names.${voice}`) })}
                    />
                    {t(`wb.names.${voice}`)}
                  </label>
                ))}
              </li>
            ))}
          </ul>
          <p className="wb-muted">{t('wb.names.rest')}</p>
        </>
      )}
    </fieldset>
  );
}
