import { type CalendarDay, firstDayOfYear } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { mayReadOrganisation, mayReadOrganisations } from '../../partners/rules/partner-permissions.ts';
import type { PartnerLife } from '../queries/partner-life.ts';
import type { PartnerMoment } from '../queries/partner-moments.ts';
import { ownershipShares } from '../rules/ownership-shares.ts';
import type { YearFact } from '../rules/partner-years.ts';
import { daysText } from './period-text.ts';

/** A fact as it is read: its sentence, the page of the record, and the figure of the strip where it is no count. */
export type ToldFact = YearFact & { text: string; href?: string | undefined; figure?: string | undefined };

/** A partner's life as facts with their days. */
export const toldFacts = (page: Page, life: PartnerLife): ToldFact[] => [
  ...belonging(page, life),
  ...ofAgreements(page, life),
  ...ofFile(page, life),
  ...ofOwnership(page, life),
  ...life.moments.flatMap((moment) => ofMoment(page, life.partner.id, moment) ?? []),
];

const onDay = (day: CalendarDay) => ({ from: day, until: day });

const belonging = ({ words, actor }: Page, { partner, affiliations, supports }: PartnerLife): ToldFact[] => {
  const isReader = mayReadOrganisations(actor) === true;
  const own =
    mayReadOrganisation(actor, { partnershipId: partner.id }) === true
      ? paths.organisation({ id: partner.organisationId })
      : undefined;
  return [
    ...affiliations.map(
      ({ bodyId, bodyName, fromOn, untilOn }): ToldFact => ({
        subject: 'affiliations',
        from: fromOn,
        until: untilOn,
        text: `${bodyName ?? words.t('partners.body-not-shown')} · ${daysText(words, fromOn, untilOn)}`,
        href: isReader ? paths.organisation({ id: bodyId }) : own,
      }),
    ),
    ...supports.map(
      ({ programme, givenBy, fromOn, untilOn }): ToldFact => ({
        subject: 'support',
        from: fromOn,
        until: untilOn,
        text: [programme, givenBy, daysText(words, fromOn, untilOn)].filter(Boolean).join(' · '),
        href: own,
      }),
    ),
  ];
};

// A draft is no agreement yet.
const ofAgreements = ({ words }: Page, { agreements }: PartnerLife): ToldFact[] =>
  agreements
    .filter(({ signedOn }) => signedOn !== null)
    .map(({ id, reference, fromOn, untilOn, amountMinor, currency }) => ({
      subject: 'agreements',
      from: fromOn,
      until: untilOn,
      text: [
        reference,
        daysText(words, fromOn, untilOn),
        amountMinor !== null && words.money({ minor: amountMinor, currency }),
      ]
        .filter(Boolean)
        .join(' · '),
      href: paths.agreement({ id }),
    }));

const ofFile = ({ words }: Page, { screenings, rounds, members }: PartnerLife): ToldFact[] => [
  ...screenings.map(
    ({ id, screenedOn }): ToldFact => ({
      subject: 'screenings',
      ...onDay(screenedOn),
      text: words.t('overview.screened-on', { day: words.day(screenedOn) }),
      href: paths.screening({ id }),
    }),
  ),
  ...rounds.flatMap(({ id, kind, heldOn }): ToldFact[] =>
    heldOn === null
      ? []
      : [
          {
            subject: 'capacity',
            ...onDay(heldOn),
            text: `${words.t(`partners.questionnaire-${kind}`)} · ${words.day(heldOn)}`,
            href: paths.assessment({ id }),
          },
        ],
  ),
  ...members.map(
    ({ partnershipId, onDay: day, members: count }): ToldFact => ({
      subject: 'members',
      ...onDay(day),
      figure: words.number(count),
      text: words.t('overview.members-on', { count, day: words.day(day) }),
      href: paths.memberCounts({ id: partnershipId }),
    }),
  ),
];

const ofOwnership = ({ words }: Page, { partner, ownership }: PartnerLife): ToldFact[] =>
  ownership.map(ownershipShares).map(({ year, activities, ...others }) => {
    const percent = (value: number | null) => (value === null ? '–' : `${words.number(value)} %`);
    const shares = { activities, ...others };
    return {
      subject: 'ownership',
      ...onDay(firstDayOfYear(year)),
      figure: percent(activities),
      text: (['activities', 'budget', 'decisions', 'contribution'] as const)
        .map((kind) => `${words.t(`overview.owned-${kind}`)} ${percent(shares[kind])}`)
        .join(' · '),
      href: paths.ownership({ id: partner.id }),
    };
  });

const ofMoment = ({ words }: Page, partnerId: string, moment: PartnerMoment): ToldFact | undefined => {
  const { kind, id, onDay: day, title, said } = moment;
  const told = (
    subject: YearFact['subject'],
    href: string,
    text = `${title} · ${words.day(day)}`,
  ): ToldFact => ({
    subject,
    ...onDay(day),
    text,
    href,
  });
  const handOver = (sentence: 'plan-final' | 'handed-over' | 'organ-decided', href: string) =>
    told(
      'hand-over',
      href,
      words.t(`overview.${sentence}`, {
        title,
        day: words.day(day),
        verdict: said ? words.say(`partners.verdict-${said}`) : '',
      }),
    );
  switch (kind) {
    case 'event':
      return told('dialogue', paths.dialogueEvent({ id }));
    case 'agreement':
      return told('won', paths.collectiveAgreement({ id }));
    case 'dossier':
      return told('advocacy', paths.advocacyDossier({ id }));
    case 'plan':
      return handOver('plan-final', paths.handOver({ id: partnerId }));
    case 'milestone':
      return handOver('handed-over', paths.handOver({ id: partnerId }));
    case 'decision':
      return handOver('organ-decided', paths.partnerDecisions({ id: partnerId }));
    default:
      return undefined;
  }
};

/** The figure of a year: what its last fact says where facts are figures, else how many there are. */
export const figureOf = (page: Page, facts: readonly ToldFact[]): string =>
  facts.at(-1)?.figure ?? page.words.number(facts.length);
