import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { makeDraft } from '../../api/studio.ts';
import { useCommand } from '../../api/use-command.ts';
import { paths } from '../../app/paths.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useStudioText } from '../words.tsx';
import { BlankStart } from './BlankStart.tsx';
import { FileStart } from './FileStart.tsx';
import { PublishedStart } from './PublishedStart.tsx';
import { TemplateStart } from './TemplateStart.tsx';

/** What a new draft begins with. */
export type Start = Parameters<typeof makeDraft>[0];
interface StartProps {
  /** Id of the form that the dialog's button sends. */
  readonly form: string;
  readonly onStart: (start: Start) => void;
}
export type StartFields = (props: StartProps) => ReactNode;

const starts = { template: TemplateStart, blank: BlankStart, published: PublishedStart, file: FileStart } as const;
type StartName = keyof typeof starts;
const names = Object.keys(starts) as readonly StartName[];

/** A new draft: from a template, from nothing, from what is published, from a file. */
export function NewDraftDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useStudioText();
  const form = useId();
  const [, navigate] = useLocation();
  const [from, setFrom] = useState<StartName>('template');
  const make = useCommand(makeDraft, ({ id }) => navigate(paths.studioDraft(id)));
  const Fields = starts[from];
  return (
    <Dialog
      wide
      title={t('st.drafts.new')}
      onClose={onClose}
      closable={!make.isPending}
      footer={
        <>
          <Button onClick={onClose} disabled={make.isPending}>
            {t('st.drafts.cancel')}
          </Button>
          <Button type="primary" htmlType="submit" form={form} loading={make.isPending}>
            {t('st.drafts.make')}
          </Button>
        </>
      }
    >
      <fieldset className="st-starts">
        <legend>{t('st.drafts.from')}</legend>
        {names.map((name) => (
          <label key={name} className="st-start">
            <input
              type="radio"
              name={`${form}-from`}
              checked={from === name}
              onChange={() => {
                setFrom(name);
                make.reset();
              }}
            />
            <span>
              <b>{t(`st.drafts.from.${name}`)}</b>
              <span className="st-start-help">{t(`st.drafts.from.${name}.help`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Fields key={from} form={form} onStart={(start) => make.mutate(start)} />
      {make.error && <ErrorNotice problem={make.error} />}
    </Dialog>
  );
}
