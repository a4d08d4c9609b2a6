import { useState } from 'react';
import type { Vocabulary } from '../../../engine/model/form.ts';
import { useCommand } from '../../api/use-command.ts';
import { saveVocabulary } from '../../api/vocabularies.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { useWords } from '../words.ts';

interface Props {
  readonly vocabulary: Vocabulary;
  readonly revision: number;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Where the change comes from and what the version is called; says what saving does. */
export function SaveRevision({ vocabulary, revision, onSaved, onClose }: Props) {
  const { t } = useWords();
  const [version, setVersion] = useState(vocabulary.version);
  const [source, setSource] = useState(vocabulary.source);
  const [strict, setStrict] = useState(false);
  const save = useCommand(
    (next: Vocabulary) => saveVocabulary(next, revision),
    ({ published }) => {
      toast(t('wb.vocabularies.saved', { n: published.length }));
      onSaved();
    },
  );
  const wrong = (text: string) => (strict && text.trim() === '' ? t('wb.vocabularies.wrong.needed') : null);
  return (
    <SaveDialog
      title={t('wb.vocabularies.saveRevision')}
      busy={save.isPending}
      problem={save.error}
      onSave={() => {
        setStrict(true);
        save.reset();
        if (version.trim() && source.trim()) save.mutate({ ...vocabulary, version: version.trim(), source: source.trim() });
      }}
      onClose={onClose}
      className="wb-op"
    >
      <p>{t('wb.vocabularies.effect')}</p>
      <Field label={t('wb.vocabularies.version')} required error={wrong(version)}>
        {(aria) => (
          <input {...aria} className="lz-input" maxLength={40} value={version} onChange={(event) => setVersion(event.target.value)} />
        )}
      </Field>
      <Field label={t('wb.vocabularies.source')} required error={wrong(source)}>
        {(aria) => (
          <input {...aria} className="lz-input" maxLength={500} value={source} onChange={(event) => setSource(event.target.value)} />
        )}
      </Field>
    </SaveDialog>
  );
}
