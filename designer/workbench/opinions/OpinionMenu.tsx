import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useOpinions, useTakeOpinion } from '../../api/desk.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { fillOpinion, type OpinionFacts } from './fill.ts';

interface Props {
  readonly facts: OpinionFacts | null;
  readonly onTake: (text: string) => void;
  readonly onClose: () => void;
}

/** Common opinions, what is used most first, as they would read here: found by typing, taken by Enter or a click, walked with the arrows. */
export function OpinionMenu({ facts, onTake, onClose }: Props) {
  const { t, english } = useWords();
  const query = useOpinions();
  const count = useTakeOpinion();
  const [text, setText] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  // The dialog's first stop is its way out; one came to look for something.
  const ready = query.data !== undefined;
  useEffect(() => {
    if (ready) search.current?.focus();
  }, [ready]);
  const move = (step: number) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus();
  };
  return (
    <Dialog title={t('wb.opinion.title')} onClose={onClose}>
      <Loading query={query} rows={3}>
        {({ items }) => {
          const found = items
            .map((one) => ({ ...one, filled: fillOpinion(one.body, facts, english) }))
            .filter(({ filled }) => filled.includes(text.trim()));
          const take = (one: (typeof found)[number]) => {
            count.mutate(one.id);
            onTake(one.filled);
          };
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: arrows travel up from the box and the buttons
            <div
              className="wb-opinions"
              onKeyDown={(event) => {
                const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                if (!step || event.nativeEvent.isComposing) return;
                event.preventDefault();
                move(step);
              }}
            >
              <input
                ref={search}
                type="search"
                className="lz-input"
                aria-label={t('wb.opinion.search')}
                placeholder={t('wb.opinion.search')}
                value={text}
                onChange={(event) => setText(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && !event.nativeEvent.isComposing && found[0]) take(found[0]);
                }}
              />
              {found.length === 0 && <EmptyState title={t(items.length === 0 ? 'wb.opinion.none' : 'wb.opinion.notFound')} />}
              <ul ref={list} aria-label={t('wb.opinion.title')}>
                {found.map((one) => (
                  <li key={one.id}>
                    <button type="button" className="wb-opinion-take" onClick={() => take(one)}>
                      {one.filled}
                      {one.orgName && <small className="wb-muted"> {one.orgName}</small>}
                    </button>
                  </li>
                ))}
              </ul>
              <Link href={wb.opinions} className="lz-link">
                {t('wb.opinion.manage')}
              </Link>
            </div>
          );
        }}
      </Loading>
    </Dialog>
  );
}
