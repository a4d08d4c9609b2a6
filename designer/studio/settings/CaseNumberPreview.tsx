import { numberTemplate } from '../../../engine/model/number-template.ts';
import { useLocale } from '../../app/locale.tsx';
import { dayOf, formatDay } from '../../ui/DateText.tsx';
import { useInspection } from '../inspector/inspection.tsx';
import { useStudioText } from '../words.tsx';

/** The number that the first case of today would get. */
export function CaseNumberPreview() {
  const t = useStudioText();
  const { language } = useLocale();
  const template = useInspection().document.workflow.caseNumber;
  if (typeof template !== 'string' || template === '') return null;
  const today = dayOf(new Date().toISOString());
  const number = numberTemplate('preview', template, today).format(1);
  return (
    <p className="st-in-people" role="status">
      {t('st.in.caseNumber.preview', { date: formatDay(today, language), number })}
    </p>
  );
}
