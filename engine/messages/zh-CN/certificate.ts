/** Printed on every certificate, beside what the definition says. */
export const certificate = {
  'certificate.number': '编号：{number}',
  'certificate.valid': '有效期',
  'certificate.period': '{from} 至 {to}',
  'certificate.code': '验证码：{code}',
  'certificate.check': '核验地址：{url}',
  'certificate.note': '扫描二维码或登录核验地址可查验本证真伪与现时状态，以核验结果为准。',
  'certificate.issued': '{date}',
  'certificate.electronic': '电子证书 · 扫码核验',
  'certificate.mark.expired': '已 过 期',
  'certificate.mark.revoked': '已 撤 销',
  'certificate.mark.withdrawn': '已 注 销',
} as const;
