import { Link } from 'wouter';
import type { Section } from '../../../engine/forms/sections.ts';
import { usePick, useText } from '../../app/locale.tsx';
import type { FormStore } from '../../renderers/form-store.ts';
import { sectionState } from './sections.ts';
import { useStoreVersion } from './use-filling.ts';

interface SectionNavProps {
  readonly sections: readonly Section[];
  readonly store: FormStore;
  readonly visited: ReadonlySet<number>;
  /** null: the check page. */
  readonly current: number | 'overview' | null;
  readonly hrefOf: (section: number | 'check' | 'overview') => string;
}

/** Parts of the form with how far each is; on phones folded to one line. */
export function SectionNav(props: SectionNavProps) {
  const t = useText();
  const pick = usePick();
  const { sections, store, current } = props;
  useStoreVersion(store);
  const here = typeof current === 'number' ? sections[current] : null;
  const shown = sections.filter((section) => section === here || sectionState(section, store, false).needed);
  return (
    <>
      <nav className="lz-sections lz-sections-wide" aria-label={t('fill.sections')}>
        <SectionList {...props} />
      </nav>
      <details className="lz-sections lz-sections-phone">
        <summary>
          {here
            ? `${t('fill.progress', { index: shown.indexOf(here) + 1, count: shown.length })} · ${pick(here.title, here.titleEn)}`
            : t(current === 'overview' ? 'overview.title' : 'fill.checkSection')}
        </summary>
        <nav aria-label={t('fill.sections')}>
          <SectionList {...props} />
        </nav>
      </details>
    </>
  );
}

function SectionList({ sections, store, visited, current, hrefOf }: SectionNavProps) {
  const t = useText();
  const pick = usePick();
  useStoreVersion(store);
  return (
    <ol>
      {sections.length > 1 ? (
        <li>
          <Link
            href={hrefOf('overview')}
            className="lz-section lz-section-check"
            aria-current={current === 'overview' ? 'step' : undefined}
          >
            <span className="lz-section-mark" aria-hidden="true" />
            {t('overview.title')}
          </Link>
        </li>
      ) : null}
      {sections.map((section) => {
        const { state, errors, needed } = sectionState(section, store, visited.has(section.index));
        if (!needed && section.index !== current) return null;
        return (
          <li key={section.index}>
            <Link
              href={hrefOf(section.index)}
              className={`lz-section lz-section-${state}`}
              aria-current={section.index === current ? 'step' : undefined}
            >
              <span className="lz-section-mark" aria-hidden="true">
                {state === 'done' ? '✓' : state === 'wrong' ? '!' : ''}
              </span>
              <span>
                {pick(section.title, section.titleEn)}
                <span className={state === 'wrong' ? 'lz-section-note' : 'lz-hidden'}>
                  {state === 'wrong' ? t('fill.state.wrong', { count: errors }) : t('common.aside', { text: t(`fill.state.${state}`) })}
                </span>
              </span>
            </Link>
          </li>
        );
      })}
      <li>
        <Link href={hrefOf('check')} className="lz-section lz-section-check" aria-current={current === null ? 'step' : undefined}>
          <span className="lz-section-mark" aria-hidden="true" />
          {t('fill.checkSection')}
        </Link>
      </li>
    </ol>
  );
}
