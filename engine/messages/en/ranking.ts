/** Why a member of a ranked meeting has its place: `ranking.<because>`. */
export const ranking: Readonly<Record<string, string>> = {
  'ranking.unlimited': 'Rank {rank}; places are not limited.',
  'ranking.rank': 'Rank {rank}, within the places.',
  'ranking.floor': 'Rank {rank}, on a place kept for its group ({group}).',
  'ranking.exempt': 'Rank {rank}; takes no place.',
  'ranking.line': 'Rank {rank}, equal with {others|other|others} for the last {places|place|places}: the meeting votes.',
  'ranking.waiting': 'Rank {rank}, after the places; number {position} on the waiting list.',
  'ranking.after': 'Rank {rank}, after the places.',
  'ranking.promoted': '{why} Was waiting; a place became free.',
};
