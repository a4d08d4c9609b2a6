import type { NamedVote } from '../../../engine/model/event.ts';
import { useWords } from '../words.ts';

/** Who voted what 记名, by opinion. */
export function NamedVotes({ names }: { readonly names: readonly NamedVote[] }) {
  const { t } = useWords();
  return (
    <dl className="wb-named-votes">
      {(['for', 'against', 'abstain'] as const).map((voice) => {
        const those = names.filter(({ vote }) => vote === voice).map(({ name }) => name);
        return (
          those.length > 0 && (
            <div key={voice}>
              <dt>{t('wb.names.count', { voice: t(`wb.names.${voice}`), n: those.length })}</dt>
              <dd>{those.join(t('common.listSeparator'))}</dd>
            </div>
          )
        );
      })}
    </dl>
  );
}
