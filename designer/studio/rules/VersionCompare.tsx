import { useMemo, useState } from 'react';
import type { RuleVersion } from '../../../engine/model/rules.ts';
import { rulesInWords } from '../../../engine/soundness/describe/rules-in-words.ts';
import { useLocale } from '../../app/locale.tsx';
import { sideBySide } from '../../document/side-by-side.ts';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';

/** A version beside another one, line for line, in words. */
export function VersionCompare({ index, versions }: { readonly index: number; readonly versions: readonly RuleVersion[] }) {
  const t = useStudioText();
  const { language } = useLocale();
  const document = useDocumentPart((whole) => whole);
  const [other, setOther] = useState(index === 0 ? 1 : index - 1);
  const [onlyChanges, setOnlyChanges] = useState(true);
  const words = useMemo(() => rulesInWords(document, language), [document, language]);
  const blocks = useMemo(() => {
    const [left = [], right = []] = [words[other], words[index]];
    const keys = [...new Set([...left, ...right].map(({ key }) => key))];
    return keys.map((key) => {
      const find = (side: typeof left) => side.find((one) => one.key === key);
      const [a, b] = [find(left), find(right)];
      return { key, title: b?.title ?? a?.title ?? key, lines: sideBySide(a?.lines ?? [], b?.lines ?? []) };
    });
  }, [words, other, index]);
  const changed = blocks.some(({ lines }) => lines.some((line) => line.left !== line.right));
  return (
    <div className="st-rules-compare">
      <div className="st-rules-acts">
        <label>
          {t('st.rules.compareWith')}{' '}
          <select className="lz-input lz-select" value={other} onChange={({ target }) => setOther(Number(target.value))}>
            {versions.map((version, at) =>
              at === index ? null : (
                <option key={version.id} value={at}>
                  {version.title}
                </option>
              ),
            )}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={onlyChanges} onChange={({ target }) => setOnlyChanges(target.checked)} />{' '}
          {t('st.rules.onlyChanges')}
        </label>
      </div>
      {!changed && <p>{t('st.rules.noDifference')}</p>}
      {blocks
        .map((block) => ({ ...block, lines: onlyChanges ? block.lines.filter(({ left, right }) => left !== right) : block.lines }))
        .filter(({ lines }) => lines.length > 0)
        .map(({ key, title, lines }) => (
          <table key={key} className="st-rules-beside">
            <caption>{title}</caption>
            <thead>
              <tr>
                <th scope="col">{versions[other]?.title}</th>
                <th scope="col">{versions[index]?.title}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ left, right }, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names
                <tr key={line} className={left === right ? undefined : 'st-rules-differs'}>
                  <td>{left !== null && (left === right ? left : <del>{left}</del>)}</td>
                  <td>{right !== null && (left === right ? right : <ins>{right}</ins>)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
    </div>
  );
}
