import type { Migration } from '../migrate.ts';

/** How ratings are counted for the board; those there are count from the beginning. Lists of them by programme and by district. */
export const ratingCounts: Migration = {
  number: 31,
  name: '0031-rating-counts',
  up: ({ text, clustered, severalNodes }) => {
    const month = severalNodes
      ? "to_char(r.rated_at::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM')"
      : "strftime('%Y-%m', r.rated_at, '+8 hours')";
    const tags = severalNodes ? 'jsonb_array_elements_text(r.tags::jsonb) as t(value)' : 'json_each(r.tags) t';
    const bad = "'slow', 'unclear', 'unfriendly', 'many-materials', 'system', 'many-visits', 'unanswered'";
    const counted = (what: string, from: string, where: string) =>
      `insert into rating_counts (programme, month, district, what, n)
        select r.programme, ${month}, r.district, ${what}, count(*) from ${from} where ${where} group by 1, 2, 3, 4`;
    return [
      `create table rating_counts (
        programme ${text} not null, month ${text} not null, district ${text} not null, what ${text} not null, n integer not null,
        primary key (programme, month, district, what))${clustered}`,
      counted("'level:' || r.level", 'ratings r', '1 = 1'),
      counted("'tag:' || t.value", `ratings r, ${tags}`, `t.value in (${bad})`),
      counted("'open'", 'ratings r', 'r.level <= 2 and r.answered_at is null'),
      'create index ratings_of_programme on ratings (programme, id)',
      'create index ratings_of_district on ratings (district, id)',
    ];
  },
};
