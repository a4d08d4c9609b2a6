import type { FieldSchema, FormDefinition } from '../../../engine/model/form.ts';
import { usePick, useText } from '../../app/locale.tsx';
import { fileRules, formatSize, typeNames } from '../../renderers/file-rules.ts';
import { Card } from '../../ui/Card.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { sectionsOf } from '../filling/sections.ts';

type Need = 'required' | 'conditional' | 'optional';
function needOf(name: string, field: FieldSchema, form: FormDefinition): Need {
  const conditional = field['x-visibleWhen'] !== undefined || field['x-requiredWhen'] !== undefined;
  if (conditional) return 'conditional';
  return form.schema.required?.includes(name) ? 'required' : 'optional';
}

/** Documents and parts of the application, read from the form itself: the guide can't disagree with it. */
export function Materials({ form }: { form: FormDefinition }) {
  const t = useText();
  const pick = usePick();
  const files = Object.entries(form.schema.properties ?? {}).filter(([, field]) => field.format === 'files');
  const sections = sectionsOf(form);
  return (
    <>
      <Card title={t('guide.materials')}>
        {files.length === 0 ? <p className="lz-muted">{t('guide.materialsNone')}</p> : null}
        <ul className="lz-materials">
          {files.map(([name, field]) => {
            const need = needOf(name, field, form);
            const rules = fileRules(field);
            return (
              <li key={name}>
                <div>
                  <p>{pick(field.title ?? name, field['x-titleEn'])}</p>
                  {field['x-help'] ? <p className="lz-help">{field['x-help']}</p> : null}
                  <p className="lz-help">
                    {t('form.files.rules', { types: typeNames(rules.accept), size: formatSize(rules.maxBytes), count: rules.maxItems })}
                  </p>
                </div>
                <Tag tone={need === 'required' ? 'brand' : 'neutral'}>
                  {t(
                    need === 'required'
                      ? 'guide.materialRequired'
                      : need === 'conditional'
                        ? 'guide.materialConditional'
                        : 'guide.materialOptional',
                  )}
                </Tag>
              </li>
            );
          })}
        </ul>
      </Card>
      {sections.length > 1 ? (
        <Card title={t('guide.sections')}>
          <ol className="lz-guide-sections">
            {sections.map((section) => (
              <li key={section.index}>{pick(section.title, section.titleEn)}</li>
            ))}
          </ol>
        </Card>
      ) : null}
    </>
  );
}
