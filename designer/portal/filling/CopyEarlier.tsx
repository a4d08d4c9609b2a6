import { Button } from 'antd';
import { useState } from 'react';
import type { Section } from '../../../engine/forms/sections.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { useEarlierCases } from '../../api/tasks.ts';
import { useLocale, useText } from '../../app/locale.tsx';
import { formatDay } from '../../ui/DateText.tsx';
import { toast } from '../../ui/toast.ts';
import { CopyDialog } from './CopyDialog.tsx';
import type { Filling } from './make-filling.ts';

interface CopyEarlierProps {
  readonly task: TaskDto;
  readonly filling: Filling;
  readonly sections: readonly Section[];
  readonly pkg: ProgrammePackage;
}

/** Offers to take over what was filled in last time; nothing where there was no last time. */
export function CopyEarlier({ task, filling, sections, pkg }: CopyEarlierProps) {
  const t = useText();
  const { language } = useLocale();
  const earlier = useEarlierCases(task.id).data?.items ?? [];
  const [open, setOpen] = useState(false);
  const [last] = earlier;
  if (!last) return null;
  return (
    <div className="lz-copy-offer">
      <p>{t('copy.offer', { number: last.number, date: formatDay(last.submittedOn, language) })}</p>
      <Button onClick={() => setOpen(true)}>{t('copy.open')}</Button>
      {open ? (
        <CopyDialog
          earlier={earlier}
          store={filling.store}
          sections={sections}
          pkg={pkg}
          onClose={() => setOpen(false)}
          onCopy={(from, fields) => {
            filling.copy(from, fields);
            setOpen(false);
            toast(t('copy.done', { count: fields.length }));
          }}
        />
      ) : null}
    </div>
  );
}
