import type { Period } from '../../../../engine/model/deadline.ts';
import { type EditorProps, objectOf, useInspection } from '../inspection.tsx';
import { DatePreview } from './DatePreview.tsx';
import { Fields } from './FieldView.tsx';
import { PeriodLine, withoutPeriod } from './PeriodEditor.tsx';

/** A time limit with what comes of it, and real dates for it. */
export function DeadlineEditor({ field, at }: EditorProps<'group'>) {
  const { read } = useInspection();
  return (
    <>
      <PeriodLine field={field} at={at} />
      <DatePreview limit={read(at) as unknown as Period} />
      <Fields fields={withoutPeriod(field.fields)} at={at} />
    </>
  );
}

/** The limit over the whole case; its light is called yellow there. */
export function ClockEditor({ field, at }: EditorProps<'group'>) {
  const { read } = useInspection();
  const clock = objectOf(read(at));
  return (
    <>
      <PeriodLine field={field} at={at} />
      <DatePreview limit={{ ...clock, warn: clock.yellow } as unknown as Period} />
      <Fields fields={withoutPeriod(field.fields)} at={at} />
    </>
  );
}
