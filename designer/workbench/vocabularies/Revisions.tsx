import type { VocabularyItem } from '../../../engine/model/form.ts';
import { useVocabularyRevisions } from '../../api/vocabularies.ts';
import { Card } from '../../ui/Card.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useWords } from '../words.ts';

interface Props {
  readonly id: string;
  readonly current: readonly VocabularyItem[];
  /** Takes an old revision up again, as changes still to be saved. */
  readonly onTake: (items: readonly VocabularyItem[]) => void;
}

/** What the vocabulary was: who saved which revision when. */
export function Revisions({ id, current, onTake }: Props) {
  const { t, moment } = useWords();
  const query = useVocabularyRevisions(id, true);
  return (
    <Card title={t('wb.vocabularies.revisions')}>
      <Loading query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="wb-muted">{t('wb.vocabularies.unchanged')}</p>
          ) : (
            <ol className="wb-experts">
              {items.map((one, index) => (
                <li key={one.revision}>
                  <div>
                    <p>
                      {t('wb.vocabularies.revision', {
                        n: one.revision,
                        version: one.vocabulary.version,
                        codes: one.vocabulary.items.length,
                      })}
                    </p>
                    <p className="wb-muted">
                      {moment(one.savedAt)} {one.savedBy}
                    </p>
                  </div>
                  {index > 0 ? (
                    <button
                      type="button"
                      className="lz-link"
                      aria-label={t('wb.vocabularies.takeOne', { n: one.revision })}
                      onClick={() => onTake([...one.vocabulary.items, ...newer(current, one.vocabulary.items)])}
                    >
                      {t('wb.vocabularies.take')}
                    </button>
                  ) : null}
                </li>
              ))}
            </ol>
          )
        }
      </Loading>
    </Card>
  );
}

/** Codes that came since: they can't be taken away again. */
function newer(current: readonly VocabularyItem[], old: readonly VocabularyItem[]): VocabularyItem[] {
  const known = new Set(old.map(({ code }) => code));
  return current.filter(({ code }) => !known.has(code));
}
