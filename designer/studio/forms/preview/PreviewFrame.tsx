/**
 * A window of its own width inside the page: what is drawn in it sees that width as its screen, so that a phone is really a phone.
 * Styles of the page are followed as they come; nothing is loaded into it.
 */
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

interface Props {
  readonly title: string;
  readonly width: number;
  readonly children: ReactNode;
}
export function PreviewFrame({ title, width, children }: Props) {
  const [inside, setInside] = useState<Document | null>(null);
  const taken = useCallback((frame: HTMLIFrameElement | null) => setInside(frame?.contentDocument ?? null), []);
  useEffect(() => {
    if (!inside) return;
    inside.documentElement.lang = document.documentElement.lang;
    inside.title = title;
    const copy = () => {
      const own = [...document.head.querySelectorAll<HTMLElement>('style, link[rel="stylesheet"]')].map((element) => {
        if (element instanceof HTMLLinkElement) {
          const link = inside.createElement('link');
          link.rel = 'stylesheet';
          link.href = element.href;
          return link;
        }
        const style = inside.createElement('style');
        style.nonce = element.nonce ?? '';
        style.textContent = element.textContent;
        return style;
      });
      inside.head.replaceChildren(...own);
    };
    copy();
    const watched = new MutationObserver(copy);
    watched.observe(document.head, { childList: true });
    return () => watched.disconnect();
  }, [inside, title]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="st-forms-screen" aria-label={title} tabIndex={0}>
      <iframe ref={taken} title={title} width={width} height={680} onLoad={(event) => setInside(event.currentTarget.contentDocument)} />
      {inside && createPortal(<div className="st-forms-inside">{children}</div>, inside.body)}
    </section>
  );
}
