import type { Rule } from '../../rulebook/rules/rule.ts';
import { capacityBaseline } from './capacity-baseline.ts';
import { countryReading } from './country-reading.ts';
import { jointProgramme } from './joint-programme.ts';
import { lastCycle } from './last-cycle.ts';
import { memberJump } from './member-jump.ts';
import { ownShare } from './own-share.ts';
import { planApproval } from './plan-approval.ts';
import { regionalBody } from './regional-body.ts';
import { screeningAge } from './screening-age.ts';
import { screeningCongress } from './screening-congress.ts';
import { screeningIncome } from './screening-income.ts';
import { screeningMissing } from './screening-missing.ts';

/** What aim O1 says of a partner; where there is no screening only the first has something to say. */
export const screeningRules = [screeningMissing, screeningAge, screeningCongress, screeningIncome] as const;

/** What judges a partner's own file, as `checksOfPartners` applies it. */
export const partnerFileRules: readonly Rule<never>[] = [
  ...screeningRules,
  memberJump,
  planApproval,
  lastCycle,
  ownShare,
];

/** Every rule of this area, for the page of all rules and for the rulebook's parameters. */
export const partnerRules: readonly Rule<never>[] = [
  regionalBody,
  jointProgramme,
  countryReading,
  capacityBaseline,
  ...partnerFileRules,
];
