/** What the server prints when it starts, or can't. */
export const start = {
  'start.ready': '流转已启动：{url}',
  'start.database': '数据库：{database}',
  'start.programme': '事项 {id} 第 {version} 版',
  'start.older': '事项 {id}：工作流文件是较旧的版本，仍使用数据库中的新版本',
  'start.logins': '演示账号，按岗位列出，共 {people} 人（密码均为 {password}）',
  'start.no-app': '尚未构建前端，仅提供 API。请先运行 npm run build。',
  'start.port': '端口 {port} 已被占用。请停止占用它的程序，或设置 PORT 使用其他端口。',
  'start.unsound': '以下事项未通过检查，系统没有启动：',
  'start.config': '配置有误：{detail}',
  'start.failed': '启动失败：{detail}',
} as const;
