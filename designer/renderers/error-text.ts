import { useCallback } from 'react';
import { useLocale, useText } from '../app/locale.tsx';
import type { FieldError } from './presentation-source.ts';

/** Text of a field error in the reader's language: the author's own words first, then ours by code. */
export function useErrorText(): (error: Pick<FieldError, 'code' | 'params' | 'message'>, title: string) => string {
  const { texts } = useLocale();
  const t = useText();
  return useCallback(
    (error, title) => {
      if (error.message) return error.message;
      const key = error.code as keyof typeof texts;
      return key in texts ? t(key, { title, ...error.params }) : t('field.check');
    },
    [t, texts],
  );
}
