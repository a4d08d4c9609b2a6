import type { ReactNode } from 'react';
import type { Path } from '../../../document/change.ts';
import { pointerAt, useInspection } from '../inspection.tsx';
import { ItemTools, type ItemToolsProps } from './ItemTools.tsx';
import { ProblemNotes } from './Shell.tsx';

interface Props extends Omit<ItemToolsProps, 'what'> {
  readonly at: Path;
  readonly name: string;
  readonly children: ReactNode;
}
/** One member of a list or a map: what it is called, moved and taken away by, what is wrong with it, and its fields. */
export function MemberCard({ at, name, children, ...tools }: Props) {
  const { readOnly, problems } = useInspection();
  return (
    <li className="st-in-card" data-at={pointerAt(at)}>
      <div className="st-in-card-head">
        <span className="st-in-card-name">{name}</span>
        {!readOnly && <ItemTools what={name} {...tools} />}
      </div>
      <ProblemNotes problems={problems(at)} />
      {children}
    </li>
  );
}
