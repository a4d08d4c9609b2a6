import { useSyncExternalStore } from 'react';
import { fieldName } from '../../../engine/forms/sections.ts';
import { usePick, useText } from '../../app/locale.tsx';
import type { FormStore } from '../../renderers/form-store.ts';
import type { News } from './news.ts';

interface FillingNewsProps {
  readonly news: News;
  readonly store: FormStore;
  readonly onGo: (pointer: string) => void;
}

/** Who changed what while this page was open, and what was brought back; each field a link. */
export function FillingNews({ news, store, onGo }: FillingNewsProps) {
  const t = useText();
  const pick = usePick();
  const items = useSyncExternalStore(news.subscribe, news.read);
  return (
    <div role="status" aria-label={t('news.title')}>
      {items.map((item) => (
        <div key={item.id} className="lz-news">
          <p>{item.text}</p>
          <ul>
            {item.fields.map((name) => {
              const title = fieldName(store.compiled.definition, name, pick);
              return (
                <li key={name}>
                  {store.field(`/${name}`).visible ? (
                    <button type="button" className="lz-link" onClick={() => onGo(`/${name}`)}>
                      {title}
                    </button>
                  ) : (
                    title
                  )}
                </li>
              );
            })}
          </ul>
          <button type="button" className="lz-link lz-news-dismiss" onClick={() => news.dismiss(item.id)}>
            {t('news.dismiss')}
          </button>
        </div>
      ))}
    </div>
  );
}
