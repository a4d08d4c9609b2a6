import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { useWords } from '../words.ts';

interface Props {
  readonly task: TaskDto;
  readonly value: string | null;
  /** It was tried without one. */
  readonly wrong: boolean;
  readonly onChange: (id: string) => void;
}
const marks = { positive: '✓', neutral: '↺', negative: '×' } as const;

/** The outcomes the author offers, as radio buttons; tone is a mark and a colour beside the words. */
export function OutcomeChoice({ task, value, wrong, onChange }: Props) {
  const { t } = useWords();
  return (
    <fieldset className="wb-outcomes" aria-invalid={wrong || undefined}>
      <legend>{t('wb.decision.outcome')}</legend>
      {task.outcomes.map((outcome) => (
        <label key={outcome.id} className={`wb-outcome wb-outcome-${outcome.tone}`}>
          <input
            type="radio"
            name={`outcome-${task.id}`}
            value={outcome.id}
            checked={value === outcome.id}
            onChange={() => onChange(outcome.id)}
          />
          <span className="wb-outcome-mark" aria-hidden="true">
            {outcome.correction ? '↺' : marks[outcome.tone]}
          </span>
          <span>{outcome.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
