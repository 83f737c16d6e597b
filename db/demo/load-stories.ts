import { addStory } from '../../src/areas/activities/commands/add-story.ts';
import { publishStory } from '../../src/areas/activities/commands/publish-story.ts';
import { recordConsent } from '../../src/areas/activities/commands/record-consent.ts';
import { withdrawConsent } from '../../src/areas/activities/commands/withdraw-consent.ts';
import { addDays } from '../../src/kernel/calendar-day.ts';
import { storyId } from './draws.ts';
import { pngMicrophone } from './pictures.ts';
import type { Tongue } from './story.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';
import type { ToldActivity } from './unfold-activities.ts';
import { onBehalfSources } from './words.ts';

type Words = Readonly<
  Record<
    | 'kept'
    | 'keptShown'
    | 'lapsed'
    | 'lapsedShown'
    | 'tripped'
    | 'trippedShown'
    | 'who'
    | 'place'
    | 'keeper'
    | 'page',
    string
  >
>;

const words: Readonly<Record<Tongue, Words>> = {
  fr: {
    kept: '« Le prix du riz, on en parle à l’atelier »',
    keptShown: 'Deux déléguées d’un atelier de confection',
    lapsed: 'Un matin à la permanence juridique',
    lapsedShown: 'Une conseillère de la permanence juridique',
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
    lapsed: 'A morning at the legal aid desk',
    lapsedShown: 'An adviser of the legal aid desk',
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
    lapsed: 'Una mañana en la consulta jurídica',
    lapsedShown: 'Una asesora de la consulta jurídica',
    tripped: 'En el micrófono de la radio local',
    trippedShown: 'Tres vendedoras del mercado durante el programa',
    who: 'Dos delegadas de un taller de confección',
    place: 'Armario cerrado de la secretaría',
    keeper: 'Responsable de comunicación',
    page: 'Página de relatos del instituto (demo)',
  },
};

/**
 * The stories of the campaign of A4: one with the consent of those shown, one without, and one that still stands where it
 * was published although she who is shown took her consent back.
 */
export const toldStories = (code: string) => ({
  kept: storyId(code, 'story', 'kept'),
  tripped: storyId(code, 'story', 'tripped'),
  lapsed: storyId(code, 'story', 'lapsed'),
});

/** A story that those shown agreed to, published, a picture that nobody was asked about, and one to be taken down. */
export const tellStories = async (telling: Telling, activities: readonly ToldActivity[]): Promise<void> => {
  const { code } = telling.story;
  const told = activities.find(({ id }) => id === storyId(code, 'activity', 'kind', 'A4', 'untraced'));
  if (!told?.party || told.course.state !== 'held') return;
  const { id: activityId, party, from } = told;
  const said = words[party.tongue];
  const { kept, tripped, lapsed } = toldStories(code);
  const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
  const behalf = isStaff ? { onBehalf: { source: onBehalfSources[party.tongue](from.slice(0, 7)) } } : {};
  const story = (id: string, rest: object) =>
    tell(telling, actor, addStory, [id], { id, activityId, ...rest, ...behalf });
  await story(kept, { medium: 'story', title: said.kept, shown: said.keptShown, peopleShown: 2 });
  const { sha256, size } = await telling.files.keep(telling.names.institute, pngMicrophone());
  await story(tripped, {
    medium: 'picture',
    title: said.tripped,
    shown: said.trippedShown,
    peopleShown: 3,
    file: { name: 'radio.png', mediaType: 'image/png', size, sha256 },
  });
  await story(lapsed, { medium: 'story', title: said.lapsed, shown: said.lapsedShown, peopleShown: 1 });
  const givenOn = told.course.until;
  const consent = (id: string, which: string, who: string, people: number) =>
    tell(telling, actor, recordConsent, [id], {
      id: storyId(code, 'consent', which),
      storyId: id,
      who,
      people,
      givenOn,
      uses: ['report', 'website', 'print'],
      kept: { place: said.place, keeper: said.keeper },
      ...behalf,
    });
  await consent(kept, 'kept', said.who, 2);
  await consent(lapsed, 'lapsed', said.lapsedShown, 1);
  const publishedOn = addDays(givenOn, 30);
  if (publishedOn > telling.today) return;
  for (const id of [kept, lapsed])
    await tell(telling, staff(telling, 'programme_officer'), publishStory, [id], {
      storyId: id,
      publishedOn,
      publishedAs: 'website',
      place: said.page,
    });
  const withdrawnOn = addDays(publishedOn, 45);
  if (withdrawnOn <= telling.today)
    await tell(telling, actor, withdrawConsent, [lapsed], {
      consentId: storyId(code, 'consent', 'lapsed'),
      withdrawnOn,
      ...behalf,
    });
};
