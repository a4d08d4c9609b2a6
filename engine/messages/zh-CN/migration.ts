/** Problems of a migration plan: each names the case that would be stranded and the way there. */
export const migration: Readonly<Record<string, string>> = {
  'cli.migrate': '按迁移方案 {"from", "to", "plan"} 迁移在办办件：预览、执行或撤销',
  'cli.migrated': '已迁移 {migrated} 件；{refused} 件留在旧版本。',
  'migration.same': '两个版本相同。请写明办件要转到的版本。',
  'migration.programme': '两个版本不属于同一事项（{before}、{after}）。办件只能在本事项内迁移。',
  'migration.unknown-step': '没有环节“{name}”。请改正迁移方案。',
  'migration.step-unmapped': '办件可能正在“{title}”（{path}），新版本没有这个环节。请在“环节对应”中写明转到哪个环节。',
  'migration.step-dropped': '办件可能正在“{title}”（{path}），迁移后将无处可去。只有分支内的工作可以放弃：请写明转到哪个环节，不能放弃。',
  'migration.type': '“{title}”中的办件（{path}）将转到“{target}”，其类型是 {after}，不是 {before}。请写明同类型的环节。',
  'migration.nesting': '“{title}”中的办件（{path}）将转到“{target}”，两者所在的并行块不同。请写明嵌套相同的环节。',
  'migration.sign': '办件可能正在“{title}”等待签署（{path}），而“{target}”不再签署。请保留签署，或待这些办件签署后再迁移。',
  'migration.addressed':
    '办件可能正在“{title}”（{path}）等待外部答复，答复会写入“{target}”的结果，方案却把结果改到“{result}”。请删去“结果对应”中的这一项。',
  'migration.on-fail':
    '办件可能正在“{title}”（{path}）等待服务答复，原版本调用失败后另有去向，新版本的“{target}”没有，失败的办件将无人知晓地停住。请为“{target}”写明失败后的去向。',
  'migration.await':
    '“{title}”（{path}）原与新版本“{target}”一个等待子办件办结、一个不等待，办件会停在其中或提前离开。请保持原来的等待方式。',
  'migration.panel':
    '办件可能正在“{title}”（{path}），专家组原为 {before} 人，新版本为 {after} 人，已组成的专家组不会增减。请保持人数不变，或待评分结束后再迁移。',
  'migration.panel-pool':
    '办件可能正在“{title}”（{path}），新版本改由另一专家库（或不再抽取）产生专家，已组成的专家组不会重组。请保持专家库不变，或待评分结束后再迁移。',
  'migration.seats':
    '“{title}”（{path}）原由 {before} 人办理，新版本为 {after} 人。已有 {answered} 人办理的办件将永远等待无人被要求给出的意见。请保持人数不变。',
  'migration.given': '“{title}”[（{path}）]中可能已有人给出“{outcome}”，新版本没有这一结果。请保留该结果。',
  'migration.branch-split': '“{title}”（{path}）的分支“{branch}”，其环节将分散到几个分支。请放在同一分支。',
  'migration.branches-merged':
    '“{title}”（{path}）的两个分支将合为一个分支“{target}”（包括“{branch}”），同时在两个分支的办件将身处两处。请分开。',
  'migration.branch-added':
    '办件可能正在“{title}”（{path}），它在逐项办理之内，新增分支“{branch}”不会开始，而汇合需要 {need} 个分支，只有 {kept} 个。请降低汇合所需的分支数，或在没有办件处于该并行块时迁移。',
  'migration.join':
    '办件可能正在“{title}”，其中 {ended} 已结束，只有“{branch}”在办理（{path}）。放弃后再没有什么能使汇合完成。请为它写明环节，或先在旧版本降低汇合所需的分支数。',
  'migration.outcome': '“{title}”（{path}）的分支可能已以“{outcome}”结束，新版本没有这一结果。请保留该结果。',
  'migration.field':
    '“{title}”中的办件会走到“{target}”，后者要用字段“{field}”，而它没有值（{path}）。请在“字段对应”中写明它取自哪个旧字段，或如何计算。',
  'migration.field-type': '字段“{field}”原为 {before}，新版本为 {after}。请在“字段对应”中写明取值。',
  'migration.required':
    '“{title}”中的办件可能走到补正“{target}”（{path}），那里“{field}”必填，却可能不在允许修改的范围内。请在“字段对应”中写明取值。',
  'migration.result':
    '“{title}”中的办件会走到“{target}”，后者要用“{result}”的结果，而没有环节给出过（{path}）。请在“结果对应”中写明由哪个旧环节给出，或如何计算。',
  'migration.rule-version': '办件绑定规则版本“{version}”，新版本中没有它的“{missing}”。请保留，或在“规则版本对应”中写明替代版本。',
  'migration.place': '新版本没有地方安放[“{step}”中的]办件。请在“环节对应”中写明。',
  'migration.case-join': '此办件的“{title}”中已无人办理，汇合却未完成：将永远等待。',
  'migration.case-value': '此办件[的“{field}”]没有值[：{reason}]。请在“字段对应”中写明取值。',
  'migration.case-state': '此办件在当前状态不能迁移（{reason}）。',
  'history.case.migrated': '转按事项的另一版本办理。',
  'history.case.migrated.back': '恢复按原版本办理，与迁移前一致。',
};
