import type { GuideDto } from '../../../engine/model/dto/guide.ts';
import { useText } from '../../app/locale.tsx';

/** What the guide asks of an applicant at a glance, before the details. */
export function Contents({ guide }: { guide: GuideDto }) {
  const t = useText();
  const required = guide.materials.filter(({ need }) => need === 'required').length;
  const own = guide.steps.filter(({ main, who }) => main && who === 'applicant').length;
  const figures = [
    { text: t('guide.conditions'), count: t('guide.countConditions', { count: guide.conditions.length }) },
    { text: t('guide.materials'), count: t('guide.countMaterials', { count: guide.materials.length, required }) },
    { text: t('guide.steps'), count: t('guide.countSteps', { count: guide.steps.filter(({ main }) => main).length, own }) },
  ];
  return (
    <dl className="lz-card lz-glance">
      {figures.map(({ text, count }) => (
        <div key={text}>
          <dt>{text}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
