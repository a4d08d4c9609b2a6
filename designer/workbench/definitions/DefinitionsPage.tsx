import { Link } from 'wouter';
import { mayInstallDefinition } from '../../../engine/policy/definition.ts';
import { mayUseStudio } from '../../../engine/policy/studio.ts';
import { useProgrammes } from '../../api/programmes.ts';
import { useSession } from '../../api/session.ts';
import { paths } from '../../app/paths.ts';
import { ActionLink } from '../../ui/ActionLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';

/** 事项: what is published, in which version. */
export function DefinitionsPage() {
  const { t, english } = useWords();
  const session = useSession();
  const programmes = useProgrammes();
  const user = session.data?.user ?? null;
  return (
    <>
      <PageHeader
        title={t('wb.definitions.title')}
        actions={
          <>
            {mayInstallDefinition(user) && <ActionLink to={wb.publish}>{t('wb.publish.open')}</ActionLink>}
            {mayUseStudio(user) && <ActionLink to={paths.studio}>{t('wb.definitions.studio')}</ActionLink>}
          </>
        }
      />
      <Loading query={programmes}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('wb.definitions.none')} />
          ) : (
            <ul className="wb-cards">
              {items.map((programme) => (
                <li key={programme.id} className="wb-card wb-card-row">
                  <div>
                    <Link href={wb.definition(programme.id)} className="wb-card-title">
                      {(english ? programme.titleEn : null) ?? programme.title}
                    </Link>
                    <p className="wb-muted">
                      {programme.ownerName} · <code>{programme.hash.slice(0, 12)}</code>
                    </p>
                  </div>
                  <Tag tone="brand">{t('wb.definitions.version', { n: programme.version })}</Tag>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </>
  );
}
