import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { byWithdrawal, notShown } from './consent-article.ts';
import {
  areOfTheSame,
  type ConsentFact,
  type Consents,
  consentsBeside,
  mostConsenting,
  peopleToRenew,
} from './consenting.ts';

type Claim = {
  /** The consent as it would stand. */
  consent: ConsentFact;
  /** Whether it was said whose it is. */
  isSaid: boolean;
  /** The other consents to the story. */
  others: Consents;
  peopleShown: number;
  /** Whether it may be said to be of the people of a consent that was withdrawn. */
  ofWithdrawn?: boolean;
};

/** One person who signs twice is one: whose consent it is must be known before it can count. */
export const wrongInClaim = (claim: Claim): FieldErrors | undefined => {
  const { consent, isSaid, others, peopleShown, ofWithdrawn = false } = claim;
  if (!isSaid && consentsBeside(consent, others).length > 0)
    return { renews: [notShown('activities.whose-consent')] };
  const earlier = others.find(({ id }) => id === consent.renewsId);
  if (
    consent.renewsId &&
    (!earlier || (earlier.withdrawnOn && !ofWithdrawn) || renewsIt(consent, earlier, others))
  )
    return { renews: [{ key: 'problem.not-in-list' }] };
  const withdrawnOn = earlier && withdrawnBeside(consent, earlier);
  if (withdrawnOn) return { renews: [byWithdrawal('activities.renews-withdrawn', { day: withdrawnOn })] };
  const renewed = others.find(
    (other) => other.renewsId === consent.id && withdrawnBeside(other, consent) !== undefined,
  );
  if (renewed && consent.withdrawnOn)
    return { renews: [byWithdrawal('activities.renewed-though-withdrawn', { day: consent.withdrawnOn })] };
  const renewable = earlier && peopleToRenew(earlier, consent.uses, others);
  if (renewable !== undefined && consent.people > renewable)
    return { people: [notShown('activities.renewed-by-more', { count: renewable })] };
  const covered = mostConsenting(consent, others);
  if (covered <= peopleShown) return undefined;
  return { people: [notShown('activities.more-consent-than-shown', { count: peopleShown, covered })] };
};

/** Whoever withdrew the one after giving the other withdrew both: nothing of theirs may stand. */
const withdrawnBeside = (
  consent: ConsentFact,
  { withdrawnOn, uses }: ConsentFact,
): CalendarDay | undefined =>
  withdrawnOn !== null &&
  consent.withdrawnOn === null &&
  consent.givenOn < withdrawnOn &&
  uses.some((use) => consent.uses.includes(use))
    ? withdrawnOn
    : undefined;

/** Whether `other` renews the consent already, so that this one cannot renew it in turn. */
const renewsIt = (consent: ConsentFact, other: ConsentFact, others: Consents): boolean =>
  areOfTheSame(other, { ...consent, renewsId: null }, [...others, { ...consent, renewsId: null }]);

/** Of which consents one can be said to be: of none that renews it. */
export const renewableBy = (consent: ConsentFact, all: Consents): Consents => {
  const others = all.filter(({ id }) => id !== consent.id);
  return others.filter((other) => !renewsIt(consent, other, others));
};
