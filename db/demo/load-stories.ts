import { addStory } from '../../src/areas/activities/commands/add-story.ts';
import { publishStory } from '../../src/areas/activities/commands/publish-story.ts';
import { recordConsent } from '../../src/areas/activities/commands/record-consent.ts';
import { addDays } from '../../src/kernel/calendar-day.ts';
import { storyId } from './draws.ts';
import type { Tongue } from './story.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';
import type { ToldActivity } from './unfold-activities.ts';
import { onBehalfSources } from './words.ts';

type Words = Readonly<
  Record<'kept' | 'keptShown' | 'tripped' | 'trippedShown' | 'who' | 'place' | 'keeper' | 'page', string>
>;

const words: Readonly<Record<Tongue, Words>> = {
  fr: {
    kept: '« Le prix du riz, on en parle à l’atelier »',
    keptShown: 'Deux déléguées d’un atelier de confection',
    tripped: 'Au micro de la radio locale',
    trippedShown: 'Trois vendeuses du marché pendant l’émission',
    who: 'Deux déléguées d’un atelier de confection',
    place: 'Armoire fermée du secrétariat',
    keeper: 'Responsable de la communication',
    page: 'Page des récits de l’institut (démo)',
  },
  en: {
    kept: '“We talk about the price of rice on the shop floor”',
    keptShown: 'Two shop stewards of a garment workshop',
    tripped: 'On the air at the local radio',
    trippedShown: 'Three market traders during the programme',
    who: 'Two shop stewards of a garment workshop',
    place: 'Locked cupboard of the secretariat',
    keeper: 'Head of communication',
    page: 'Page of stories of the institute (demo)',
  },
  es: {
    kept: '«Del precio del pan se habla en el taller»',
    keptShown: 'Dos delegadas de un taller de confección',
    tripped: 'En el micrófono de la radio local',
    trippedShown: 'Tres vendedoras del mercado durante el programa',
    who: 'Dos delegadas de un taller de confección',
    place: 'Armario cerrado de la secretaría',
    keeper: 'Responsable de comunicación',
    page: 'Página de relatos del instituto (demo)',
  },
};

/** The two stories of the campaign of A4: one with the consent of those shown, and one without. */
export const toldStories = (code: string) => ({
  kept: storyId(code, 'story', 'kept'),
  tripped: storyId(code, 'story', 'tripped'),
});

/** A story that those shown agreed to, published, and a picture that nobody was asked about. */
export const tellStories = async (telling: Telling, activities: readonly ToldActivity[]): Promise<void> => {
  const { code } = telling.story;
  const told = activities.find(({ id }) => id === storyId(code, 'activity', 'kind', 'A4', 'untraced'));
  if (!told?.party || told.course.state !== 'held') return;
  const { id: activityId, party, from } = told;
  const said = words[party.tongue];
  const { kept, tripped } = toldStories(code);
  const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
  const behalf = isStaff ? { onBehalf: { source: onBehalfSources[party.tongue](from.slice(0, 7)) } } : {};
  const story = (id: string, rest: object) =>
    tell(telling, actor, addStory, [id], { id, activityId, ...rest, ...behalf });
  await story(kept, { medium: 'story', title: said.kept, shown: said.keptShown, peopleShown: 2 });
  await story(tripped, { medium: 'picture', title: said.tripped, shown: said.trippedShown, peopleShown: 3 });
  const givenOn = told.course.until;
  await tell(telling, actor, recordConsent, [kept], {
    id: storyId(code, 'consent', 'kept'),
    storyId: kept,
    who: said.who,
    people: 2,
    givenOn,
    uses: ['report', 'website', 'print'],
    kept: { place: said.place, keeper: said.keeper },
    ...behalf,
  });
  const publishedOn = addDays(givenOn, 30);
  if (publishedOn <= telling.today)
    await tell(telling, staff(telling, 'programme_officer'), publishStory, [kept], {
      storyId: kept,
      publishedOn,
      publishedAs: 'website',
      place: said.page,
    });
};
