import type { ReactNode } from 'react';
import { OpensFromHere } from './OpensFromHere.tsx';
import { wb } from './paths.ts';

interface Props {
  readonly id: string;
  readonly task?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link to a case that leads back to the page it stands on. */
export function ToCase({ id, task, className = 'wb-number', children }: Props) {
  return (
    <OpensFromHere id={id} to={wb.kase(id, task)} className={className}>
      {children}
    </OpensFromHere>
  );
}
