import { type RefObject, useEffect, useRef } from 'react';
import { useText } from './locale.tsx';

/**
 * Names the page for the tab and, when its heading appears, moves focus there (route change); the first page of a visit keeps focus.
 * Give the returned ref to the page's `h1` (PageHeader does).
 */
let first = true;
export function usePage(title: string): RefObject<HTMLHeadingElement | null> {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === '' ? t('app.name') : t('app.title', { page: title });
  }, [title, t]);
  useEffect(() => {
    if (first) first = false;
    else {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, []);
  return heading;
}
