import { Button } from 'antd';
import { withdrawReview } from '../../api/studio.ts';
import { useCommand } from '../../api/use-command.ts';
import { AskedAndDecided } from '../../ui/AskedAndDecided.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { useTold } from '../saving/use-saving.ts';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';

const tones: Readonly<Record<string, Tone>> = { asked: 'warning', refused: 'negative', published: 'positive', withdrawn: 'quiet' };

/** What was asked last and what became of it. */
export function ReviewCard() {
  const t = useStudioText();
  const { draft } = useStudio();
  const { review, may, refresh } = useTold();
  const withdraw = useCommand(
    () => withdrawReview(draft.id),
    () => void refresh(),
  );
  if (!review) return null;
  return (
    <Card title={t('st.publish.state')} extra={<Tag tone={tones[review.state] ?? 'neutral'}>{t(`st.publish.state.${review.state}`)}</Tag>}>
      <AskedAndDecided
        {...review}
        asked={t('st.publish.askedBy', { name: review.askedByName })}
        decided={review.decidedByName && t(`st.publish.decided.${review.state}`, { name: review.decidedByName, n: review.version ?? 0 })}
      />
      {review.state === 'asked' && !may.decide && !may.withdraw && <p>{t('st.publish.waits')}</p>}
      {may.withdraw && (
        <p className="lz-decide">
          <span>{may.decide ? '' : t('st.publish.ownWaits')}</span>
          <Button loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
            {t('st.publish.withdraw')}
          </Button>
        </p>
      )}
      {withdraw.error && <ErrorNotice problem={withdraw.error} />}
    </Card>
  );
}
