/** The texts of administration, loaded with it, in the language of the interface; English is fetched when it is wanted. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { fillText, type TextParams, useLocale } from '../app/locale.tsx';
import { useWords } from '../workbench/words.ts';
import { type AdminTextKey, zhCN } from './texts/zh-CN.ts';

type AdminTexts = Readonly<Record<AdminTextKey, string>>;
const Texts = createContext<AdminTexts>(zhCN);

export function AdminWords({ children }: { readonly children: ReactNode }) {
  const { language } = useLocale();
  const [english, setEnglish] = useState<AdminTexts | null>(null);
  useEffect(() => {
    if (language === 'en') void import('./texts/en.ts').then(({ en }) => setEnglish(en));
  }, [language]);
  const texts = language === 'en' ? english : zhCN;
  return texts && <Texts.Provider value={texts}>{children}</Texts.Provider>;
}

/** `say('…')` for texts of administration, `t` for those of the whole interface, with days and moments in words. */
export function useAdminWords() {
  const texts = useContext(Texts);
  const words = useWords();
  const say = useCallback((key: AdminTextKey, params?: TextParams) => fillText(texts[key], params), [texts]);
  return { ...words, say };
}
