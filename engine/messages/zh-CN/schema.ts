/** Problems found by `model/json-schema.ts`: the shape of a document. */
export const schema = {
  'schema.type': '此处应为{expected}，现为{actual}。请改为{expected}。',
  'schema.required': '缺少必需的属性“{property}”。请补上[，例如 {example}]。',
  'schema.unknown': '不认识属性“{property}”[，是否应为“{suggestion}”]。请改正或删除[；此处可用：{allowed}]。',
  'schema.enum': '值“{value}”不在允许范围内[，是否应为“{suggestion}”]。请改用：{allowed}。',
  'schema.const': '此处只能是“{expected}”。请改正。',
  'schema.variant': '类型“{value}”不存在[，是否应为“{suggestion}”]。可用类型：{allowed}。',
  'schema.oneOf': '此处的写法不符合任何一种允许的形式。请改为：{allowed}。',
  'schema.pattern': '“{value}”的写法不符合要求（{pattern}）。请修改。',
  'schema.propertyName': '名称“{property}”的写法不符合要求（{pattern}）。请改名，如 cityReview。',
  'schema.minLength': '此处不能少于 {limit} 个字。请填写。',
  'schema.minimum': '数值不能小于 {limit}。请修改。',
  'schema.maximum': '数值不能大于 {limit}。请修改。',
  'schema.exclusiveMinimum': '数值必须大于 {limit}。请修改。',
  'schema.minItems': '至少需要 {limit} 项。请补充。',
  'schema.minProperties': '至少需要 {limit} 项。请补充。',
} as const;
