import type { Localized } from '../../../kernel/localized.ts';
import { withTranslation } from '../../../kernel/localized.ts';

/** English, French, Dutch, Spanish, Portuguese; English is the source. */
type Five = readonly [string, string, string, string, string];
type Written = readonly [code: string, criterion: Criterion, text: Five, atTheEnd?: Five];

export const criteria = [
  'relevance',
  'effectiveness',
  'efficiency',
  'sustainability',
  'gender',
  'environment',
  'framework',
] as const;
/** What an edition may ask of: the DAC joined coherence to its criteria in December 2019. */
export const criteriaAsked = [...criteria, 'coherence'] as const;
export type Criterion = (typeof criteriaAsked)[number];

export type ScoreQuestion = {
  code: string;
  criterion: Criterion;
  position: number;
  text: Localized;
  finalText: Localized;
  /** Asks for its story at the end of the programme whatever the score. */
  toldAtEnd: boolean;
  /** What live figures speak of it; null where none do. */
  bounds: Bounds | null;
};

export const measures = [
  'course-of-indicators',
  'indicators-on-course',
  'budget-spent',
  'activities-held',
  'women-taking-part',
] as const;
export type Measure = (typeof measures)[number];

export const boundsConfidences = ['read', 'recalled', 'guessed'] as const;

/** From which figure on (of what is spent: up to how far from the budget) which letter is proposed, in whole per cent. */
export type Bounds = {
  measure: Measure;
  forA: number;
  forB: number;
  forC: number;
  confidence: (typeof boundsConfidences)[number];
  /** Where the numbers were read; empty where in none. */
  source: string;
};

/** The edition that this program brings: seven criteria and twelve questions in our own words. Other wording is another edition. */
export const editionBrought = 1;
/** The first year that a sheet can be of: the edition brought holds for all of them. */
export const firstYearScored = 1990;

