import { addStory } from '../../src/areas/activities/commands/add-story.ts';
import { recordConsent } from '../../src/areas/activities/commands/record-consent.ts';
import { tellStory } from '../../src/areas/activities/commands/tell-story.ts';
import { storyId } from './draws.ts';
import type { Tongue } from './story.ts';
import { enteringFor, type Telling, tell } from './telling.ts';
import type { ToldActivity } from './unfold-activities.ts';
import { onBehalfSources } from './words.ts';

type Words = Readonly<
  Record<
    | 'title'
    | 'shown'
    | 'who'
    | 'place'
    | 'keeper'
    | 'whatChanged'
    | 'changeActor'
    | 'significance'
    | 'contribution'
    | 'evidence',
    string
  >
>;

const words: Readonly<Record<Tongue, Words>> = {
  fr: {
    title: 'Cinq ans pour un comité dans le secteur du nettoyage',
    shown: 'Deux déléguées du comité du nettoyage',
    who: 'Deux déléguées du comité du nettoyage',
    place: 'Armoire fermée du secrétariat',
    keeper: 'Responsable de la communication',
    whatChanged:
      'Le secteur du nettoyage a un comité qui négocie ; il y a cinq ans, personne n’y était organisé.',
    changeActor: 'Les déléguées du secteur et l’association de ses employeurs.',
    significance: 'Pour la première fois, les horaires de nuit sont discutés avant d’être affichés.',
    contribution:
      'Les formations ont porté les premières déléguées ; la campagne d’affiliation fut celle du syndicat, et l’inspection a aidé.',
    evidence: 'Le procès-verbal de la première réunion du comité et trois notes d’horaires.',
  },
  en: {
    title: 'Five years to a committee in the cleaning sector',
    shown: 'Two shop stewards of the cleaning committee',
    who: 'Two shop stewards of the cleaning committee',
    place: 'Locked cupboard of the secretariat',
    keeper: 'Head of communication',
    whatChanged:
      'The cleaning sector has a committee that negotiates; five years ago nobody was organised there.',
    changeActor: 'The shop stewards of the sector and the association of its employers.',
    significance: 'For the first time night shifts are discussed before they are posted.',
    contribution:
      'The courses carried the first stewards; the membership drive was the union’s own, and the inspectorate helped.',
    evidence: 'Minutes of the first meeting of the committee and three notes of working hours.',
  },
  es: {
    title: 'Cinco años hasta un comité en el sector de la limpieza',
    shown: 'Dos delegadas del comité de la limpieza',
    who: 'Dos delegadas del comité de la limpieza',
    place: 'Armario cerrado de la secretaría',
    keeper: 'Responsable de comunicación',
    whatChanged:
      'El sector de la limpieza tiene un comité que negocia; hace cinco años nadie estaba organizado allí.',
    changeActor: 'Las delegadas del sector y la asociación de sus empleadores.',
    significance: 'Por primera vez los turnos de noche se discuten antes de publicarse.',
    contribution:
      'Los cursos sostuvieron a las primeras delegadas; la campaña de afiliación fue del sindicato, y la inspección ayudó.',
    evidence: 'El acta de la primera reunión del comité y tres notas de horarios.',
  },
};

/** A change to which many activities led, told of their outcome by the partner of the campaign of A4. */
export const tellOutcomeStory = async (
  telling: Telling,
  activities: readonly ToldActivity[],
): Promise<void> => {
  const { code } = telling.story;
  const told = activities.find(({ id }) => id === storyId(code, 'activity', 'kind', 'A4', 'untraced'));
  if (!told?.party || told.course.state !== 'held') return;
  const { party, from, plan, course } = told;
  const { title, shown, who, place, keeper, ...change } = words[party.tongue];
  const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
  const behalf = isStaff ? { onBehalf: { source: onBehalfSources[party.tongue](from.slice(0, 7)) } } : {};
  const id = storyId(code, 'story', 'outcome');
  await tell(telling, actor, addStory, [id], {
    id,
    outcomeId: plan.outcomeId,
    partnershipId: party.partnershipId,
    medium: 'story',
    title,
    shown,
    peopleShown: 2,
    ...behalf,
  });
  await tell(telling, actor, tellStory, [id], {
    storyId: id,
    version: 1,
    language: party.tongue,
    ...change,
    ...behalf,
  });
  await tell(telling, actor, recordConsent, [id], {
    id: storyId(code, 'consent', 'outcome'),
    storyId: id,
    who,
    people: 2,
    givenOn: course.until,
    uses: ['report', 'website', 'print'],
    kept: { place, keeper },
    ...behalf,
  });
};
