/**
 * A thing as people name it, said in the language of whoever reads: an author's title, or a code of `messages/`. Refusals carry words
 * instead of ids; `messages/render.ts` says them.
 */
export type Word = { readonly title: string; readonly titleEn?: string | undefined } | { readonly code: string };

/** What a text is filled with; several words are listed. */
export type ParamValue = string | number | Word | readonly Word[];

/** What people may do with a task, or are asked for: `word.operation.<name>` of `messages/`. */
export const operationWord = (name: string): Word => ({ code: `word.operation.${name}` });
