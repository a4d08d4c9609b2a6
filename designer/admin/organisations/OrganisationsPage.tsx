import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { OrganisationDto } from '../../../engine/model/dto/admin.ts';
import { useOrganisations } from '../../api/admin.ts';
import { useSession } from '../../api/session.ts';
import { administers } from '../../app/access.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { SearchBox } from '../../workbench/SearchBox.tsx';
import { ad } from '../paths.ts';
import { useAdminWords } from '../words.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { OrganisationDialog } from './OrganisationDialog.tsx';
import { type Branch, matching, treeOf } from './tree.ts';

type Open = { readonly what: 'edit' | 'close'; readonly organisation: OrganisationDto } | 'add' | null;

/** 单位: the tree, with what can be done to each. */
export function OrganisationsPage() {
  const { say } = useAdminWords();
  const keeps = administers(useSession().data);
  const query = useOrganisations();
  const [q, setQ] = useState('');
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title={say('ad.orgs.title')}
        lead={say('ad.orgs.lead')}
        actions={
          keeps ? (
            <Button type="primary" onClick={() => setOpen('add')}>
              {say('ad.orgs.add')}
            </Button>
          ) : undefined
        }
      />
      <div className="wb-filters">
        <SearchBox label={say('ad.orgs.search')} value={q} onChange={setQ} />
      </div>
      <Loading query={query}>
        {({ items }) => {
          const branches = treeOf(matching(items, q.trim()));
          if (branches.length === 0) return <EmptyState title={say('ad.orgs.none')} text={say('ad.orgs.noneText')} />;
          return (
            <Card>
              <Branches branches={branches} onAct={keeps ? setOpen : null} names={new Map(items.map(({ id, name }) => [id, name]))} />
            </Card>
          );
        }}
      </Loading>
      {open === 'add' && <OrganisationDialog organisation={null} all={query.data?.items ?? []} onClose={close} />}
      {open !== null && open !== 'add' && open.what === 'edit' && (
        <OrganisationDialog organisation={open.organisation} all={query.data?.items ?? []} onClose={close} />
      )}
      {open !== null && open !== 'add' && open.what === 'close' && (
        <CloseDialog organisation={open.organisation} all={query.data?.items ?? []} onClose={close} />
      )}
    </>
  );
}

interface BranchesProps {
  readonly branches: readonly Branch[];
  readonly names: ReadonlyMap<string, string>;
  readonly onAct: ((open: Open) => void) | null;
}

function Branches({ branches, names, onAct }: BranchesProps) {
  return (
    <ul className="ad-tree">
      {branches.map(({ organisation, below }) => (
        <li key={organisation.id}>
          <OneOrganisation organisation={organisation} names={names} onAct={onAct} />
          {below.length > 0 && <Branches branches={below} names={names} onAct={onAct} />}
        </li>
      ))}
    </ul>
  );
}

function OneOrganisation({ organisation, names, onAct }: Omit<BranchesProps, 'branches'> & { readonly organisation: OrganisationDto }) {
  const { say, day } = useAdminWords();
  const { id, name, district, people, closedOn, mergedInto } = organisation;
  return (
    <div className="ad-org">
      <div>
        <p>
          <b>{name}</b>{' '}
          {closedOn === null ? null : (
            <Tag tone="quiet">
              {mergedInto === null
                ? say('ad.orgs.closed', { on: day(closedOn) })
                : say('ad.orgs.merged', { on: day(closedOn), into: names.get(mergedInto) ?? mergedInto })}
            </Tag>
          )}
        </p>
        <p className="wb-muted">
          {id}
          {district === null ? '' : ` · ${say('ad.orgs.district', { district })}`} ·{' '}
          <Link className="lz-link" href={ad.usersWith({ org: id })}>
            {say('ad.orgs.people', { n: people })}
          </Link>
        </p>
      </div>
      {onAct && (
        <div className="ad-actions">
          <Button aria-label={say('ad.orgs.editOne', { name })} onClick={() => onAct({ what: 'edit', organisation })}>
            {say('ad.edit')}
          </Button>
          <Button
            aria-label={say(closedOn === null ? 'ad.orgs.closeOne' : 'ad.orgs.reopenOne', { name })}
            onClick={() => onAct({ what: 'close', organisation })}
          >
            {say(closedOn === null ? 'ad.orgs.close' : 'ad.orgs.reopen')}
          </Button>
        </div>
      )}
    </div>
  );
}
