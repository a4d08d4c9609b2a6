/** The board's own texts, in the language of the interface; English is fetched when it is wanted. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { fillText, type TextParams, useLocale } from '../app/locale.tsx';
import { type BoardTextKey, zhCN } from './texts/zh-CN.ts';

type BoardTexts = Readonly<Record<BoardTextKey, string>>;
const Texts = createContext<BoardTexts>(zhCN);

export function BoardWords({ children }: { readonly children: ReactNode }) {
  const { language } = useLocale();
  const [english, setEnglish] = useState<BoardTexts | null>(null);
  useEffect(() => {
    if (language === 'en') void import('./texts/en.ts').then(({ en }) => setEnglish(en));
  }, [language]);
  const texts = language === 'en' ? english : zhCN;
  return texts && <Texts.Provider value={texts}>{children}</Texts.Provider>;
}

/** `t('bd.key', {name})`, typed. */
export function useBoardText(): (key: BoardTextKey, params?: TextParams) => string {
  const texts = useContext(Texts);
  return useCallback((key, params) => fillText(texts[key], params), [texts]);
}
