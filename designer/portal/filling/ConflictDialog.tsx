import { Button } from 'antd';
import { useState } from 'react';
import { differing } from '../../../engine/forms/merge.ts';
import { fieldName } from '../../../engine/forms/sections.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { DraftDto } from '../../../engine/model/dto/case.ts';
import { useSession } from '../../api/session.ts';
import { useLocale, usePick, useText } from '../../app/locale.tsx';
import type { DraftSaver } from '../../drafts/draft-saver.ts';
import { displayValue } from '../../renderers/display.ts';
import type { FormStore } from '../../renderers/form-store.ts';
import { formatTime } from '../../ui/DateText.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface ConflictDialogProps {
  readonly theirs: DraftDto;
  /** Fields that both changed. */
  readonly fields: readonly string[];
  readonly store: FormStore;
  readonly saver: DraftSaver;
  readonly pkg: ProgrammePackage;
  readonly onClose: () => void;
}

/** Both changed the same entries: side by side, mine chosen at first. All else is merged already; nothing is lost unseen. */
export function ConflictDialog({ theirs, fields, store, saver, pkg, onClose }: ConflictDialogProps) {
  const t = useText();
  const pick = usePick();
  const { language } = useLocale();
  const mine = store.data();
  const open = new Set(differing(store.compiled, mine, theirs.data));
  const contested = fields.flatMap((name) => (open.has(name) ? (store.compiled.fields.get(name) ?? []) : []));
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const show = (name: string, value: unknown) => {
    const schema = store.compiled.fields.get(name)?.schema;
    return schema ? displayValue(schema, value, { t, pick, language, vocabularies: pkg.vocabularies }) : '';
  };
  function apply(names: ReadonlySet<string>) {
    const next: Record<string, unknown> = { ...mine };
    for (const name of names) next[name] = theirs.data[name];
    store.replace(next);
    saver.rebase(theirs, differing(store.compiled, next, theirs.data).length > 0);
    onClose();
  }
  const session = useSession().data;
  const name = theirs.savedBy === session?.user.name ? t('news.you') : theirs.savedBy;
  const time = formatTime(theirs.savedAt);
  return (
    <Dialog
      wide
      title={t('conflict.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => apply(new Set(contested.map((field) => field.name)))}>{t('conflict.allTheirs')}</Button>
          <Button onClick={() => apply(new Set())}>{t('conflict.allMine')}</Button>
          <Button type="primary" onClick={() => apply(taken)}>
            {t('conflict.apply')}
          </Button>
        </>
      }
    >
      <p>{contested.length === 0 ? t('conflict.same') : t('conflict.text', { name, time })}</p>
      {contested.map((field) => (
        <fieldset key={field.name} className="lz-conflict">
          <legend>{fieldName(store.compiled.definition, field.name, pick)}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side} className="lz-option">
              <input
                type="radio"
                name={`conflict-${field.name}`}
                checked={taken.has(field.name) === (side === 'theirs')}
                onChange={() => {
                  const next = new Set(taken);
                  if (side === 'theirs') next.add(field.name);
                  else next.delete(field.name);
                  setTaken(next);
                }}
              />
              <span>
                <span className="lz-muted lz-small">{t(`conflict.${side}`)}</span>
                <br />
                {show(field.name, side === 'mine' ? mine[field.name] : theirs.data[field.name])}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Dialog>
  );
}
