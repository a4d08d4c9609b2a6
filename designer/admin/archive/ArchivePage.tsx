import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ArchiveDto, ArchiveProgrammeDto } from '../../../engine/model/dto/admin.ts';
import { useArchive } from '../../api/admin-archive.ts';
import { useSession } from '../../api/session.ts';
import { administers, audits } from '../../app/access.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { wb } from '../../workbench/paths.ts';
import { TableFrame } from '../../workbench/TableFrame.tsx';
import { useMedia } from '../../workbench/use-media.ts';
import { useAdminWords } from '../words.tsx';
import { ArchiveNowDialog } from './ArchiveNowDialog.tsx';
import { ArchiveRuns } from './ArchiveRuns.tsx';
import { CheckCard } from './CheckCard.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { RetentionDialog } from './RetentionDialog.tsx';
import { useArchiveWords } from './words.ts';

/** 归档与保管: how long closed cases stay in daily use, what moved when and by whom, and whether the archive is whole. */
export function ArchivePage() {
  const { say } = useAdminWords();
  const query = useArchive();
  const session = useSession().data;
  const reads = audits(session);
  const [restoring, setRestoring] = useState(false);
  return (
    <>
      <PageHeader
        title={say('ad.archive.title')}
        actions={administers(session) && <Button onClick={() => setRestoring(true)}>{say('ad.archive.restore')}</Button>}
        lead={
          <>
            {say('ad.archive.lead')} {say('ad.archive.find')}{' '}
            {reads ? <Link href={wb.archivedCases}>{say('ad.archive.findLink')}</Link> : say('ad.archive.findWho')}
          </>
        }
      />
      <Loading query={query} rows={8}>
        {(archive) => (
          <>
            <Shown archive={archive} />
            <ArchiveRuns />
          </>
        )}
      </Loading>
      {restoring && <RestoreDialog onClose={() => setRestoring(false)} />}
    </>
  );
}

interface Acts {
  readonly onSet: (one: ArchiveProgrammeDto) => void;
  readonly onArchive: (one: ArchiveProgrammeDto) => void;
}

function Shown({ archive: { items, check } }: { readonly archive: ArchiveDto }) {
  const { say } = useAdminWords();
  const [setting, setSetting] = useState<ArchiveProgrammeDto | null>(null);
  const [archiving, setArchiving] = useState<ArchiveProgrammeDto | null>(null);
  const wide = useMedia('(min-width: 1000px)');
  const acts = { onSet: setSetting, onArchive: setArchiving };
  return (
    <>
      <CheckCard check={check} total={items.reduce((sum, { archived }) => sum + archived, 0)} />
      <Card title={say('ad.archive.programmes')}>
        {items.length === 0 ? (
          <EmptyState title={say('ad.archive.none')} text={say('ad.archive.noneText')} />
        ) : wide ? (
          <Table items={items} acts={acts} />
        ) : (
          <Cards items={items} acts={acts} />
        )}
      </Card>
      {setting && <RetentionDialog one={setting} onClose={() => setSetting(null)} />}
      {archiving && <ArchiveNowDialog one={archiving} onClose={() => setArchiving(null)} />}
    </>
  );
}

interface Rows {
  readonly items: readonly ArchiveProgrammeDto[];
  readonly acts: Acts;
}

function Table({ items, acts }: Rows) {
  const { say } = useAdminWords();
  const { term, atLeast } = useArchiveWords();
  const keeps = administers(useSession().data);
  return (
    <TableFrame
      caption={say('ad.archive.programmes')}
      {...(keeps ? {} : { scrolls: say('ad.archive.programmes') })}
      head={[
        say('ad.archive.programme'),
        say('ad.archive.after'),
        say('ad.archive.term'),
        { title: say('ad.archive.due'), numeric: true },
        { title: say('ad.archive.kept'), numeric: true },
        { title: say('ad.archive.inside'), numeric: true },
        ...(keeps ? [say('ad.archive.acts')] : []),
      ]}
    >
      {items.map((one) => (
        <tr key={one.programme}>
          <td className="ad-wrap">{one.title}</td>
          <td>
            <After one={one} />
          </td>
          <td>{term(one.term)}</td>
          <td className="wb-numeric">{atLeast(one.due, one.more)}</td>
          <td className="wb-numeric">{atLeast(one.kept, one.more)}</td>
          <td className="wb-numeric">{one.archived}</td>
          {keeps ? (
            <td>
              <Buttons one={one} acts={acts} />
            </td>
          ) : null}
        </tr>
      ))}
    </TableFrame>
  );
}

function Cards({ items, acts }: Rows) {
  const { say } = useAdminWords();
  const { term, atLeast } = useArchiveWords();
  const keeps = administers(useSession().data);
  return (
    <ul className="wb-cards" aria-label={say('ad.archive.programmes')}>
      {items.map((one) => (
        <li key={one.programme} className="wb-card ad-wrap">
          <p>
            <b>{one.title}</b>
          </p>
          <After one={one} />
          <p className="wb-card-line">
            {say('ad.archive.facts', {
              ...{ term: term(one.term), due: atLeast(one.due, one.more), kept: atLeast(one.kept, one.more), inside: one.archived },
            })}
          </p>
          {keeps ? <Buttons one={one} acts={acts} /> : null}
        </li>
      ))}
    </ul>
  );
}

function After({ one: { months, setAt, setBy } }: { readonly one: ArchiveProgrammeDto }) {
  const { say, day } = useAdminWords();
  return (
    <>
      {say('ad.archive.months', { n: months })}{' '}
      <span className="wb-muted">
        {setAt === null ? say('ad.archive.standard') : say('ad.archive.setBy', { by: setBy ?? '', on: day(setAt) })}
      </span>
    </>
  );
}

function Buttons({ one, acts }: { readonly one: ArchiveProgrammeDto; readonly acts: Acts }) {
  const { say } = useAdminWords();
  return (
    <div className="ad-actions">
      <Button aria-label={say('ad.archive.setOne', { title: one.title })} onClick={() => acts.onSet(one)}>
        {say('ad.archive.set')}
      </Button>
      {one.due > 0 || one.more ? (
        <Button aria-label={say('ad.archive.nowOne', { title: one.title })} onClick={() => acts.onArchive(one)}>
          {say('ad.archive.now')}
        </Button>
      ) : null}
    </div>
  );
}
