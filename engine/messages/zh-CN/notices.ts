/** Messages to people: `notice.<template>.subject` and `.body`. */
export const notices: Readonly<Record<string, string>> = {
  'notice.case.ended.subject': '办件 {number} 已办结：{outcome}',
  'notice.case.ended.body': '您的办件 {number} 已办结，结果为“{outcome}”。请登录系统查看办理结果和理由。',
  'notice.deadline.near.subject': '办件 {number}“{step}”将于 {due} 到期',
  'notice.deadline.near.body': '{enterprise} 的办件 {number}，“{step}”应于 {due} 前办理，请及时处理。',
  'notice.deadline.escalated.subject': '办件 {number}“{step}”已超期',
  'notice.deadline.escalated.body': '{enterprise} 的办件 {number}，“{step}”应于 {due} 前办理，现已超期，请督促办理。',
  'notice.entry.expired.subject': '证书 {number} 已到期',
  'notice.entry.expired.body': '{enterprise} 的证书 {number} 有效期至 {validTo}，现已到期。',
  'notice.entry.update-missed.subject': '未按时报送 {year} 年度更新',
  'notice.entry.update-missed.body': '{enterprise}（证书 {number}）未按时报送 {year} 年度更新，已作标记。',
  'notice.entry.renewal-opened.subject': '证书 {number} 可以申请复核',
  'notice.entry.renewal-opened.body': '{enterprise} 的证书 {number} 有效期至 {validTo}，现在起可以申请复核。',
  'notice.entry.reminded.subject': '证书 {number} 将于 {validTo} 到期',
  'notice.entry.reminded.body': '{enterprise} 的证书 {number} 有效期至 {validTo}，请按时申请复核或报送更新。',
  'notice.custom.subject': '{subject}',
  'notice.custom.body': '{body}',
};
