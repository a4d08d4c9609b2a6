import type { ProblemDto } from '../../../engine/model/dto/version.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';

/** What is wrong with a definition: what it is and how to mend it, with its place in the document; errors first. */
export function ProblemList({ problems }: { readonly problems: readonly ProblemDto[] }) {
  const { t } = useWords();
  const sorted = [...problems.filter(({ severity }) => severity === 'error'), ...problems.filter(({ severity }) => severity !== 'error')];
  return (
    <ul className="wb-problems">
      {sorted.map((problem) => (
        <li key={`${problem.document}${problem.pointer}${problem.code}${problem.message}`}>
          <Tag tone={problem.severity === 'error' ? 'negative' : 'warning'}>{t(`wb.definitions.${problem.severity}`)}</Tag>{' '}
          {problem.message} <code>{`${problem.document}#${problem.pointer}`}</code>
        </li>
      ))}
    </ul>
  );
}
