import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import { isBadRating, type RatingDto, type RatingTag, ratingLevels, tagsOf } from '../../../engine/model/rating.ts';
import { type RatingInput, rateCase, useRating } from '../../api/ratings.ts';
import { useCommand } from '../../api/use-command.ts';
import { useText } from '../../app/locale.tsx';
import type { TextKey } from '../../app/texts/zh-CN.ts';
import { Card } from '../../ui/Card.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import { WordsField } from '../../ui/WordsField.tsx';
import './rating.css';

/** 好差评 of a case that has ended: given once, with the department's answer to a bad one. */
export function Rating({ kase }: { kase: CaseDto }) {
  const t = useText();
  const rating = useRating(kase.id);
  if (!rating.data) return null;
  const { rating: given, may } = rating.data;
  if (given) return <Given rating={given} />;
  return may ? (
    <Card title={t('rating.title')}>
      <RatingForm caseId={kase.id} />
    </Card>
  ) : null;
}

function Given({ rating }: { rating: RatingDto }) {
  const t = useText();
  return (
    <Card title={t('rating.own')}>
      <p>
        <strong>{t(`rating.level.${rating.level}` as TextKey)}</strong>{' '}
        <span className="lz-muted lz-small">
          <DateText value={rating.ratedAt} />
        </span>
      </p>
      {rating.tags.length > 0 ? <p>{rating.tags.map((tag) => t(`rating.tag.${tag}` as TextKey)).join(t('common.listSeparator'))}</p> : null}
      {rating.comment ? <p className="lz-pre">{rating.comment}</p> : null}
      {rating.answer ? (
        <blockquote className="lz-reason lz-rating-answer">
          <span className="lz-small">
            {t('rating.answer')} <DateText value={rating.answeredAt ?? ''} />
          </span>
          <span className="lz-pre">{rating.answer}</span>
        </blockquote>
      ) : isBadRating(rating.level) ? (
        <p className="lz-muted">{t('rating.waiting')}</p>
      ) : null}
    </Card>
  );
}

function RatingForm({ caseId }: { caseId: string }) {
  const t = useText();
  const id = useId();
  const [level, setLevel] = useState<number | null>(null);
  const [tags, setTags] = useState<readonly RatingTag[]>([]);
  const [comment, setComment] = useState('');
  const [wrong, setWrong] = useState<'level' | 'reason' | null>(null);
  const rate = useCommand(
    (input: RatingInput) => rateCase(caseId, input),
    () => toast(t('rating.done')),
  );
  const choose = (next: number) => {
    setLevel(next);
    setTags(tags.filter((tag) => tagsOf(next).includes(tag)));
    setWrong(null);
  };
  function submit(event: FormEvent) {
    event.preventDefault();
    if (level === null) setWrong('level');
    else if (isBadRating(level) && tags.length === 0 && comment.trim() === '') setWrong('reason');
    else rate.mutate({ level, tags, comment });
  }
  return (
    <form className="lz-stack" onSubmit={submit} noValidate>
      <fieldset className="lz-rating-levels" aria-describedby={wrong === 'level' ? `${id}-wrong` : undefined}>
        <legend>{t('rating.question')}</legend>
        {ratingLevels.map((item) => (
          <label key={item} htmlFor={`${id}-${item}`}>
            <input id={`${id}-${item}`} type="radio" name={id} checked={level === item} onChange={() => choose(item)} />
            {t(`rating.level.${item}`)}
          </label>
        ))}
        {wrong === 'level' ? (
          <p id={`${id}-wrong`} className="lz-error" role="alert">
            {t('rating.levelNeeded')}
          </p>
        ) : null}
      </fieldset>
      {level === null ? null : (
        <>
          <fieldset className="lz-rating-levels">
            <legend>{t('rating.tags')}</legend>
            {tagsOf(level).map((tag) => (
              <label key={tag} htmlFor={`${id}-${tag}`}>
                <input
                  id={`${id}-${tag}`}
                  type="checkbox"
                  checked={tags.includes(tag)}
                  onChange={(event) => {
                    setTags(event.target.checked ? [...tags, tag] : tags.filter((one) => one !== tag));
                    setWrong(null);
                  }}
                />
                {t(`rating.tag.${tag}`)}
              </label>
            ))}
          </fieldset>
          <WordsField
            label={t('rating.comment')}
            required={isBadRating(level) && tags.length === 0}
            error={wrong === 'reason' ? t('rating.reasonNeeded') : null}
            value={comment}
            onChange={setComment}
          />
          <p className="lz-help">{t(isBadRating(level) ? 'rating.noteBad' : 'rating.note')}</p>
        </>
      )}
      {rate.error ? <ErrorNotice problem={rate.error} /> : null}
      <Button type="primary" htmlType="submit" loading={rate.isPending}>
        {t('rating.submit')}
      </Button>
    </form>
  );
}
