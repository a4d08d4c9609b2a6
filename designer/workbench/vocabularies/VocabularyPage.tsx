import { Button } from 'antd';
import { useState } from 'react';
import type { Vocabulary, VocabularyItem } from '../../../engine/model/form.ts';
import { useVocabulary } from '../../api/programmes.ts';
import { useSession } from '../../api/session.ts';
import { useVocabularies } from '../../api/vocabularies.ts';
import { keepsVocabularies } from '../../app/access.ts';
import { Card } from '../../ui/Card.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SearchBox } from '../SearchBox.tsx';
import { useWords } from '../words.ts';
import { ItemDialog } from './ItemDialog.tsx';
import { ItemTable } from './ItemTable.tsx';
import { changesOf } from './items.ts';
import { Revisions } from './Revisions.tsx';
import { SaveRevision } from './SaveRevision.tsx';
import { SheetButtons } from './SheetButtons.tsx';

/** One vocabulary: its codes, found and (by the administrator) changed; nothing counts until the new revision is saved. */
export function VocabularyPage({ id }: { readonly id: string }) {
  const query = useVocabulary(id);
  return <Loading query={query}>{(vocabulary) => <Codes vocabulary={vocabulary} refetch={query.refetch} />}</Loading>;
}

function Codes({ vocabulary, refetch }: { readonly vocabulary: Vocabulary; readonly refetch: () => unknown }) {
  const { t } = useWords();
  const session = useSession().data;
  const keeps = keepsVocabularies(session);
  const revision = useVocabularies().data?.items.find(({ id }) => id === vocabulary.id)?.revision ?? 0;
  const [items, setItems] = useState<readonly VocabularyItem[]>(vocabulary.items);
  const [q, setQ] = useState('');
  const [editing, setEditing] = useState<VocabularyItem | 'new' | null>(null);
  const [saving, setSaving] = useState(false);
  const { added, changed } = changesOf(vocabulary.items, items);
  const wanted = q.trim().toLowerCase();
  const found = items.filter(({ code, title }) => title.toLowerCase().includes(wanted) || code.toLowerCase().includes(wanted));
  const put = (item: VocabularyItem) =>
    setItems(items.some(({ code }) => code === item.code) ? items.map((one) => (one.code === item.code ? item : one)) : [...items, item]);
  const dirty = added.length + changed.length > 0;
  return (
    <>
      <PageHeader
        title={vocabulary.title}
        lead={`${t('wb.vocabularies.facts', { version: vocabulary.version, n: vocabulary.items.length })} · ${vocabulary.source}`}
        actions={
          <>
            {keeps ? <Button onClick={() => setEditing('new')}>{t('wb.vocabularies.add')}</Button> : null}
            <SheetButtons vocabulary={vocabulary} items={items} today={session?.today ?? ''} onTake={keeps ? setItems : null} />
          </>
        }
      />
      <div role="status">
        {dirty ? (
          <div className="lz-row wb-vocabulary-changes">
            <span>{t('wb.vocabularies.changes', { added: added.length, changed: changed.length })}</span>
            <Button type="primary" onClick={() => setSaving(true)}>
              {t('wb.vocabularies.saveRevision')}
            </Button>
            <Button onClick={() => setItems(vocabulary.items)}>{t('wb.vocabularies.discard')}</Button>
          </div>
        ) : null}
      </div>
      <Card>
        <SearchBox label={t('wb.vocabularies.search')} value={q} onChange={setQ} />
        <ItemTable items={found} all={items} today={session?.today ?? ''} onEdit={keeps ? setEditing : null} />
      </Card>
      {keeps ? <Revisions id={vocabulary.id} onTake={setItems} current={vocabulary.items} /> : null}
      {editing !== null && (
        <ItemDialog item={editing === 'new' ? null : editing} items={items} onSave={put} onClose={() => setEditing(null)} />
      )}
      {saving && (
        <SaveRevision
          vocabulary={{ ...vocabulary, items }}
          revision={revision}
          onSaved={() => {
            setSaving(false);
            void refetch();
          }}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
}
