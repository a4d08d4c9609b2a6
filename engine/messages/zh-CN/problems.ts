/** Problems of a definition found by `soundness/`. */
export const problems: Readonly<Record<string, string>> = {
  'package.malformed': '提交的内容不是事项包。请提交含 workflow、forms、vocabularies 三部分的 JSON 对象。',
  'package.part': '事项包缺少“{part}”部分，或其不是对象。请补上，没有内容时写 {}。',

  'start.unknown': '起始环节“{start}”不存在[，是否应为“{suggestion}”]。请改为已有的环节。',
  'start.not-form': '起始环节“{start}”的类型是 {type}。办件由申请人填报开始，请以 form 类型的环节起始。',
  'target.unknown': '所指的环节“{target}”不存在[，是否应为“{suggestion}”]。请改为已有的环节。',
  'target.outside':
    '环节“{target}”不在同一层级[（分支“{branch}”内只能转到本分支的环节）]。请用办理结果结束分支，再由并行环节的 outcomes 转出。',
  'step.duplicate': '环节编号“{step}”重复。编号在整个流程中（含各分支）须唯一，请改名。',
  'step.name-taken': '环节编号“{step}”与表达式中的固有名称或关键字相同。请改名，如 {step}Step。',
  'step.no-target': '环节“{step}”[的结果“{outcome}”]没有去向，办件将停在这里。请补上转到的环节（to 或 next）。',
  'step.unreachable': '从起始环节无法到达环节“{step}”。请让某一环节转到它，或将其删除。',
  'step.no-end': '从环节“{step}”出发到不了任何办结环节。请为它补一条通往 end 环节的路径。',
  'step.loop': '环节 {steps} 构成自动循环，无人办理也不停止。请在循环中加入由人员办理或等待的环节，或改变条件去向。',
  'step.cannot-skip': '环节“{step}”不能带有 when：它被跳过后办件无处可去。请删除 when，改用 decide 环节分支。',
  'withdraw.pointless': '撤回的去向只在起始环节[“{start}”]写明，环节“{step}”的 withdrawTo 不起作用。请删除。',
  'wait.nothing': '环节“{step}”既没有外部结果也没有等待期间，将永远等待。请补上 external 或 period。',
  'correct.entered': '补正环节“{step}”只能由审核结果进入，不能由“{from}”转入。请改为审核环节的一项结果。',
  'correct.of': '补正环节只能补正申请表，“{of}”不是起始的填报环节。请改为“{start}”。',

  'outcome.undeclared': '办理结果“{outcome}”未在本环节声明[，是否应为“{suggestion}”][；已声明：{declared}]。请改正或补充声明。',
  'outcome.impossible': '没有任何分支会以“{outcome}”结束，环节“{step}”的这一去向不会用到。请核对名称或删除。',
  'silence.no-deadline': '环节“{step}”规定了逾期未答复的结果，却没有办理时限。请补上 deadline，或删除 silence。',
  'deadline.pointless': '环节“{step}”（{type}）即时完成，办理时限不起作用。请删除 deadline。',
  'deadline.warn': '提醒提前量 {warn} 不小于时限 {amount}，一开始就会亮黄灯。请减小 warn。',
  'deadline.before': '环节“{step}”的时限写了 before，却没有 until。请补上 until，或删除 before。',
  'deadline.both': '环节“{step}”的逾期处理有多种含义（to、outcome、silence 只能有一种）。请只保留一种。',
  'score.item':
    '评分表“{form}”没有数字字段“{item}”[，是否应为“{suggestion}”]。请改为评分表中的数字字段。',
  'score.no-items':
    '评分表“{form}”没有数字字段，无法评分。请补上评分项。',
  'score.parts':
    '环节“{step}”的加权汇总须写明各部分（parts），其他汇总办法不能带 parts。请改正。',
  'score.weights':
    '各部分权重之和为 {sum}，不是 1。请核对。',
  'score.trim':
    '{people} 名专家去掉最高与最低各 {drop} 个后没有剩余。请增加人数或减少去掉的个数。',
  'draw.mix':
    '抽取 {count} 名专家，却要求某一专业至少 {most} 名。请增加抽取人数或降低要求。',
  'parallel.unmapped': '分支“{branch}”可能以“{outcome}”结束，但并行环节的 outcomes 没有这一项[，是否应为“{suggestion}”]。请补上。',
  'parallel.branch': '没有分支“{branch}”[，您是否想写“{suggestion}”？]。请写本环节已有的分支。',
  'parallel.circle': '分支 {branches} 互相等待，永远不会开始。请从 after 中去掉其中一个。',
  'parallel.need': '要求 {need} 个分支办结，但只有 {branches} 个分支。请改小 join.need。',

  'role.undeclared': '岗位“{role}”未在 roles 中声明[，是否应为“{suggestion}”]。请改正或补充声明。',
  'role.reserved': '岗位名“{role}”是系统角色（{reserved}）。请换一个名称。',
  'role.unused': '岗位“{role}”没有用到。请删除，或在 assign 中使用。',
  'assign.both': '岗位“{role}”同时指定了 org 和 scope。请只保留一个：固定机构用 org，按办件取值用 scope。',
  'policy.quorum': 'quorum 须写明 need，且为不超过办理人数（{people}）的整数。请修改。',
  'policy.percent': 'percent 须写明 need：0 至 1 的比例，或不超过 100 的百分数。请修改。',
  'policy.need': '{type} 方式不使用 need。请删除，或改用 quorum、percent。',

  'form.id': '表单编号“{id}”与文件名“{name}”不一致。请改为一致。',
  'form.missing-document': '表单“{form}”不存在[，是否应为“{suggestion}”]。请改正名称，或添加该表单。',
  'form.unused': '表单“{form}”没有用到。请删除，或在环节中使用。',
  'verify.field': '申请表中没有字段“{field}”[，是否应为“{suggestion}”]。核定值只能对应申请表字段，请改正。',
  'access.field': '表单中没有字段“{field}”[，是否应为“{suggestion}”]。请改正字段权限的名称。',
  'vocabulary.duplicate': '代码“{code}”重复。请删除重复项，或改用不同的代码。',
  'vocabulary.reference': '所指的代码“{code}”不存在或是其自身[，是否应为“{suggestion}”]。请改正。',
  'vocabulary.date': '“{date}”不是真实存在的日期。请写作 2026-03-02。',

  'compute.nothing': '环节“{step}”没有可计算的内容。请写明 scorecard、table 或 values。',
  'rule.no-versions': '计算用到“{name}”，但没有任何规则版本。请在 ruleVersions 中添加。',
  'rule.scorecard': '规则版本“{version}”中没有评分卡“{name}”[，是否应为“{suggestion}”]。请补充或改正名称。',
  'rule.table': '规则版本“{version}”中没有决策表“{name}”[，是否应为“{suggestion}”]。请补充或改正名称。',
  'rule-version.duplicate': '规则版本编号“{version}”重复。请改名。',
  'rule-version.date': '“{date}”不是真实存在的日期。请写作 2026-03-02。',
  'rule-version.period': '截止日 {to} 早于起始日 {from}。请修改。',
  'rule-version.overlap':
    '规则版本“{version}”自 {from} 起，与“{before}”重叠，按日期无法确定用哪一个。请为“{before}”设截止日，或用 ruleVersionBy 选择。',
  'rule-version.gap': '规则版本“{before}”（至 {to}）与“{version}”（自 {from} 起）之间有空档，其间提交的申请没有规则可用。请衔接日期。',
  'scorecard.pass': '合格总分 {passTotal} 高于满分 {max}，无人能合格。请修改。',
  'scorecard.min': '维度“{dimension}”的最低分 {min} 高于其满分 {max}，无人能合格。请修改。',

  'registry.undeclared': '名录“{registry}”未在 registries 中声明[，是否应为“{suggestion}”]。请改正或补充声明。',
  'registry.unused': '名录“{registry}”没有用到。请删除，或在 register 环节中使用。',
  'number.placeholder': '编号模板中的 {placeholder} 无法识别。可用：{allowed}，序号位数写作 seq:4。',
  'number.sequence': '编号模板“{template}”须恰有一个序号，否则编号会重复。请写入一次 seq，如 seq:4（加花括号）。',
  'eligibility.duplicate': '申报条件编号“{condition}”重复。请改名。',
};
