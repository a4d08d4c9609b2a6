import { Link } from 'wouter';
import { useProgrammes } from '../../api/programmes.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';

/** 事项: what is published, in which version. */
export function DefinitionsPage() {
  const { t, english } = useWords();
  const programmes = useProgrammes();
  return (
    <>
      <PageHeader title={t('wb.definitions.title')} />
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
