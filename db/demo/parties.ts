import { storyId } from './draws.ts';
import type { PartnerStory, ProgrammeStory, Story, SupportStory, Tongue } from './story.ts';

/** A partner union or a regional body with which the institute works, in one shape. */
export type Party = {
  key: string;
  isBody: boolean;
  organisationId: string;
  partnershipId: string;
  name: string;
  acronym: string;
  country: string;
  cities: readonly string[];
  tongue: Tongue;
  currency: string;
  outcome: string;
  share: number;
  pace: number;
  members: number;
  before: readonly SupportStory[];
  knot: PartnerStory['knot'];
  /** Last day of the partnership, where it has ended. */
  until: string | undefined;
  hasCoordinator: boolean;
  hasTreasurer: boolean;
};

/** Ids of the things of one institute's story. */
export const namesOf = (story: Story) => ({
  institute: storyId(story.code),
  organisation: (key: string) => storyId(story.code, 'organisation', key),
  partnership: (key: string) => storyId(story.code, 'partnership', key),
  programme: ({ reference }: ProgrammeStory) => storyId(story.code, 'programme', reference),
  outcome: ({ reference }: ProgrammeStory, code: string) => storyId(story.code, 'outcome', reference, code),
  output: ({ reference }: ProgrammeStory, code: string, at: number) =>
    storyId(story.code, 'output', reference, code, at),
  indicator: ({ reference }: ProgrammeStory, code: string, template: string) =>
    storyId(story.code, 'indicator', reference, code, template),
  plan: (party: string, from: string) => storyId(story.code, 'plan', party, from),
  planLine: (party: string, from: string, theme: string) => storyId(story.code, 'line', party, from, theme),
});

export type Names = ReturnType<typeof namesOf>;

export const partiesOf = (story: Story): Party[] => {
  const names = namesOf(story);
  const exits = new Map(
    story.countries.flatMap(({ code, until }) => (until ? [[code, until] as const] : [])),
  );
  const unions = story.partners.map(
    (partner): Party => ({
      ...partner,
      isBody: false,
      organisationId: names.organisation(partner.key),
      partnershipId: names.partnership(partner.key),
      knot: partner.knot,
      until: exits.get(partner.country),
      hasCoordinator: partner.coordinator !== undefined,
      hasTreasurer: partner.treasurer !== undefined,
    }),
  );
  const bodies = story.bodyPartners.map(({ body, ...partner }): Party => {
    const { name, acronym, country } = story.bodies.find(({ key }) => key === body)!;
    return {
      ...partner,
      key: body,
      isBody: true,
      organisationId: names.organisation(body),
      partnershipId: names.partnership(body),
      name,
      acronym,
      country,
      members: 0,
      knot: undefined,
      until: partner.until,
      hasCoordinator: false,
      hasTreasurer: false,
    };
  });
  return [...unions, ...bodies];
};

/** Whether a partner still works with the institute on a day. */
export const worksOn = ({ until }: Pick<Party, 'until'>, day: string): boolean =>
  until === undefined || day <= until;

/** Invented parts of the Belgian unions that receive and visit: no real federation bears these names. */
export const belgianAffiliates: Readonly<
  Record<Story['code'], readonly (readonly [key: string, name: string])[]>
> = {
  iiwe: [
    ['be-ports', 'Centrale Havens en Logistiek (demo)'],
    ['be-liege', 'Régionale Meuse-Ardenne (démo)'],
  ],
  ifsi: [
    ['be-public', 'Centrale des Services au public (démo)'],
    ['be-textile', 'Centrale Kleding en Confectie (demo)'],
  ],
  ism: [
    ['be-trade', 'Section Commerce et Ports (démo)'],
    ['be-youth', 'Jongerenwerking Noordzee (demo)'],
  ],
};
