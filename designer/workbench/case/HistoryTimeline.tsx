import type { HistoryItemDto } from '../../../engine/model/dto/case.ts';
import { useWords } from '../words.ts';
import type { CaseView } from './case-view.ts';
import { ReasonAndNotes } from './ReasonAndNotes.tsx';

/** Who did what when and why, newest first. The short hash is the start of the entry's place in the audit chain. */
export function HistoryTimeline({ items, view }: { readonly items: readonly HistoryItemDto[]; readonly view: CaseView }) {
  const { t, moment } = useWords();
  return (
    <ol className="wb-timeline" reversed>
      {[...items]
        .sort((a, b) => b.seq - a.seq)
        .map((item) => (
          <li key={item.seq}>
            <p className="wb-timeline-head">
              <time dateTime={item.at}>{moment(item.at)}</time>
              <b>{item.by === 'system' ? t('wb.history.system') : item.byName}</b>
              <code className="wb-hash" title={item.hash}>
                {item.hash.slice(0, 8)}
              </code>
            </p>
            <p>{item.text}</p>
            <ReasonAndNotes view={view} item={item} />
          </li>
        ))}
    </ol>
  );
}
