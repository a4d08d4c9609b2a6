import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface LinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly kind?: 'primary' | 'default';
  readonly large?: boolean;
  /** What the page finds in the browser's history. */
  readonly state?: unknown;
}
/** A link that looks like a button: going somewhere. (Doing something is antd's Button.) */
export function ActionLink({ to, children, kind = 'default', large = false, state }: LinkProps) {
  return (
    <Link href={to} state={state} className={`lz-action lz-action-${kind}${large ? ' lz-action-large' : ''}`}>
      {children}
    </Link>
  );
}

export function TextLink({ to, state, children }: { to: string; state?: unknown; children: ReactNode }) {
  return (
    <Link href={to} state={state} className="lz-link">
      {children}
    </Link>
  );
}