const written: readonly Written[] = [
  [
    'relevance-needs',
    'relevance',
    [
      'The outcome still answers the needs of the partners and their members',
      'L’outcome répond toujours aux besoins des partenaires et de leurs membres',
      'De outcome beantwoordt nog aan de noden van de partners en hun leden',
      'El resultado sigue respondiendo a las necesidades de las contrapartes y sus afiliados',
      'O resultado continua a responder às necessidades dos parceiros e dos seus membros',
    ],
  ],
  [
    'relevance-context',
    'relevance',
    [
      'The approach was adapted to what changed around it',
      'L’approche a été adaptée à ce qui a changé autour d’elle',
      'De aanpak werd aangepast aan wat errond veranderde',
      'El enfoque se adaptó a lo que cambió a su alrededor',
      'A abordagem foi adaptada ao que mudou à sua volta',
    ],
  ],
  [
    'effectiveness-outcome',
    'effectiveness',
    [
      'The outcome is likely to be achieved',
      'L’outcome sera probablement atteint',
      'De outcome wordt waarschijnlijk bereikt',
      'Es probable que se alcance el resultado',
      'É provável que o resultado seja alcançado',
    ],
    [
      'The outcome was achieved',
      'L’outcome a été atteint',
      'De outcome werd bereikt',
      'El resultado se alcanzó',
      'O resultado foi alcançado',
    ],
  ],
  [
    'effectiveness-indicators',
    'effectiveness',
    [
      'The indicators move towards their targets',
      'Les indicateurs évoluent vers leurs cibles',
      'De indicatoren bewegen naar hun streefwaarden',
      'Los indicadores avanzan hacia sus metas',
      'Os indicadores avançam para as suas metas',
    ],
    [
      'The indicators reached their targets',
      'Les indicateurs ont atteint leurs cibles',
      'De indicatoren haalden hun streefwaarden',
      'Los indicadores alcanzaron sus metas',
      'Os indicadores atingiram as suas metas',
    ],
  ],
  [
    'efficiency-means',
    'efficiency',
    [
      'The means are used with care and as budgeted',
      'Les moyens sont utilisés avec soin et selon le budget',
      'De middelen worden zorgvuldig en volgens het budget gebruikt',
      'Los medios se usan con cuidado y según el presupuesto',
      'Os meios são usados com cuidado e segundo o orçamento',
    ],
  ],
  [
    'efficiency-activities',
    'efficiency',
    [
      'The activities are held as planned',
      'Les activités ont lieu comme prévu',
      'De activiteiten vinden plaats zoals gepland',
      'Las actividades se realizan como estaba previsto',
      'As atividades realizam-se como previsto',
    ],
    [
      'The activities were held as planned',
      'Les activités ont eu lieu comme prévu',
      'De activiteiten vonden plaats zoals gepland',
      'Las actividades se realizaron como estaba previsto',
      'As atividades realizaram-se como previsto',
    ],
  ],
  [
    'sustainability-capacity',
    'sustainability',
    [
      'The partners are able to carry the work on themselves',
      'Les partenaires sont capables de poursuivre eux-mêmes le travail',
      'De partners kunnen het werk zelf voortzetten',
      'Las contrapartes son capaces de continuar el trabajo por sí mismas',
      'Os parceiros são capazes de continuar o trabalho por si',
    ],
  ],
  [
    'sustainability-money',
    'sustainability',
    [
      'What was begun is likely to last after the subsidy',
      'Ce qui a été commencé durera probablement après le subside',
      'Wat begonnen is, blijft waarschijnlijk bestaan na de subsidie',
      'Es probable que lo iniciado dure después de la subvención',
      'É provável que o iniciado perdure depois do subsídio',
    ],
    [
      'What was begun lasts after the subsidy',
      'Ce qui a été commencé dure après le subside',
      'Wat begonnen is, blijft bestaan na de subsidie',
      'Lo iniciado perdura después de la subvención',
      'O que foi iniciado perdura depois do subsídio',
    ],
  ],
  [
    'gender-participation',
    'gender',
    [
      'Women take part and decide',
      'Les femmes participent et décident',
      'Vrouwen nemen deel en beslissen mee',
      'Las mujeres participan y deciden',
      'As mulheres participam e decidem',
    ],
  ],
  [
    'gender-equality',
    'gender',
    [
      'The work changes what keeps women and men unequal',
      'Le travail change ce qui maintient l’inégalité entre femmes et hommes',
      'Het werk verandert wat vrouwen en mannen ongelijk houdt',
      'El trabajo cambia lo que mantiene la desigualdad entre mujeres y hombres',
      'O trabalho muda o que mantém a desigualdade entre mulheres e homens',
    ],
  ],
  [
    'environment-care',
    'environment',
    [
      'The work harms the environment as little as possible and takes care of it',
      'Le travail nuit le moins possible à l’environnement et en prend soin',
      'Het werk schaadt het milieu zo weinig mogelijk en draagt er zorg voor',
      'El trabajo daña lo menos posible el medio ambiente y lo cuida',
      'O trabalho prejudica o menos possível o ambiente e cuida dele',
    ],
  ],
  [
    'framework-contribution',
    'framework',
    [
      'The outcome contributes to the joint strategic framework',
      'L’outcome contribue au cadre stratégique commun',
      'De outcome draagt bij tot het gemeenschappelijk strategisch kader',
      'El resultado contribuye al marco estratégico común',
      'O resultado contribui para o quadro estratégico comum',
    ],
    [
      'The outcome contributed to the joint strategic framework',
      'L’outcome a contribué au cadre stratégique commun',
      'De outcome droeg bij tot het gemeenschappelijk strategisch kader',
      'El resultado contribuyó al marco estratégico común',
      'O resultado contribuiu para o quadro estratégico comum',
    ],
  ],
];

const inFive = (texts: Five): Localized =>
  (['en', 'fr', 'nl', 'es', 'pt'] as const).reduce<Localized>(
    (value, language, at) => withTranslation(value, language, texts[at] ?? ''),
    {},
  );

/** Which criteria ask it is not read in a source: data of the edition, as in migration 0069. */
const toldAtEnd = new Set(['effectiveness-outcome', 'sustainability-money']);

/** Read in no source, as in migration 0210: a director confirms or changes them in another edition. */
const boundsBrought: Readonly<Record<string, Omit<Bounds, 'source'>>> = {
  'effectiveness-outcome': {
    measure: 'course-of-indicators',
    forA: 90,
    forB: 70,
    forC: 40,
    confidence: 'guessed',
  },
  'effectiveness-indicators': {
    measure: 'indicators-on-course',
    forA: 90,
    forB: 70,
    forC: 40,
    confidence: 'guessed',
  },
  'efficiency-means': { measure: 'budget-spent', forA: 10, forB: 20, forC: 40, confidence: 'guessed' },
  'efficiency-activities': {
    measure: 'activities-held',
    forA: 90,
    forB: 75,
    forC: 50,
    confidence: 'guessed',
  },
  'gender-participation': {
    measure: 'women-taking-part',
    forA: 40,
    forB: 30,
    forC: 20,
    confidence: 'recalled',
  },
};

export const questionsBrought: readonly ScoreQuestion[] = written.map(
  ([code, criterion, text, atTheEnd = text], position) => ({
    code,
    criterion,
    position,
    text: inFive(text),
    finalText: inFive(atTheEnd),
    toldAtEnd: toldAtEnd.has(code),
    bounds: boundsBrought[code] ? { ...boundsBrought[code], source: '' } : null,
  }),
);
