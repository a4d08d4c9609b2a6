import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { takeReturned, useLinkState } from './way-back.ts';

interface Props {
  /** Of what is opened, as its page names it when it leads back. */
  readonly id: string;
  readonly to: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** A link to something that leads back to the page the link stands on; coming back, it has the focus again. */
export function OpensFromHere({ id, to, className, children }: Props) {
  const state = useLinkState();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (!takeReturned(id)) return;
    // After the heading has taken it.
    requestAnimationFrame(() => {
      link.current?.focus({ preventScroll: true });
      link.current?.scrollIntoView({ block: 'center' });
    });
  }, [id]);
  return (
    <Link ref={link} href={to} state={state} className={className}>
      {children}
    </Link>
  );
}
