/** Why a member of a ranked meeting has its place: `ranking.<because>`. */
export const ranking: Readonly<Record<string, string>> = {
  'ranking.unlimited': '第 {rank} 名，名额不限。',
  'ranking.rank': '第 {rank} 名，在名额之内。',
  'ranking.floor': '第 {rank} 名，占本组（{group}）保底名额。',
  'ranking.exempt': '第 {rank} 名，不占名额。',
  'ranking.line': '第 {rank} 名，与 {others} 件并列，争取剩余 {places} 个名额，由会议表决。',
  'ranking.waiting': '第 {rank} 名，超出名额，候补第 {position} 位。',
  'ranking.after': '第 {rank} 名，超出名额。',
  'ranking.promoted': '{why}此前候补，现有名额空出，递补入选。',
};
