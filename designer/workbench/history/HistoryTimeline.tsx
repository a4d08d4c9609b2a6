import { Button } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import type { HistoryItemDto } from '../../../engine/model/dto/case.ts';
import { Tag } from '../../ui/Tag.tsx';
import type { CaseView } from '../case/case-view.ts';
import { ReasonAndNotes } from '../case/ReasonAndNotes.tsx';
import { SearchBox } from '../SearchBox.tsx';
import { usePrinting } from '../use-printing.ts';
import { useWords } from '../words.ts';
import { filterHistory, type HistoryKind } from './filter-history.ts';

interface Props {
  readonly items: readonly HistoryItemDto[];
  /** Number of the first event that isn't what was written; null: the chain holds. */
  readonly broken: number | null;
  readonly view: CaseView;
}
const kinds = ['all', 'decisions', 'work', 'system'] as const satisfies readonly HistoryKind[];
/** So many are drawn at first, and with each press. */
const drawnAtOnce = 50;
/** Below this nothing has to be searched. */
const few = 8;

/** Who did what when and why, newest first, to filter and search. The short hash is the start of the entry's place in the audit chain. */
export function HistoryTimeline({ items, broken, view }: Props) {
  const { t } = useWords();
  const [kind, setKind] = useState<HistoryKind>('all');
  const [words, setWords] = useState('');
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const printing = usePrinting();
  const searched = useDeferredValue(words);
  const found = useMemo(() => filterHistory(items, { kind, words: searched }), [items, kind, searched]);
  const shown = printing ? filterHistory(items, { kind: 'all', words: '' }) : found.slice(0, drawn);
  return (
    <>
      {items.length > few && (
        <div className="wb-history-tools">
          <SearchBox value={words} onChange={setWords} label={t('wb.history.search')} />
          <fieldset className="wb-chips" aria-label={t('wb.history.kind')}>
            {kinds.map((one) => (
              <button key={one} type="button" className="wb-chip" aria-pressed={kind === one} onClick={() => setKind(one)}>
                {t(`wb.history.kind.${one}`)}
              </button>
            ))}
          </fieldset>
        </div>
      )}
      <p className="wb-history-state">
        {items.some((item) => item.hash !== '') && (
          <Tag tone={broken === null ? 'positive' : 'negative'}>
            {broken === null ? t('wb.history.chainHolds', { n: items.length }) : t('wb.history.chainBroken', { n: broken })}
          </Tag>
        )}
        <span role="status" className="wb-muted">
          {found.length < items.length && t('wb.history.found', { n: found.length, of: items.length })}
        </span>
      </p>
      <ol className="wb-timeline" reversed>
        {shown.map((item) => (
          <HistoryItem key={item.seq} item={item} view={view} />
        ))}
      </ol>
      {!printing && found.length > drawn && (
        <Button onClick={() => setDrawn(drawn + drawnAtOnce)}>{t('wb.history.more', { n: found.length - drawn })}</Button>
      )}
    </>
  );
}

function HistoryItem({ item, view }: { readonly item: HistoryItemDto; readonly view: CaseView }) {
  const { t, moment } = useWords();
  return (
    <li>
      <p className="wb-timeline-head">
        <time dateTime={item.at}>{moment(item.at)}</time>
        <b>{item.by === 'system' ? t('wb.history.system') : item.byName}</b>
        {item.hash !== '' && (
          <code className="wb-hash" title={item.hash}>
            {item.hash.slice(0, 8)}
          </code>
        )}
      </p>
      <p>{item.text}</p>
      <ReasonAndNotes view={view} item={item} />
    </li>
  );
}
