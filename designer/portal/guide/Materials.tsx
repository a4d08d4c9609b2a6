import type { GuideDto, GuideMaterial } from '../../../engine/model/dto/guide.ts';
import { useText } from '../../app/locale.tsx';
import { fileRules, formatSize, typeNames } from '../../renderers/file-rules.ts';
import { HelpText } from '../../renderers/HelpText.tsx';
import { Card } from '../../ui/Card.tsx';
import { periodText } from '../../ui/period-text.ts';
import { Tag } from '../../ui/Tag.tsx';

/** Documents and parts of the application, read from the form itself: the guide can't disagree with it. */
export function Materials({ guide }: { guide: GuideDto }) {
  const t = useText();
  const { materials, sections } = guide;
  return (
    <>
      <Card title={t('guide.materials')}>
        {materials.length === 0 ? <p className="lz-muted">{t('guide.materialsNone')}</p> : null}
        <ul className="lz-materials">
          {materials.map((material) => (
            <Material key={material.field} material={material} />
          ))}
        </ul>
      </Card>
      {sections.length > 1 ? (
        <Card title={t('guide.sections')}>
          <ol className="lz-guide-sections">
            {sections.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ol>
        </Card>
      ) : null}
    </>
  );
}

function Material({ material }: { material: GuideMaterial }) {
  const t = useText();
  const { title, help, need, accept, maxBytes, maxItems, deferrable } = material;
  const rules = fileRules({
    type: 'array',
    'x-accept': accept,
    ...(maxBytes === null ? {} : { 'x-maxBytes': maxBytes }),
    ...(maxItems === null ? {} : { maxItems }),
  });
  return (
    <li>
      <div>
        <p>{title}</p>
        {help ? <HelpText source={help} /> : null}
        <p className="lz-help">
          {t('form.files.rules', { types: typeNames(rules.accept), size: formatSize(rules.maxBytes), count: rules.maxItems })}
        </p>
        {deferrable ? <p className="lz-help">{t('guide.deferrable', { period: periodText(deferrable, t) })}</p> : null}
      </div>
      <Tag tone={need === 'required' ? 'brand' : 'neutral'}>
        {t(
          need === 'required' ? 'guide.materialRequired' : need === 'conditional' ? 'guide.materialConditional' : 'guide.materialOptional',
        )}
      </Tag>
    </li>
  );
}
