import { Button } from 'antd';
import { useState } from 'react';
import type { ProgrammePackage, WorkflowDefinition } from '../../engine/model/definition.ts';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import { sendCaseMessage } from '../api/operations.ts';
import { useCommand } from '../api/use-command.ts';
import { usePick, useText } from '../app/locale.tsx';
import { allSteps } from '../portal/common/workflow.ts';
import { toast } from '../ui/toast.ts';
import { FormDialog } from './FormDialog.tsx';
import { type MessageEffect, messageEffect } from './message-effect.ts';

type Message = CaseDto['messages'][number];
interface Props {
  readonly kase: CaseDto;
  readonly pkg: ProgrammePackage;
}

/** A message that means nothing without its data, and has no form for them: it comes by the API. */
function needsApi(workflow: WorkflowDefinition, { name, form }: Message): boolean {
  return form === null && allSteps(workflow).some(({ step }) => step.on?.[name]?.add || (step.type === 'wait' && step.message === name));
}
export function sendable({ kase, pkg }: Props): readonly Message[] {
  return kase.messages.filter((message) => !needsApi(pkg.workflow, message));
}

/** What the reader may tell the case now, each with its form and what it will do. */
export function MessageButtons({ kase, pkg }: Props) {
  const [open, setOpen] = useState<Message | null>(null);
  return (
    <>
      <p className="lz-row">
        {sendable({ kase, pkg }).map((message) => (
          <Button
            key={message.name}
            danger={messageEffect(pkg.workflow, kase.steps, message.name).kind === 'ends'}
            onClick={() => setOpen(message)}
          >
            {message.title}
          </Button>
        ))}
      </p>
      {open ? <MessageDialog kase={kase} pkg={pkg} message={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function MessageDialog({ kase, pkg, message, onClose }: Props & { readonly message: Message; readonly onClose: () => void }) {
  const t = useText();
  const pick = usePick();
  const send = useCommand(
    (data: Readonly<Record<string, unknown>>, key: string) => sendCaseMessage(kase.id, message.name, data, key),
    () => {
      toast(t('msg.done'));
      onClose();
    },
  );
  const effect: MessageEffect = messageEffect(pkg.workflow, kase.steps, message.name);
  const step = effect.step ? pick(effect.step.title ?? '', effect.step.titleEn) : '';
  return (
    <FormDialog
      title={message.title}
      action={message.title}
      danger={effect.kind === 'ends'}
      pkg={pkg}
      form={message.form}
      enterprise={kase.enterprise}
      consequence={t(`msg.effect.${effect.kind}`, { step })}
      busy={send.isPending}
      problem={send.error}
      onSend={send.mutate}
      onClose={onClose}
    />
  );
}
