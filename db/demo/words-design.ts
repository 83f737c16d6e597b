/** How the programme of the first institute was thought out; unions and events are invented. */
type Told = Readonly<Record<string, string>>;

export const statements: readonly {
  key: string;
  kind: 'impact' | 'assumption' | 'actor';
  outcome?: string;
  text: Told;
}[] = [
  {
    key: 'impact',
    kind: 'impact',
    text: {
      fr: 'Les travailleuses et travailleurs de neuf pays vivent d’un travail décent, défendus par des syndicats libres et représentatifs.',
      nl: 'Werkneemsters en werknemers in negen landen leven van waardig werk, verdedigd door vrije en representatieve vakbonden.',
      en: 'Workers in nine countries live from decent work, defended by free and representative unions.',
    },
  },
  {
    key: 'freedom',
    kind: 'assumption',
    text: {
      fr: 'La liberté syndicale reste garantie en droit dans les pays du programme.',
      nl: 'De vakbondsvrijheid blijft in de programmalanden wettelijk gewaarborgd.',
    },
  },
  {
    key: 'employers',
    kind: 'assumption',
    outcome: 'OS1',
    text: {
      fr: 'Les employeurs siègent aux comités tripartites locaux quand un dossier préparé leur est soumis.',
    },
  },
  {
    key: 'release',
    kind: 'assumption',
    outcome: 'OS1',
    text: { fr: 'Les délégués formés sont libérés le temps nécessaire pour former à leur tour.' },
  },
  {
    key: 'digital',
    kind: 'assumption',
    outcome: 'OS3',
    text: { en: 'Factory unions keep enough members with a phone to be reached between two courses.' },
  },
  {
    key: 'inspection',
    kind: 'actor',
    text: {
      fr: 'Inspections du travail, organisations d’employeurs, collectivités locales',
      nl: 'Arbeidsinspecties, werkgeversorganisaties, lokale besturen',
    },
  },
  {
    key: 'ngo',
    kind: 'actor',
    outcome: 'OS2',
    text: { fr: 'Mutuelles de santé et associations de l’économie informelle' },
  },
];

/** An output that serves another outcome, an outcome that prepares another. */
export const causes: readonly {
  key: string;
  from: { outcome: string; output?: number };
  to: { outcome: string };
  reason: Told;
}[] = [
  {
    key: 'leaders',
    from: { outcome: 'OS1', output: 0 },
    to: { outcome: 'OS2' },
    reason: { fr: 'Les cadres formés organisent aussi l’économie informelle.' },
  },
  {
    key: 'belgium',
    from: { outcome: 'OS6' },
    to: { outcome: 'OS3' },
    reason: { nl: 'Belgische afgevaardigden wegen op de aankopers van de fabrieken.' },
  },
];

