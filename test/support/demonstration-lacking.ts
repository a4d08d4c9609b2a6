/** What the demonstration of 2026-11-24 doesn't show, by name, each with its reason: `programme step` where no case waits, `programme outcome` that none has. */

const because: Readonly<Record<string, { readonly steps?: readonly string[]; readonly outcomes?: readonly string[] }>> = {
  'the scenario goes another way when it is told of other enterprises, or nobody is found for it': {
    steps: [
      'chain-investment-lead fix',
      'fund-roadshow fix',
      'fund-roadshow visit',
      'ipo-reserve-pool report',
      'meiyu-brand-application rankAgriculture',
      'meiyu-brand-application rankService',
      'meiyu-brand-application rankRegion',
      'patent-preexam-request increase',
      'patent-preexam-request examUtility',
      'patent-preexam-request file',
      'sme-cultivation-pool again',
      'supply-demand-matching lastDay',
      'supply-demand-matching report',
    ],
    outcomes: ['supply-demand-matching notChosen', 'supply-demand-matching invalid'],
  },
  'the calendar opens two cases a month, which wait at two steps': {
    steps: [
      'county-task-ledger receive',
      'county-task-ledger dispute',
      'county-task-ledger sign',
      'county-task-ledger check',
      'county-task-ledger talk',
      'plan-task-scheduling report',
      'plan-task-scheduling missing',
      'plan-task-scheduling assess',
    ],
  },
  'months into a case: nothing is left of the eighteen months to tell it a second time': {
    steps: [
      'engineering-research-center overdue',
      'incubator-graduation-to-park talk',
      'innovation-consortium annual',
      'innovation-consortium assess',
      'innovation-consortium annualAgain',
      'innovation-consortium assessAgain',
      'key-technology-project-pool province',
      'key-technology-project-pool report',
      'key-technology-project-pool late',
      'key-technology-project-pool check',
      'key-technology-project-pool pay',
      'key-technology-project-pool accept',
      'key-technology-project-pool acceptCheck',
      'key-technology-project-pool rectify',
      'key-technology-project-pool reconsider',
      'order-based-training graduates',
      'order-based-training hires',
      'order-based-training confirm',
      'talent-benefit-claim fix',
      'talent-benefit-claim insured',
      'talent-benefit-claim byHand',
      'talent-benefit-claim gap',
      'talent-benefit-claim recheck',
      'talent-benefit-claim yearly',
      'talent-benefit-claim schoolTake',
    ],
  },
  'the calendar opens it for the tenth that a lot falls on: a few cases a year': {
    steps: [
      'innovative-sme-spot-check check',
      'innovative-sme-spot-check rectify',
      'innovative-sme-spot-check recheck',
      'innovative-sme-spot-check handle',
    ],
    outcomes: ['innovative-sme-spot-check rectified', 'innovative-sme-spot-check exempt', 'innovative-sme-spot-check unqualified'],
  },
  'the calendar opens it early in the quarter, and the step is over by that day': {
    steps: [
      'policy-visit-record visit',
      'policy-visit-record overdue',
      'policy-visit-record confirm',
      'policy-visit-record amend',
      'rd-activity-coverage dispatch',
      'rd-activity-coverage coach',
      'rd-activity-coverage collect',
      'rd-activity-coverage warn',
    ],
  },
  'no scenario ends so, and no single decision leads there': {
    outcomes: [
      'chain-investment-lead signed',
      'chain-investment-lead stalled',
      'digital-benchmark-selection missed',
      'fund-roadshow out',
      'incubator-graduation-to-park completed',
      'job-fair-registration full',
      'order-based-training nobody',
      'order-based-training full',
      'patent-preexam-request rejected',
      'patent-preexam-request noQuota',
      'patent-preexam-request withdrawn',
      'standard-participation-award lapsed',
      'supply-demand-matching unreported',
      'supply-demand-matching notInvited',
      'talent-benefit-claim uncollected',
      'training-event full',
    ],
  },
  'takes longer than the eighteen months': {
    outcomes: ['innovation-consortium approved', 'innovation-consortium revoked', 'key-technology-project-pool stopped'],
  },
};

const named = (kind: 'steps' | 'outcomes'): ReadonlyMap<string, string> =>
  new Map(Object.entries(because).flatMap(([reason, all]) => (all[kind] ?? []).map((name) => [name, reason] as const)));

export const lacking = { steps: named('steps'), outcomes: named('outcomes') };
