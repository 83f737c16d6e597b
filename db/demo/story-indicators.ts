import { type StandardAxis, standardAxisKeys } from '../../src/areas/results/rules/standard-axis.ts';
import { sourceWords } from './source-words.ts';
import type { Told } from './story.ts';
import { unitWords } from './unit-words.ts';

export type IndicatorTemplate = {
  /** 1 output, 2 outcome. */
  result: '1' | '2';
  title: Told;
  measure: 'number' | 'percentage' | 'qualitative';
  overTime: 'sum' | 'last';
  overPartners: 'sum' | 'mean' | 'none';
  unit?: Told;
  source: Told;
  /** Cells kept beside the whole, with their usual part of it in per cent. */
  cells: readonly (readonly [cell: Readonly<Record<string, string>>, share: number])[];
  /** Standard axes by which it makes no sense. */
  leftOutAxes?: StandardAxis[];
  /** How often it is measured in a year. */
  aYear: 1 | 2;
  /** The library's indicator that counts the same. */
  library?: string;
};

const ofNoPeople = { leftOutAxes: [...standardAxisKeys] };
const women = [{ sex: 'female' }, 38] as const;
const young = [{ age: 'under_35' }, 31] as const;

/** Indicators as unions really use them (counts of people, agreements, members; shares; sentences). */
export const indicatorTemplates: Readonly<Record<string, IndicatorTemplate>> = {
  trained: {
    result: '1',
    title: {
      fr: 'Militants et délégués formés',
      nl: 'Opgeleide militanten en afgevaardigden',
      en: 'Activists and shop stewards trained',
      es: 'Militantes y delegados formados',
      pt: 'Militantes e delegados formados',
    },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    unit: unitWords.people,
    source: sourceWords.attendanceLists,
    cells: [women, young],
    aYear: 2,
    library: 'activists-trained',
  },
  agreements: {
    ...ofNoPeople,
    result: '2',
    title: {
      fr: 'Conventions collectives conclues ou améliorées',
      nl: 'Gesloten of verbeterde cao’s',
      en: 'Collective agreements concluded or improved',
      es: 'Convenios colectivos firmados o mejorados',
      pt: 'Convenções coletivas celebradas ou melhoradas',
    },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    unit: unitWords.agreements,
    source: sourceWords.signedTexts,
    cells: [],
    aYear: 2,
    library: 'company-agreements',
  },
  members: {
    result: '2',
    title: {
      fr: 'Membres en ordre de cotisation',
      nl: 'Leden in orde met hun bijdrage',
      en: 'Paid-up members',
      es: 'Afiliados al día con su cuota',
      pt: 'Filiados com a quota em dia',
    },
    measure: 'number',
    overTime: 'last',
    overPartners: 'sum',
    unit: unitWords.members,
    source: sourceWords.feesRegister,
    cells: [],
    aYear: 1,
    library: 'paid-up-members',
  },
  'informal-members': {
    leftOutAxes: ['economy'],
    result: '2',
    title: {
      fr: 'Nouveaux membres de l’économie informelle',
      nl: 'Nieuwe leden uit de informele economie',
      en: 'New members from the informal economy',
      es: 'Nuevos afiliados de la economía informal',
      pt: 'Novos filiados da economia informal',
    },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    unit: unitWords.members,
    source: sourceWords.cards,
    cells: [women, young],
    aYear: 2,
  },
  'workers-covered': {
    result: '2',
    title: {
      fr: 'Travailleurs couverts par un nouvel accord',
      nl: 'Werknemers gedekt door een nieuw akkoord',
      en: 'Workers covered by a new agreement',
      es: 'Trabajadores cubiertos por un nuevo acuerdo',
      pt: 'Trabalhadores abrangidos por um novo acordo',
    },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    unit: unitWords.workers,
    source: sourceWords.agreementAndStaff,
    cells: [women, young],
    aYear: 2,
    library: 'precarious-workers-reached',
  },
  'women-in-organs': {
    leftOutAxes: ['sex'],
    result: '2',
    title: {
      fr: 'Part de femmes dans les organes de direction',
      nl: 'Aandeel vrouwen in de leidende organen',
      en: 'Share of women in executive bodies',
      es: 'Proporción de mujeres en los órganos directivos',
      pt: 'Proporção de mulheres nos órgãos de direção',
    },
    measure: 'percentage',
    overTime: 'last',
    overPartners: 'mean',
    unit: unitWords.perCent,
    source: sourceWords.electionMinutes,
    cells: [],
    aYear: 1,
    library: 'women-in-organs',
  },
  dues: {
    ...ofNoPeople,
    result: '2',
    title: {
      fr: 'Part des cotisations dans les recettes du partenaire',
      nl: 'Aandeel lidgelden in de inkomsten van de partner',
      en: 'Share of dues in the partner’s income',
      es: 'Parte de las cuotas en los ingresos de la contraparte',
      pt: 'Parte das quotas nas receitas do parceiro',
    },
    measure: 'percentage',
    overTime: 'last',
    overPartners: 'mean',
    unit: unitWords.perCent,
    source: sourceWords.annualAccounts,
    cells: [],
    aYear: 1,
    library: 'dues-share',
  },
  circles: {
    ...ofNoPeople,
    result: '1',
    title: {
      fr: 'Cercles d’étude en activité',
      nl: 'Actieve studiekringen',
      en: 'Study circles running',
      es: 'Círculos de estudio activos',
      pt: 'Círculos de estudo em atividade',
    },
    measure: 'number',
    overTime: 'last',
    overPartners: 'sum',
    unit: unitWords.circles,
    source: sourceWords.animatorReports,
    cells: [],
    aYear: 1,
    library: 'study-circles',
  },
  positions: {
    ...ofNoPeople,
    result: '2',
    title: {
      fr: 'Positions communes adoptées par l’organe régional',
      nl: 'Gemeenschappelijke standpunten van het regionale orgaan',
      en: 'Joint positions adopted by the regional body',
      es: 'Posiciones comunes adoptadas por el órgano regional',
      pt: 'Posições comuns adotadas pelo órgão regional',
    },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    unit: unitWords.positions,
    source: sourceWords.adoptedTexts,
    cells: [],
    aYear: 2,
    library: 'joint-positions',
  },
  dialogue: {
    ...ofNoPeople,
    result: '2',
    title: {
      fr: 'Qualité du dialogue social local',
      nl: 'Kwaliteit van de lokale sociale dialoog',
      en: 'Quality of local social dialogue',
      es: 'Calidad del diálogo social local',
      pt: 'Qualidade do diálogo social local',
    },
    measure: 'qualitative',
    overTime: 'last',
    overPartners: 'none',
    source: sourceWords.interviewsAndMinutes,
    cells: [],
    aYear: 1,
  },
  'belgian-activists': {
    result: '2',
    title: {
      nl: 'Militanten die een vorming internationale solidariteit volgden',
      fr: 'Militants ayant suivi une formation à la solidarité internationale',
      en: 'Activists trained on international solidarity',
      es: 'Militantes formados en solidaridad internacional',
      pt: 'Militantes formados em solidariedade internacional',
    },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    unit: unitWords.people,
    source: sourceWords.enrolments,
    cells: [women],
    aYear: 2,
    library: 'belgian-activists',
  },
  'sections-in-action': {
    ...ofNoPeople,
    result: '2',
    title: {
      nl: 'Gewesten en centrales met een solidariteitsactie',
      fr: 'Régionales et centrales menant une action de solidarité',
      en: 'Regional sections and federations with a solidarity action',
      es: 'Secciones regionales y federaciones con una acción de solidaridad',
      pt: 'Secções regionais e federações com uma ação de solidariedade',
    },
    measure: 'number',
    overTime: 'last',
    overPartners: 'sum',
    unit: unitWords.branches,
    source: sourceWords.activityReports,
    cells: [],
    aYear: 1,
  },
};