export const risks: readonly {
  key: string;
  outcome?: string;
  statement?: string;
  probability: number;
  impact: number;
  responsible: string;
  text: Told;
  mitigation: Told;
  trigger: Told;
  /** Year by year: state, probability, impact, what was seen. */
  years: readonly (readonly [year: number, 'open' | 'occurred' | 'closed', number, number, string])[];
}[] = [
  {
    key: 'law',
    statement: 'freedom',
    probability: 3,
    impact: 5,
    responsible: 'Direction',
    text: { fr: 'Une loi restreint le droit de grève ou l’enregistrement des syndicats.' },
    mitigation: {
      fr: 'Plainte préparée avec le réseau international ; réunions déplacées dans un pays voisin.',
    },
    trigger: { fr: 'Projet de loi inscrit à l’ordre du jour du parlement.' },
    years: [
      [2023, 'open', 3, 5, 'Projet annoncé, non déposé.'],
      [2024, 'occurred', 4, 5, 'Préavis de grève allongé dans un pays ; plainte introduite avec le réseau.'],
      [2025, 'open', 4, 4, 'La loi est appliquée sans poursuites à ce jour.'],
    ],
  },
  {
    key: 'rate',
    probability: 3,
    impact: 2,
    responsible: 'Responsable financière',
    text: {
      fr: 'Le franc congolais perd de sa valeur entre deux tranches.',
      nl: 'De Congolese frank verliest waarde tussen twee schijven.',
    },
    mitigation: { fr: 'Tranches plus petites, budget tenu en euros.' },
    trigger: { fr: 'Écart de plus de 10 % avec le taux du budget.' },
    years: [
      [2024, 'occurred', 4, 2, 'Écart de 14 % au deuxième semestre, absorbé par la ligne fonctionnement.'],
      [2025, 'open', 3, 2, 'Écart revenu à 6 %.'],
    ],
  },
  {
    key: 'turnover',
    outcome: 'OS1',
    statement: 'release',
    probability: 4,
    impact: 3,
    responsible: 'Chargée de programme',
    text: { fr: 'Les formateurs formés quittent le syndicat pour d’autres employeurs.' },
    mitigation: { fr: 'Deux formateurs par branche, tandem avec un ancien.' },
    trigger: { fr: 'Plus d’un départ par an dans une équipe.' },
    years: [[2025, 'open', 3, 3, 'Deux départs remplacés par leur tandem.']],
  },
  {
    key: 'closure',
    outcome: 'OS3',
    probability: 2,
    impact: 4,
    responsible: 'Chargé de programme',
    text: { en: 'Orders move to another country and factories close.' },
    mitigation: { en: 'Agreements with buyers name a closing fund.' },
    trigger: { en: 'A buyer cuts its orders by a third.' },
    years: [[2025, 'closed', 1, 3, 'The closing fund was signed with three buyers.']],
  },
];

export const fileTexts: readonly {
  section: string;
  outcome?: string;
  state: 'draft' | 'ready';
  responsible: string;
  dueOn?: string;
  text?: Told;
}[] = [
  {
    section: 'applicants',
    state: 'ready',
    responsible: 'Direction',
    text: {
      fr: 'L’institut introduit seul le programme ; il participe aux cadres cités.',
      nl: 'Het instituut dient het programma alleen in en werkt binnen de genoemde kaders.',
    },
  },
  {
    section: 'theory',
    state: 'ready',
    responsible: 'Chargée de programme',
    text: {
      fr: 'Des cadres formés négocient ; des accords appliqués montrent l’utilité du syndicat ; le nombre d’affiliés suit.',
    },
  },
  { section: 'co-financing', state: 'draft', responsible: 'Responsable financière', dueOn: '2026-12-11' },
  {
    section: 'monitoring',
    state: 'draft',
    responsible: 'Chargée de programme',
    dueOn: '2026-12-18',
    text: { fr: 'Revue annuelle avec chaque partenaire, mesure semestrielle des indicateurs (projet).' },
  },
  {
    section: 'sustainability',
    outcome: 'OS1',
    state: 'ready',
    responsible: 'Chargée de programme',
    text: {
      fr: 'Chaque partenaire prend à sa charge une part croissante des formateurs ; un plan de désengagement suit l’évaluation finale.',
    },
  },
  {
    section: 'synergies',
    outcome: 'OS1',
    state: 'draft',
    responsible: 'Chargée de programme',
    text: { fr: 'Formations communes avec les deux autres instituts (projet).' },
  },
];

export const appraisal = [
  {
    key: 'quota',
    outcome: 'OS1',
    askedOn: '2021-09-20',
    question: 'Comment la part de femmes parmi les délégués formés sera-t-elle garantie ?',
    reference: 'Lettre du 20/09/2021 (démo)',
    answer:
      'Une place sur deux est réservée jusqu’à trois semaines avant chaque cours ; l’indicateur est ventilé.',
    byFunction: 'Direction',
    answeredOn: '2021-10-08',
  },
  {
    key: 'scale',
    askedOn: '2021-09-20',
    question: 'Pourquoi garder six outcomes avec ce budget ?',
    reference: 'Lettre du 20/09/2021 (démo)',
    answer: 'Chaque outcome a son propre réseau ; deux d’entre eux partagent leurs formateurs.',
    byFunction: 'Direction',
    answeredOn: '2021-10-08',
  },
] as const;

