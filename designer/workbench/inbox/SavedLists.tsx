import { Button } from 'antd';
import { useState } from 'react';
import type { SavedListDto } from '../../../engine/model/dto/desk.ts';
import { orderLists, removeList, saveList, useSavedLists } from '../../api/desk.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { useWords } from '../words.ts';
import { filtersIn, type ListState, readListState, writeListState } from './list-state.ts';

interface Props {
  readonly state: ListState;
  readonly onShow: (next: ListState) => void;
}

/** Named filters: opened with a click, kept from what is shown, ordered, shared with one's organisation. */
export function SavedLists({ state, onShow }: Props) {
  const { t } = useWords();
  const saved = useSavedLists().data;
  const [open, setOpen] = useState<'save' | 'manage' | null>(null);
  const [edited, setEdited] = useState<SavedListDto | null>(null);
  const here = writeListState(state);
  const items = saved?.items ?? [];
  const known = items.some(({ query }) => query === here);
  const mayKeep = !known && (filtersIn(state) > 0 || state.filter.sort !== undefined);
  if (items.length === 0 && !mayKeep) return null;
  return (
    <nav className="wb-saved" aria-label={t('wb.saved.title')}>
      {items.map((one) => (
        <button
          key={one.id}
          type="button"
          className="wb-saved-list"
          aria-current={one.query === here ? 'true' : undefined}
          title={one.mine ? undefined : t('wb.saved.by', { name: one.by })}
          onClick={() => onShow(readListState(one.query))}
        >
          {one.name}
          {one.standard && <small> {t('wb.saved.standard')}</small>}
          {!one.mine && <small> {t('wb.saved.by', { name: one.by })}</small>}
        </button>
      ))}
      {mayKeep && (
        <Button size="small" type="link" onClick={() => setOpen('save')}>
          {t('wb.saved.keep')}
        </Button>
      )}
      {items.some(({ mine }) => mine) && (
        <Button size="small" type="link" onClick={() => setOpen('manage')}>
          {t('wb.saved.manage')}
        </Button>
      )}
      {open === 'save' && <EditList one={null} query={here} onClose={() => setOpen(null)} />}
      {open === 'manage' && !edited && <Manage items={items.filter(({ mine }) => mine)} onEdit={setEdited} onClose={() => setOpen(null)} />}
      {edited && <EditList one={edited} query={edited.query} onClose={() => setEdited(null)} />}
    </nav>
  );
}

function EditList({ one, query, onClose }: { readonly one: SavedListDto | null; readonly query: string; readonly onClose: () => void }) {
  const { t } = useWords();
  const offices = useSavedLists().data?.offices ?? [];
  const [name, setName] = useState(one?.name ?? '');
  const [org, setOrg] = useState(one?.org ?? '');
  const [standard, setStandard] = useState(one?.standard ?? false);
  const [strict, setStrict] = useState(false);
  const save = useCommand(() => saveList(one?.id ?? null, { name: name.trim(), query, org: org || null, standard }), onClose);
  return (
    <SaveDialog
      title={t(one ? 'wb.saved.change' : 'wb.saved.keep')}
      busy={save.isPending}
      problem={save.error}
      onSave={() => {
        setStrict(true);
        if (name.trim()) save.mutate(undefined);
      }}
      onClose={onClose}
    >
      <Field label={t('wb.saved.name')} required error={strict && !name.trim() ? t('wb.saved.needed') : null}>
        {(aria) => <input {...aria} className="lz-input" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <label className="wb-keys-switch">
        <input type="checkbox" className="wb-tick" checked={standard} onChange={(event) => setStandard(event.target.checked)} />
        {t('wb.saved.makeStandard')}
      </label>
      {offices.length > 0 && (
        <Field label={t('wb.saved.share')}>
          {(aria) => (
            <select {...aria} className="wb-select" value={org} onChange={(event) => setOrg(event.target.value)}>
              <option value="">{t('wb.saved.private')}</option>
              {offices.map((office) => (
                <option key={office.id} value={office.id}>
                  {office.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </SaveDialog>
  );
}

interface ManageProps {
  readonly items: readonly SavedListDto[];
  readonly onEdit: (one: SavedListDto) => void;
  readonly onClose: () => void;
}
function Manage({ items, onEdit, onClose }: ManageProps) {
  const { t } = useWords();
  const order = useCommand((ids: readonly string[]) => orderLists(ids));
  const remove = useCommand((id: string) => removeList(id));
  const move = (from: number, to: number) => {
    const ids = items.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    order.mutate(ids);
  };
  const problem = order.error ?? remove.error;
  return (
    <Dialog title={t('wb.saved.manage')} onClose={onClose}>
      {problem && <ErrorNotice problem={problem} />}
      <ol className="wb-opinion-list" aria-label={t('wb.saved.title')}>
        {items.map((one, index) => (
          <li key={one.id}>
            <p>
              {one.name}
              {one.standard && <small className="wb-muted"> {t('wb.saved.standard')}</small>}
              {one.orgName && <small className="wb-muted"> {one.orgName}</small>}
            </p>
            <span className="wb-opinion-actions">
              <Button
                size="small"
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
                aria-label={t('wb.saved.up', { name: one.name })}
              >
                ↑
              </Button>
              <Button size="small" onClick={() => onEdit(one)} aria-label={t('wb.saved.changeOne', { name: one.name })}>
                {t('wb.opinion.edit')}
              </Button>
              <Button size="small" onClick={() => remove.mutate(one.id)} aria-label={t('wb.saved.removeOne', { name: one.name })}>
                {t('wb.opinion.remove')}
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
