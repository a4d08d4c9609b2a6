/** Language of the interface: zh-CN first, English on request; kept in this browser. English loads when asked for. */

import type { ConfigProviderProps } from 'antd';
import zhAntd from 'antd/es/locale/zh_CN.js';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { fill } from '../../engine/messages/fill.ts';
import { setApiLanguage } from '../api/client.ts';
import { queryClient } from '../api/query-client.ts';
import { type TextKey, type Texts, zhCN } from './texts/zh-CN.ts';

export type Language = 'zh-CN' | 'en';
export type TextParams = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, params?: TextParams) => string;
/** TypeScript reads antd's ES files as CommonJS and sees a namespace where the bundler gives the locale itself. */
type AntdLocale = NonNullable<ConfigProviderProps['locale']>;
const asLocale = (module: unknown) => module as AntdLocale;
interface Loaded {
  readonly language: Language;
  readonly texts: Texts;
  readonly antd: AntdLocale;
}
interface LocaleValue extends Loaded {
  readonly setLanguage: (next: Language) => void;
}

const storageKey = 'lz.language';
const chinese: Loaded = { language: 'zh-CN', texts: zhCN, antd: asLocale(zhAntd) };
const LocaleContext = createContext<LocaleValue>({ ...chinese, setLanguage: () => {} });

function kept(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

async function load(language: Language): Promise<Loaded> {
  if (language === 'zh-CN') return chinese;
  const [texts, antd] = await Promise.all([import('./texts/en.ts'), import('antd/es/locale/en_US.js')]);
  return { language, texts: texts.en, antd: asLocale(antd.default) };
}

export function LocaleProvider({ children }: { children: ReactNode }) {
  const [loaded, setLoaded] = useState<Loaded | null>(() => (kept() === 'zh-CN' ? chinese : null));
  const setLanguage = useCallback(async (next: Language) => {
    setApiLanguage(next);
    document.documentElement.lang = next;
    try {
      localStorage.setItem(storageKey, next);
    } catch {
      // Private windows refuse storage; the choice then lasts for this page.
    }
    setLoaded(await load(next));
    void queryClient.invalidateQueries();
  }, []);
  useEffect(() => {
    if (kept() === 'en') void setLanguage('en');
  }, [setLanguage]);
  const value = useMemo(() => (loaded ? { ...loaded, setLanguage } : null), [loaded, setLanguage]);
  return value ? <LocaleContext.Provider value={value}>{children}</LocaleContext.Provider> : null;
}

export function useLocale(): LocaleValue {
  return useContext(LocaleContext);
}

/** The text with its parameters, as the engine fills its own. */
export function fillText(text: string, params: TextParams = {}): string {
  return fill(text, params, String);
}

/** `t('key', {name})`. Texts are typed: an unknown key does not compile. */
export function useText(): Translate {
  const { texts } = useContext(LocaleContext);
  // A key put together from data may be missing: the key is shown, and the page stands.
  return useCallback((key, params) => fillText(texts[key] ?? key, params), [texts]);
}

/** Author's words in the reader's language: the English one when there is one and it's wanted. */
export function usePick(): (chinese: string, english?: string | null) => string {
  const { language } = useContext(LocaleContext);
  return useCallback((zh, english) => (language === 'en' && english ? english : zh), [language]);
}
