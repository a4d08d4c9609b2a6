/** 发布前检查：流程走向、数据先后、条件与表格覆盖。 */
export const soundness = {
  'condition.never': '条件“{condition}”在任何取值下都不成立。请检查比较的方向和数值。',
  'decide.masked':
    '环节“{step}”第 {branch} 个分支（{condition}）永远轮不到：凡是它成立时，前面的第 {by} 个分支已经成立。请调整顺序或条件。',
  'eligibility.never': '各项申报条件不可能同时成立，没有企业能够申报。请检查相互矛盾的条件。',
  'scorecard.masked': '“{item}”的档次“{band}”永远评不到：凡是符合它时，前面的“{by}”已经符合。请按从高到低排列各档界限。',
  'scorecard.gap': '“{item}”取值为 {value} 时按“{label}”计分，而更小和更大的值得分都更高。请核对各档界限，补上遗漏的一段。',
  'scorecard.best': '“{item}”满分 {max} 分，但各档最高只有 {best} 分。请补上最高档，或修改满分。',
  'table.never': '规则 {rule} 在任何取值下都不适用。请检查其条件。',
  'table.masked': '规则 {rule} 永远用不到：按命中策略 {policy}，凡是它适用时都由其他规则优先。请调整顺序或条件。',
  'table.overlap': '规则 {other} 与规则 {rule} 同时适用，而本表只允许一条。例如：{example}。请修改界限。',
  'table.differ': '规则 {other} 与规则 {rule} 同时适用但结果不同。例如：{example}。请使结果一致或修改界限。',
  'table.gap': '有取值没有任何规则适用。例如：{example}。请补上规则，或以一条全为“-”的规则收尾。',
  'table.gap-empty': '“{input}”为空时没有任何规则适用。请补上规则，或把该字段设为必填。',
  'table.not-analysed': '下列单元格（规则/输入）不是与常量的比较，未能分析其空档和重叠：{cells}。请自行核对，或改写为与常量的比较。',
  'check.undecided': '此处组合过多，未在限定的计算量内查清。请拆分条件或表格。',
  'field.never-filled': '“{field}”为必填，但在环节“{step}”中不能填写，也没有其他环节可以填写。请放开权限，或取消必填。',
  'field.required-hidden': '“{field}”只在不显示时才必填，填表人永远无法满足。请使显示条件与必填条件一致。',
  'verify.hidden': '环节“{step}”要核定字段“{field}”，却又把它隐藏。请放开权限，或不再核定。',
  'assign.scope-empty': '字段“{field}”可能为空，此时待办没有人能收到。请把它设为必填，或改用其他范围。',
  'parallel.stuck': '环节“{step}”的分支“{branch}”永远不会结束，汇合无法完成。请为它补一条结束的路径。',
  'parallel.outranked': '环节“{step}”不会得到结果“{outcome}”：总有分支得出更不利的结果。请检查结果的排列顺序和汇合方式。',
  'step.loop-skipped': '当下列环节都因条件不满足而跳过时，流程会不停自动循环：{path}。请使其中至少一个环节不能跳过。',
  'result.never': '这里用到环节“{step}”（{name}）的结果，但走到此处时它从未办理过。例如：{path}。请调整顺序，或改用其他数据。',
  'result.sometimes':
    '这里用到环节“{step}”（{name}）的结果，但有的路径没有经过它。例如：{path}。请先用 is defined({name}) 判断，或调整路径。',
  'silence.reason': '环节“{step}”无人答复时按“{outcome}”处理，但该结果必须填写理由或条件，此时无人填写。请换一个结果，或不作此要求。',
  'silence.correct': '环节“{step}”逾期按“{outcome}”处理，但补正必须逐项写明要求，逾期时无人填写。请换一个结果。',
  'field.empty-read': '这里用到申请表字段“{field}”，但没有任何环节可以填写它，其值总是空。请放开填写权限，或改用其他数据。',
  'people.drained': '环节“{step}”在循环中（{path}），又不许办过的人再办：循环几次后就没有人能办。请限制循环次数，或写明 nobody。',
  'clock.yellow': '总时限 {amount} 的黄灯提前量为 {yellow}，一开始就会亮黄灯。请减小 yellow。',
  'outcome.none':
    '环节“{step}”可能没有任何结果可选，办件会停在这里（{path}）[；补正满 {rounds} 次之后][，例如：{example}]。请补一项不带条件的结果，或用时限转出。',
  'step.livelock':
    '循环中没有任何人改动其条件[（{condition}）]所读的数据，走完一圈的办件会永远转下去：{path}。请在循环中加入办理环节，或规定最多几次。',
  'each.never': '环节“{step}”的清单（{over}）永远为空，不会逐项办理，直接得到“{outcome}”。请改正清单。',
  'each.need': '环节“{step}”的清单（{over}）最多 {most} 项，join.need 却要求 {need} 项，实际成了全部都要。请减小 need。',
  'each.empty':
    '环节“{step}”需要 {need} 项的结果，清单（{over}）却可能为空：此时没有人办理，直接得到“{outcome}”。请要求至少填一行，或以 when: count({over}) > 0 跳过本环节。',
  'draw.approve':
    '环节“{step}”的抽取由同一岗位提出和批准，本人不能批准自己的申请：岗位只有一人时将无人批准。请改由另一岗位批准，或确保该岗位至少两人。',
  'case.outcome':
    '环节“{step}”等待“{programme}”的办件以“{outcome}”办结，而该事项没有这一结果[，是否应为“{suggestion}”]（可能的结果：{known}）。请改正或删除。',
  'case.field':
    '环节“{step}”要填写“{programme}”申请表的“{field}”，而表中没有这一字段[，是否应为“{suggestion}”]：所开办件无法提交。请改正或删除。',
  'case.opener-outcome':
    '已发布的“{programme}”的环节“{step}”等待本事项的办件以“{outcomes}”办结，本版本不再有这一结果：那里的办件将走“其他结果”的去向。发布后请修改该事项。',
  'case.opener-field':
    '已发布的“{programme}”的环节“{step}”要填写本事项申请表的“{fields}”，本版本没有这一字段：它所开办件将无法提交。请保留该字段，或先修改该事项。',
  'case.endless':
    '环节“{step}”又开立本事项的办件，而每条办结的路径都要经过它（{path}）：一件接一件，永无止境。请给它加上 when，或另设出口。',
  'message.shared': '环节“{other}”与“{step}”可能同时等待消息“{message}”：一条消息会同时推进两者，并把同样的数据记在两处。请各用一个消息。',
  'message.items': '各项可能同时在环节“{step}”等待消息“{message}”：一条消息会推进全部各项。请改为逐项依次办理，或用 on 加条件。',
  'until.today': '环节“{step}”等到“今天”，其实不等待。请改为将来的日期，或删除。',
  'until.fixed': '环节“{step}”写定了日期 {date}：{date} 或之后到达的办件一刻也不等。请改用办件自己的日期或参数。',
  'score.min': '“{item}”最高只能打 {maximum} 分，最低要求却是 {min} 分，永远达不到。请改正。',
  'batch.majority': '环节“{step}”要求同意比例超过 {majority}，全体同意也不能通过。请改小。',
  'batch.no-places': '环节“{step}”的名额为 {quota}，没有一件能入选。请改正名额。',
  'form.checks-never': '表单的各项校验不可能同时通过（{condition}），谁也提交不了。请检查相互矛盾的校验。',
  'deadline.always-paused': '环节“{step}”的时限在“{other}”办理期间暂停，而它本身就在“{other}”之内：时限永远不走。请去掉这一项。',
  'people.same-never':
    '环节“{step}”不许办过的人再办，但走到此处（{path}）之前没有人办过，本环节只有一人、也不会重来：这一规定不起作用。请去掉 samePerson，或核对应当错开的环节。',
  'draw.exclude-never':
    '环节“{step}”指定人员时要排除在“{other}”办过的人，但走到此处（{path}）之前“{other}”从未办理：排除不起作用。请改为在前的环节，或去掉。',
  'score.range':
    '环节“{step}”要求专家总分[不低于 {from}][、不高于 {to}]，而评分表的总分[最低 {least}][、最高 {most}]：没有一份评分交得上来。请改正范围，或修改各项的分值。',
  'clock.always-paused': '总时限在它起算之后的每个等待环节（{steps}）都暂停，例如：{path}：时限永远不走。请从 pausedIn 中去掉计时的环节。',
} as const;
