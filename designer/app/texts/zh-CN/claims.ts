/** Texts of claimed numbers. */
export const claims = {
  'wb.nav.claims': '号码占用',
  'wb.claims.title': '号码占用',
  'wb.claims.lead': '证书编号等只能由一家企业使用的号码，由先提交的企业占用。填错号码而办件早已办结时，可在这里释放，并写明理由。',
  'wb.claims.search': '号码（与填报的完全一致）',
  'wb.claims.none': '没有企业占用这个号码',
  'wb.claims.noneText': '请核对号码，大小写和符号须与填报时一致。',
  'wb.claims.held': '占用情况',
  'wb.claims.by': '{enterprise}（{uscc}），办件 {number}',
  'wb.claims.release': '释放',
  'wb.claims.releaseOne': '释放号码 {value}（{name}）',
  'wb.claims.effect': '释放后，其他企业可以使用这个号码。{enterprise}的办件内容不变。释放人和理由会留存。',
  'wb.claims.done': '号码 {value} 已释放',
  'wb.claims.released': '释放记录',
  'wb.claims.neverReleased': '还没有释放过号码。',
} as const;
