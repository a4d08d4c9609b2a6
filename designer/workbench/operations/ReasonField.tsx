import { WordsField } from '../../ui/WordsField.tsx';
import { useWords } from '../words.ts';

interface Props {
  readonly value: string;
  readonly required: boolean;
  readonly error: string | null;
  readonly onChange: (text: string) => void;
  readonly label?: string;
}

export function ReasonField({ label, ...field }: Props) {
  const { t } = useWords();
  return <WordsField label={label ?? t('wb.op.reason')} {...field} />;
}
