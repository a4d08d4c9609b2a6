import type { ConditionDto, GapDto, Verdict } from '../../../engine/model/dto/standing.ts';
import { type Translate, useText } from '../../app/locale.tsx';
import { paths } from '../../app/paths.ts';
import { TextLink } from '../../ui/ActionLink.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import './conditions.css';

const tones: Readonly<Record<Verdict, Tone>> = { yes: 'positive', no: 'negative', unknown: 'warning' };
const order: Readonly<Record<Verdict, number>> = { no: 0, unknown: 1, yes: 2 };

/** Conditions with their verdicts, what is missing first: how far it is, what to do, what the profile doesn't say. */
export function Conditions({ uscc, conditions }: { uscc: string; conditions: readonly ConditionDto[] }) {
  const t = useText();
  return (
    <ul className="lz-conditions lz-conditions-checked">
      {[...conditions]
        .sort((a, b) => order[a.verdict] - order[b.verdict])
        .map((item) => (
          <li key={item.id} className={item.verdict === 'yes' ? 'lz-met' : 'lz-unmet'}>
            <Tag tone={tones[item.verdict]}>{t(`match.${item.verdict}`)}</Tag>
            <div>
              <p>{item.reason}</p>
              {item.gaps.map((gap) => (
                <Distance key={gap.title} gap={gap} />
              ))}
              {item.lacks.length > 0 ? (
                <p className="lz-remedy">
                  {t('match.lacks', { titles: item.lacks.map(({ title }) => title).join(t('common.listSeparator')) })}{' '}
                  <TextLink to={`${paths.enterprise(uscc)}?at=${encodeURIComponent(item.lacks[0]?.field ?? '')}`}>
                    {t('match.give')}
                  </TextLink>
                </p>
              ) : null}
              {item.verdict === 'no' && item.remedy ? (
                <p className="lz-remedy">{t('common.labelled', { label: t('guide.remedy'), value: item.remedy })}</p>
              ) : null}
            </div>
          </li>
        ))}
    </ul>
  );
}

/** A figure on the way to what is needed, in words and as a bar. */
function Distance({ gap }: { gap: GapDto }) {
  const t = useText();
  const share = gap.more && gap.need > 0 ? Math.max(0, Math.min(1, gap.have / gap.need)) : null;
  return (
    <div className="lz-distance">
      <p className="lz-small">
        {t(gap.more ? 'match.more' : 'match.less', {
          title: gap.title,
          have: amountOf(gap.have, gap, t),
          need: amountOf(gap.need, gap, t),
          missing: amountOf(gap.missing, gap, t),
        })}
      </p>
      {share === null ? null : (
        <svg className="lz-distance-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="6" className="lz-distance-all" />
          <rect width={share * 100} height="6" className="lz-distance-have" />
        </svg>
      )}
    </div>
  );
}

const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
function amountOf(amount: number, { unit }: GapDto, t: Translate): string {
  return unit === 'none' ? format.format(amount) : t(`amount.${unit}`, { amount: format.format(amount) });
}
