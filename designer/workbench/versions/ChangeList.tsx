import type { ChangeDto } from '../../../engine/model/dto/version.ts';
import { useChanges } from '../../api/versions.ts';
import { Loading } from '../../ui/Loading.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';

const classes = ['process', 'people', 'time', 'forms', 'rules', 'texts'] as const;

/** What changed between two versions. */
export function ChangeList({ from, to }: { readonly from: string; readonly to: string }) {
  const { t } = useWords();
  const query = useChanges(from, to);
  if (from === to) return <p className="wb-muted">{t('wb.versions.pick')}</p>;
  return (
    <Loading query={query} rows={3}>
      {({ changes }) => <Changes changes={changes} />}
    </Loading>
  );
}

/** Changes in words, by kind. */
export function Changes({ changes }: { readonly changes: readonly ChangeDto[] }) {
  const { t } = useWords();
  if (changes.length === 0) return <p className="wb-muted">{t('wb.versions.same')}</p>;
  return classes.map((name) => {
    const own = changes.filter((change) => change.class === name);
    if (own.length === 0) return null;
    return (
      <div key={name}>
        <h3>{t(`wb.versions.${name}`)}</h3>
        <ul className="wb-problems">
          {own.map((change) => (
            <li key={`${change.document}${change.before}${change.after}${change.text}`}>
              {change.text} {change.affectsRunning && <Tag tone="warning">{t('wb.versions.affects')}</Tag>}
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
