import { useCallback } from 'react';
import type { InputError } from '../../engine/model/problem.ts';
import { useLocale, useText } from '../app/locale.tsx';

/** Text of a field error in the reader's language: the author's own words first, then ours by code. */
export function useErrorText(): (error: Pick<InputError, 'code' | 'params' | 'message'>, title: string) => string {
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
