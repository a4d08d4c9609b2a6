import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Section } from '../../../engine/forms/sections.ts';
import { usePick, useText } from '../../app/locale.tsx';
import type { FormStore } from '../../renderers/form-store.ts';
import { sectionState } from './sections.ts';
import { useStoreVersion } from './use-filling.ts';

interface SectionPageProps {
  readonly section: Section;
  readonly sections: readonly Section[];
  readonly store: FormStore;
  readonly help: string | null;
  readonly onGo: (target: number | 'check') => void;
  readonly children: ReactNode;
}
let lastShown: number | null = null;

/** One part of the form a page; parts that what was answered makes unnecessary are passed over. */
export function SectionPage({ section, sections, store, help, onGo, children }: SectionPageProps) {
  const pick = usePick();
  const heading = useRef<HTMLHeadingElement>(null);
  const { index } = section;
  useEffect(() => {
    if (lastShown !== null && lastShown !== index) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    lastShown = index;
  }, [index]);
  const place = { section, sections, store };
  return (
    <section className="lz-card lz-fill-main" aria-labelledby="lz-section-title">
      <Progress {...place} />
      <h2 id="lz-section-title" ref={heading} tabIndex={-1}>
        {pick(section.title, section.titleEn)}
      </h2>
      {index === 0 && help ? <p className="lz-fill-help">{help}</p> : null}
      <div className="lz-fill-body">
        {children}
        <EmptyNote {...place} />
      </div>
      <Foot {...place} onGo={onGo} />
    </section>
  );
}

type Place = Pick<SectionPageProps, 'section' | 'sections' | 'store'>;
const needed = (section: Section, store: FormStore) => sectionState(section, store, false).needed;

function Progress({ section, sections, store }: Place) {
  const t = useText();
  useStoreVersion(store);
  const shown = sections.filter((other) => other === section || needed(other, store));
  if (shown.length < 2) return null;
  return <p className="lz-over">{t('fill.progress', { index: shown.indexOf(section) + 1, count: shown.length })}</p>;
}

function Foot({ section, sections, store, onGo }: Place & Pick<SectionPageProps, 'onGo'>) {
  const t = useText();
  useStoreVersion(store);
  const others = sections.filter((other) => needed(other, store));
  const before = others.findLast(({ index }) => index < section.index);
  const after = others.find(({ index }) => index > section.index);
  return (
    <div className="lz-fill-foot">
      {before ? <Button onClick={() => onGo(before.index)}>{t('fill.previous')}</Button> : <span />}
      <Button type="primary" onClick={() => onGo(after ? after.index : 'check')}>
        {t(after ? 'fill.next' : 'fill.toCheck')}
      </Button>
    </div>
  );
}

function EmptyNote({ section, store }: Place) {
  const t = useText();
  useStoreVersion(store);
  return needed(section, store) ? null : <p className="lz-muted">{t('fill.emptySection')}</p>;
}
