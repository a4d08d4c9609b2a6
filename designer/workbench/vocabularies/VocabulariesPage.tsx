import { Link } from 'wouter';
import { useVocabularies } from '../../api/vocabularies.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';

/** 词表: the code lists that forms choose from. */
export function VocabulariesPage() {
  const { t } = useWords();
  const query = useVocabularies();
  return (
    <>
      <PageHeader title={t('wb.vocabularies.title')} lead={t('wb.vocabularies.lead')} />
      <Loading query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('wb.vocabularies.none')} text={t('wb.vocabularies.noneText')} />
          ) : (
            <Card>
              <ul className="wb-experts">
                {items.map((one) => (
                  <li key={one.id}>
                    <div>
                      <p>
                        <Link className="lz-link" href={wb.vocabulary(one.id)}>
                          {one.title}
                        </Link>
                      </p>
                      <p className="wb-muted">
                        {t('wb.vocabularies.facts', { version: one.version, n: one.codes })} ·{' '}
                        {t('wb.vocabularies.usedBy', { programmes: one.programmes.join(t('common.listSeparator')) })}
                      </p>
                      <p className="wb-muted">{one.source}</p>
                    </div>
                  </li>
                ))}
              </ul>
            </Card>
          )
        }
      </Loading>
    </>
  );
}
