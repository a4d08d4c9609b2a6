import { Button } from 'antd';
import { useState } from 'react';
import type { BoardSnapshotDto } from '../../engine/model/dto/board.ts';
import { addRemark, useSnapshot, useSnapshots } from '../api/board.ts';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { SaveDialog } from '../ui/SaveDialog.tsx';
import { toast } from '../ui/toast.ts';
import { WordsField } from '../ui/WordsField.tsx';
import { useWords } from '../workbench/words.ts';
import { FilterSelect } from './FilterSelect.tsx';
import { useFilters } from './filters.ts';
import { signed } from './grid.ts';
import { Sheet } from './Sheet.tsx';
import { useBoardText } from './words.tsx';

/** 月度快照: a month as it ended, beside another. */
export function SnapshotsPage() {
  const t = useBoardText();
  const [filter, change] = useFilters();
  const list = useSnapshots();
  return (
    <>
      <PageHeader title={t('bd.nav.snapshots')} lead={t('bd.snap.lead')} />
      <Loading query={list}>
        {({ items }) => {
          const months = items.map(({ month }) => month);
          const month = filter.month ?? months[0] ?? '';
          const other = filter.compare ?? '';
          if (months.length === 0) return <EmptyState title={t('bd.snap.none')} text={t('bd.snap.noneText')} />;
          const choices = months.map((one) => ({ value: one, text: one }));
          return (
            <>
              <div className="wb-filters">
                <FilterSelect label={t('bd.snap.pick')} value={month} choices={choices} onChange={(value) => change({ month: value })} />
                <FilterSelect
                  label={t('bd.snap.compare')}
                  value={other}
                  all={t('bd.snap.noCompare')}
                  choices={choices}
                  onChange={(compare) => change({ compare })}
                />
              </div>
              <OneSnapshot month={month} other={other} />
            </>
          );
        }}
      </Loading>
    </>
  );
}

interface Figure {
  readonly id: string;
  readonly title: string;
  readonly n: number;
}

function OneSnapshot({ month, other }: { readonly month: string; readonly other: string }) {
  const t = useBoardText();
  const { moment } = useWords();
  const [remarking, setRemarking] = useState(false);
  const snapshot = useSnapshot(month);
  const compared = useSnapshot(other).data;
  const figures = (one: BoardSnapshotDto): Figure[] => [
    ...one.registries.map(({ registry, title, valid }) => ({ id: registry, title: t('bd.snap.valid', { registry: title }), n: valid })),
    ...one.programmes.flatMap((line) =>
      (['submitted', 'submittedInYear', 'endedInYear', 'running', 'red'] as const).map((key) => ({
        ...{ id: `${line.programme}.${key}`, title: `${line.title} · ${t(`bd.snap.${key}`)}`, n: line[key] },
      })),
    ),
  ];
  const head = [t('bd.snap.item'), month, ...(compared ? [compared.month, t('bd.snap.change')] : [])];
  return (
    <Loading query={snapshot}>
      {(one) => {
        const before = new Map(compared ? figures(compared).map(({ id, n }) => [id, n]) : []);
        const title = t('bd.snap.month', { month });
        return (
          <>
            <Card title={title}>
              <p className="wb-muted">
                {t('bd.snap.made', { at: moment(one.madeAt) })} · <span className="bd-hash">{t('bd.snap.hash', { hash: one.hash })}</span>
              </p>
              <Sheet caption={title} head={head}>
                {figures(one).map(({ id, title: name, n }) => (
                  <tr key={id}>
                    <th scope="row">{name}</th>
                    <td>{n}</td>
                    {compared ? (
                      <>
                        <td>{before.get(id) ?? 0}</td>
                        <td>{signed(n - (before.get(id) ?? 0))}</td>
                      </>
                    ) : null}
                  </tr>
                ))}
              </Sheet>
            </Card>
            <Card
              title={t('bd.snap.remarks')}
              extra={one.mayRemark && <Button onClick={() => setRemarking(true)}>{t('bd.snap.remark')}</Button>}
            >
              {one.remarks.length === 0 ? (
                <p className="wb-muted">{t('bd.snap.noRemarks')}</p>
              ) : (
                <ul>
                  {one.remarks.map(({ n, at, by, words }) => (
                    <li key={n}>
                      {words} <small className="wb-muted">{`${by} · ${moment(at)}`}</small>
                    </li>
                  ))}
                </ul>
              )}
            </Card>
            {remarking && <RemarkDialog month={month} onClose={() => setRemarking(false)} />}
          </>
        );
      }}
    </Loading>
  );
}

function RemarkDialog({ month, onClose }: { readonly month: string; readonly onClose: () => void }) {
  const t = useBoardText();
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const save = useCommand(
    (text: string) => addRemark(month, text),
    () => {
      toast(t('bd.snap.remarked'));
      onClose();
    },
  );
  const submit = () => {
    setTried(true);
    if (words.trim()) save.mutate(words.trim());
  };
  return (
    <SaveDialog title={t('bd.snap.remark')} busy={save.isPending} problem={save.error} onSave={submit} onClose={onClose}>
      <WordsField
        label={t('bd.snap.words')}
        required
        error={tried && !words.trim() ? t('bd.snap.wordsMissing') : null}
        rows={4}
        maxLength={2000}
        value={words}
        onChange={setWords}
      />
    </SaveDialog>
  );
}
