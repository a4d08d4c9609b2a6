import { Button } from 'antd';
import { useState } from 'react';
import type { DepartmentRatingDto } from '../../../engine/model/rating.ts';
import { answerRating } from '../../api/ratings.ts';
import { useCommand } from '../../api/use-command.ts';
import type { TextKey } from '../../app/texts/zh-CN.ts';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { WordsField } from '../../ui/WordsField.tsx';
import { ToCase } from '../ToCase.tsx';
import { useWords } from '../words.ts';

/** A rating as a department or a reader of the board sees it, with the answer, or the way to it. */
export function OneRating({ rating }: { readonly rating: DepartmentRatingDto }) {
  const { t, day } = useWords();
  const [answering, setAnswering] = useState(false);
  const tags = rating.tags.map((tag) => t(`rating.tag.${tag}` as TextKey)).join(t('common.listSeparator'));
  const tone = rating.bad ? 'negative' : rating.level === 3 ? 'neutral' : 'positive';
  return (
    // No name of its own: several ratings of a programme would be landmarks of one name.
    <Card {...(rating.bad && !rating.answer ? { tone: 'negative' as const } : {})}>
      <div className="lz-card-head">
        <h2>{rating.programmeTitle}</h2>
        <Tag tone={tone}>{t(`rating.level.${rating.level}` as TextKey)}</Tag>
      </div>
      <p className="wb-muted">
        {day(rating.ratedOn)}
        {rating.of ? (
          <>
            {' · '}
            <ToCase id={rating.of.caseId}>{rating.of.number}</ToCase> {rating.of.enterpriseName}
          </>
        ) : (
          ` · ${t('wb.ratings.anonymous')}`
        )}
      </p>
      {tags ? <p>{tags}</p> : null}
      {rating.comment ? <p className="lz-pre">{rating.comment}</p> : null}
      {rating.answer ? (
        <p className="lz-pre">
          {t('common.labelled', { label: t('rating.answer'), value: rating.answer })}
          <span className="wb-muted">
            {' '}
            {rating.answeredBy} {day(rating.answeredAt ?? '')}
          </span>
        </p>
      ) : null}
      {rating.mayAnswer ? (
        <p className="wb-rating-act">
          <Button onClick={() => setAnswering(true)}>{t('wb.ratings.answer')}</Button>
        </p>
      ) : null}
      {answering ? <AnswerDialog rating={rating} onClose={() => setAnswering(false)} /> : null}
    </Card>
  );
}

function AnswerDialog({ rating, onClose }: { readonly rating: DepartmentRatingDto; readonly onClose: () => void }) {
  const { t } = useWords();
  const [answer, setAnswer] = useState('');
  const [missing, setMissing] = useState(false);
  const run = useCommand(() => answerRating(rating.id, answer), onClose);
  const act = () => {
    setMissing(answer.trim() === '');
    if (answer.trim() !== '') run.mutate(undefined);
  };
  return (
    <Dialog
      title={t('wb.ratings.answer')}
      onClose={onClose}
      footer={<DialogActions action={t('wb.ratings.send')} busy={run.isPending} onAct={act} onClose={onClose} />}
    >
      <p>{t('wb.ratings.answerText')}</p>
      <WordsField
        label={t('rating.answer')}
        error={missing ? t('wb.ratings.answerNeeded') : null}
        required
        rows={4}
        maxLength={2000}
        value={answer}
        onChange={setAnswer}
      />
      {run.error ? <ErrorNotice problem={run.error} /> : null}
    </Dialog>
  );
}
