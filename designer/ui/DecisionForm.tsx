import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Field } from './Field.tsx';

interface Props {
  readonly lead: ReactNode;
  readonly words: {
    readonly note: string;
    readonly noteHelp: string;
    readonly noteMissing: string;
    readonly approve: string;
    readonly refuse: string;
  };
  readonly busy: boolean;
  /** What is asked for can't be approved as it stands. */
  readonly blocked: boolean;
  readonly problem: ApiProblem | null;
  readonly onDecide: (decision: { readonly approve: boolean; readonly note: string }) => void;
}

/** Four eyes: the second person agrees, or refuses with a reason. */
export function DecisionForm({ lead, words, busy, blocked, problem, onDecide }: Props) {
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const refuse = () => {
    setMissing(note.trim() === '');
    if (note.trim() !== '') onDecide({ approve: false, note });
  };
  return (
    <div className="lz-stack">
      <p>{lead}</p>
      <Field label={words.note} help={words.noteHelp} error={missing ? words.noteMissing : null}>
        {(aria) => (
          <textarea
            {...aria}
            className="lz-input"
            rows={3}
            maxLength={2000}
            value={note}
            onChange={(event) => {
              setNote(event.target.value);
              setMissing(false);
            }}
          />
        )}
      </Field>
      <div className="lz-decide">
        <Button type="primary" size="large" loading={busy} disabled={blocked} onClick={() => onDecide({ approve: true, note })}>
          {words.approve}
        </Button>
        <Button size="large" disabled={busy} onClick={refuse}>
          {words.refuse}
        </Button>
      </div>
      {problem && <ErrorNotice problem={problem} />}
    </div>
  );
}
