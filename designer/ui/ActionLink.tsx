import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface LinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly kind?: 'primary' | 'default';
  readonly large?: boolean;
}
/** A link that looks like a button: going somewhere. (Doing something is antd's Button.) */
export function ActionLink({ to, children, kind = 'default', large = false }: LinkProps) {
  return (
    <Link href={to} className={`lz-action lz-action-${kind}${large ? ' lz-action-large' : ''}`}>
      {children}
    </Link>
  );
}

export function TextLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link href={to} className="lz-link">
      {children}
    </Link>
  );
}
