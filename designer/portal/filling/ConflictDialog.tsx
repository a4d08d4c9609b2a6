import { Button } from 'antd';
import { useState } from 'react';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { DraftDto } from '../../../engine/model/dto/case.ts';
import { useLocale, usePick, useText } from '../../app/locale.tsx';
import type { DraftSaver } from '../../drafts/draft-saver.ts';
import { displayValue } from '../../renderers/display.ts';
import type { FormStore } from '../../renderers/form-store.ts';
import { Dialog } from '../../ui/Dialog.tsx';

interface ConflictDialogProps {
  readonly theirs: DraftDto;
  readonly store: FormStore;
  readonly saver: DraftSaver;
  readonly pkg: ProgrammePackage;
  readonly onClose: () => void;
}

/** Somebody else saved meanwhile: every differing entry side by side, mine chosen at first; nothing is lost unseen. */
export function ConflictDialog({ theirs, store, saver, pkg, onClose }: ConflictDialogProps) {
  const t = useText();
  const pick = usePick();
  const { language } = useLocale();
  const mine = store.data();
  const differing = [...store.compiled.fields.values()].filter(
    (field) => !field.computed && JSON.stringify(mine[field.name] ?? null) !== JSON.stringify(theirs.data[field.name] ?? null),
  );
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const show = (name: string, value: unknown) => {
    const schema = store.compiled.fields.get(name)?.schema;
    return schema ? displayValue(schema, value, { t, pick, language, vocabularies: pkg.vocabularies }) : '';
  };
  function apply(names: ReadonlySet<string>) {
    const next: Record<string, unknown> = { ...mine };
    for (const name of names) next[name] = theirs.data[name];
    store.replace(next);
    saver.rebase(theirs, names.size < differing.length);
    onClose();
  }
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(
    new Date(theirs.savedAt),
  );
  return (
    <Dialog
      wide
      title={t('conflict.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => apply(new Set(differing.map((field) => field.name)))}>{t('conflict.allTheirs')}</Button>
          <Button onClick={() => apply(new Set())}>{t('conflict.allMine')}</Button>
          <Button type="primary" onClick={() => apply(taken)}>
            {t('conflict.apply')}
          </Button>
        </>
      }
    >
      <p>{differing.length === 0 ? t('conflict.same') : t('conflict.text', { name: theirs.savedBy, time })}</p>
      {differing.map((field) => (
        <fieldset key={field.name} className="lz-conflict">
          <legend>{pick(field.schema.title ?? field.name, field.schema['x-titleEn'])}</legend>
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
