import { Button } from 'antd';
import { useState } from 'react';
import type { SequenceDto } from '../../../engine/model/dto/admin.ts';
import { moveSequence, useSequences } from '../../api/admin-settings.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { administers } from '../../app/access.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field } from '../../ui/Field.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { WordsField } from '../../ui/WordsField.tsx';
import { useAdminWords } from '../words.tsx';

/** 编号: how far each sequence is, and which numbers were left out and why. */
export function SequencesPage() {
  const { say, day } = useAdminWords();
  const keeps = administers(useSession().data);
  const query = useSequences();
  const [moving, setMoving] = useState<SequenceDto | null>(null);
  return (
    <>
      <PageHeader title={say('ad.seq.title')} lead={say('ad.seq.lead')} />
      <Loading query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={say('ad.seq.none')} text={say('ad.seq.noneText')} />
          ) : (
            <Card>
              <ul className="wb-experts" aria-label={say('ad.seq.title')}>
                {items.map((one) => (
                  <li key={one.name}>
                    <div className="ad-wrap">
                      <p>
                        <b>{one.of}</b> <span className="wb-muted">{one.pattern}</span>
                      </p>
                      <p>{say('ad.seq.facts', { last: one.last, next: one.next })}</p>
                      {one.jumps.map((jump) => (
                        <p key={`${jump.from}${jump.at}`} className="wb-muted">
                          {say('ad.seq.jump', { from: jump.from, to: jump.to, reason: jump.reason, by: jump.by, on: day(jump.at) })}
                        </p>
                      ))}
                    </div>
                    {keeps ? (
                      <Button aria-label={say('ad.seq.moveOne', { name: `${one.of} ${one.pattern}` })} onClick={() => setMoving(one)}>
                        {say('ad.seq.move')}
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
            </Card>
          )
        }
      </Loading>
      {moving && <MoveDialog sequence={moving} onClose={() => setMoving(null)} />}
    </>
  );
}

function MoveDialog({ sequence, onClose }: { readonly sequence: SequenceDto; readonly onClose: () => void }) {
  const { say, t } = useAdminWords();
  const least = sequence.lastValue + 2;
  const [next, setNext] = useState(String(least));
  const [reason, setReason] = useState('');
  const [strict, setStrict] = useState(false);
  const move = useCommand(
    () => moveSequence({ name: sequence.name, next: Number(next), reason }),
    () => {
      toast(say('ad.saved'));
      onClose();
    },
  );
  const wrong = /^\d{1,8}$/.test(next) && Number(next) >= least ? null : say('ad.seq.least', { least });
  return (
    <SaveDialog
      title={say('ad.seq.moveOne', { name: sequence.of })}
      busy={move.isPending}
      problem={move.error}
      onSave={() => {
        setStrict(true);
        if (wrong === null && reason.trim() !== '') move.mutate(undefined);
      }}
      onClose={onClose}
    >
      <p className="wb-consequence">{say('ad.seq.moveText', { last: sequence.last })}</p>
      <Field label={say('ad.seq.next')} required error={strict ? wrong : null}>
        {(aria) => (
          <input {...aria} className="lz-input" inputMode="numeric" value={next} onChange={(event) => setNext(event.target.value.trim())} />
        )}
      </Field>
      <WordsField
        label={say('ad.reason')}
        required
        error={strict && reason.trim() === '' ? t('wb.op.reasonNeeded') : null}
        rows={2}
        value={reason}
        onChange={setReason}
      />
    </SaveDialog>
  );
}
