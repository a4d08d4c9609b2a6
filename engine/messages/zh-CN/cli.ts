/** What the `liuzhuan` command says. */
export const cli = {
  'cli.check': '检查事项定义，列出全部问题',
  'cli.export': '导出为一个可移植文件（--package），或输出 XState 状态机（--xstate）',
  'cli.export-what': '请说明导出什么：--package 或 --xstate。',
  'cli.publish': '发布 workflows/ 中内容有变的事项',
  'cli.verify': '重放全部办件并核对哈希链',
  'cli.where': '数据库所在',
  'cli.codes': '退出码：0 正常，1 发现问题，2 用法有误或故障',
  'cli.unknown': '没有“{command}”这一命令。',
  'cli.option': '本命令没有选项 {option}。',
  'cli.option-value': '选项 {option} 缺少取值。',
  'cli.lang': '没有语言“{lang}”，可用 zh-CN 或 en。',
  'cli.no-programme': '没有事项“{id}”，现有：{known}',
  'cli.verified': '已核对 {cases} 个办件、{events} 条事件，发现 {faults} 处不符。',
} as const;
