import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { wb } from './paths.ts';
import { takeReturned, useLinkState } from './way-back.ts';

interface Props {
  readonly id: string;
  readonly task?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link to a case that leads back to the page it stands on; coming back, it has the focus again. */
export function ToCase({ id, task, className = 'wb-number', children }: Props) {
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
    <Link ref={link} href={wb.kase(id, task)} state={state} className={className}>
      {children}
    </Link>
  );
}
