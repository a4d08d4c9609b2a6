import { useArchiveRuns } from '../../api/admin-archive.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { useAdminWords } from '../words.tsx';

/** What moved into the archive and out of it, newest first. */
export function ArchiveRuns() {
  const { say, moment } = useAdminWords();
  const query = useArchiveRuns();
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={say('ad.archive.runs')}>
      <Loading query={query}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={say('ad.archive.noRuns')} text={say('ad.archive.noRunsText')} />
          ) : (
            <ul className="wb-experts" aria-label={say('ad.archive.runs')}>
              {rows.map((run) => (
                <li key={`${run.at}${run.programme}${run.by}`}>
                  <div className="ad-wrap">
                    <p>
                      <b>{run.title}</b>
                    </p>
                    <p className="wb-muted">
                      {moment(run.at)} · {run.by}
                    </p>
                  </div>
                  <p>
                    {[
                      ...(run.archived > 0 ? [say('ad.archive.moved', { n: run.archived })] : []),
                      ...(run.restored > 0 ? [say('ad.archive.restored', { n: run.restored })] : []),
                    ].join(' ')}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <LoadMore query={query} />
    </Card>
  );
}