type ToldTarget = {
  justification?: Told;
  unit?: Told;
  actors?: readonly { organisation: string; theirPart?: string }[];
};
type ToldContribution = {
  justification?: Told;
  years?: readonly { year: number; plannedValue?: string; achievedValue?: string }[];
};

type ToldFramework = {
  name: Told;
  lead: string;
  context: Told;
  synergies: Told;
  arrangements: Told;
  targets: readonly (readonly [string, Told, ToldTarget])[];
  contributions: readonly (readonly [string, string, Told, ToldContribution])[];
};

export const framework: ToldFramework = {
  name: {
    fr: 'Cadre stratégique commun Travail décent 2022-2026',
    nl: 'Gemeenschappelijk strategisch kader Waardig Werk 2022-2026',
    en: 'Joint strategic framework Decent Work 2022-2026',
  },
  lead: 'Plateforme des instituts syndicaux (démo)',
  context: {
    fr: 'Les syndicats locaux portent les droits au travail là où l’inspection manque ; leurs moyens restent fragiles, et les femmes y siègent peu.',
    nl: 'Lokale vakbonden dragen de rechten op het werk waar inspectie ontbreekt; hun middelen blijven kwetsbaar, en vrouwen zetelen er weinig.',
  },
  synergies: { fr: 'Une formation commune par an, et une permanence juridique partagée par ville.' },
  arrangements: { fr: 'Un dialogue stratégique par an et une journée d’apprentissage par cible.' },
  targets: [
    [
      'C1',
      {
        fr: 'Les droits fondamentaux au travail sont connus et défendus.',
        nl: 'De fundamentele arbeidsrechten zijn gekend en worden verdedigd.',
      },
      {
        justification: {
          fr: 'Les conventions de base sont ratifiées partout, mais peu connues dans les usines et rarement appliquées.',
          nl: 'De basisverdragen zijn overal geratificeerd, maar weinig gekend in de fabrieken en zelden toegepast.',
        },
        unit: { fr: 'délégués formés', nl: 'opgeleide afgevaardigden', en: 'stewards trained' },
        actors: [
          { organisation: 'ONG Horizon (démo)', theirPart: 'Permanences juridiques dans quatre villes.' },
          { organisation: 'Mutualité Solidaire (démo)' },
        ],
      },
    ],
    [
      'C2',
      {
        fr: 'Le dialogue social produit des accords qui sont appliqués.',
        nl: 'De sociale dialoog levert akkoorden op die worden toegepast.',
      },
      {},
    ],
    [
      'C3',
      {
        fr: 'La protection sociale s’étend à l’économie informelle.',
        nl: 'De sociale bescherming reikt tot de informele economie.',
      },
      {},
    ],
  ],
  contributions: [
    [
      'C1',
      'OS3',
      { en: 'Stewards of thirty factories know the core conventions and use them.' },
      {
        justification: {
          en: 'Stewards who know the conventions bring breaches to the inspectorate themselves.',
        },
        years: [
          { year: 2025, plannedValue: '120', achievedValue: '131' },
          { year: 2026, plannedValue: '150' },
        ],
      },
    ],
    ['C2', 'OS1', { fr: 'Comités tripartites locaux préparés et suivis par des délégués formés.' }, {}],
    ['C3', 'OS2', { fr: 'Sections de l’économie informelle affiliées à une mutuelle.' }, {}],
  ],
};

export const markerReasons = [
  [
    'OS1',
    '1',
    '2',
    { fr: 'La moitié des places et des mandats visés sont pour des femmes ; l’indicateur est ventilé.' },
  ],
  ['OS1', '3', '2', { fr: 'Le renforcement d’organisations démocratiques est l’objet même de l’outcome.' }],
  ['OS1', '7', '0', { fr: 'Aucune action ne vise l’adaptation au climat.' }],
  ['OS3', '1', '1', { en: 'Most garment workers are women; their rights at work are one aim among others.' }],
] as const satisfies readonly (readonly [string, string, string, Told])[];
