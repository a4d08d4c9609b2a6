/** Forms of a programme: made, named, removed; and the vocabularies that the package brings along. */
import type { FormDefinition, Vocabulary } from '../../../engine/model/form.ts';
import { type Edit, inForm } from './form-edit.ts';

export const emptyForm = (id: string, title: string): FormDefinition => ({
  id,
  title,
  schema: { type: 'object', properties: {} },
  uischema: { type: 'VerticalLayout', elements: [] },
});

/** An id that is taken changes nothing. */
export function addForm(form: FormDefinition): Edit {
  return (document) => (Object.hasOwn(document.forms, form.id) ? document : { ...document, forms: { ...document.forms, [form.id]: form } });
}
export function removeForm(name: string): Edit {
  return (document) => {
    const { [name]: gone, ...forms } = document.forms;
    return gone ? { ...document, forms } : document;
  };
}
/** Gives a form another id; steps and messages that name it are followed by a behaviour. */
export function renameForm(name: string, to: string): Edit {
  return (document) => {
    if (!Object.hasOwn(document.forms, name) || Object.hasOwn(document.forms, to)) return document;
    const entries = Object.entries(document.forms).map(([id, form]): [string, FormDefinition] =>
      id === name ? [to, { ...form, id: to }] : [id, form],
    );
    return { ...document, forms: Object.fromEntries(entries) };
  };
}
export function titleForm(name: string, words: { readonly title?: string; readonly titleEn?: string }): Edit {
  return inForm(name, (form) => {
    const { $schema, id, title: _title, titleEn: _titleEn, ...rest } = form;
    const { title, titleEn } = { title: form.title, titleEn: form.titleEn, ...words };
    return { ...($schema !== undefined && { $schema }), id, title, ...(titleEn && { titleEn }), ...rest };
  });
}

/** A vocabulary comes into the package; one that is there stays as it is. */
export function addVocabulary(vocabulary: Vocabulary): Edit {
  return (document) =>
    Object.hasOwn(document.vocabularies, vocabulary.id)
      ? document
      : { ...document, vocabularies: { ...document.vocabularies, [vocabulary.id]: vocabulary } };
}
export function removeVocabulary(id: string): Edit {
  return (document) => {
    const { [id]: gone, ...vocabularies } = document.vocabularies;
    return gone ? { ...document, vocabularies } : document;
  };
}
