/** The studio's own texts, in the language of the interface; English is fetched when it is wanted. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { fillText, type TextParams, useLocale } from '../app/locale.tsx';
import { type StudioTextKey, zhCN } from './texts/zh-CN.ts';

type StudioTexts = Readonly<Record<StudioTextKey, string>>;
const Texts = createContext<StudioTexts>(zhCN);

export function StudioWords({ children }: { readonly children: ReactNode }) {
  const { language } = useLocale();
  const [english, setEnglish] = useState<StudioTexts | null>(null);
  useEffect(() => {
    if (language === 'en') void import('./texts/en.ts').then(({ en }) => setEnglish(en));
  }, [language]);
  const texts = language === 'en' ? english : zhCN;
  return texts && <Texts.Provider value={texts}>{children}</Texts.Provider>;
}

/** `t('st.key', {name})`, typed. Labels of commands are keys that a command keeps as text. */
export function useStudioText(): (key: StudioTextKey, params?: TextParams) => string {
  const texts = useContext(Texts);
  return useCallback((key, params) => fillText(texts[key], params), [texts]);
}
/** For keys kept with data (a command's label): a key that isn't known is shown as it is. */
export function useLabel(): (key: string, params?: TextParams) => string {
  const texts = useContext(Texts);
  return useCallback((key, params) => fillText(texts[key as StudioTextKey] ?? key, params), [texts]);
}
