import type { Tongue } from './story.ts';

/** Themes of trainings, by the language of the partner. */
export const themes: Readonly<Record<Tongue, readonly string[]>> = {
  fr: [
    'Négociation collective',
    'Santé et sécurité au travail',
    'Égalité et lutte contre les violences sexistes',
    'Syndicalisation de l’économie informelle',
    'Gestion des cotisations et des comptes',
    'Relève syndicale des jeunes',
  ],
  en: [
    'Collective bargaining',
    'Occupational safety and health',
    'Equality and freedom from gender-based violence',
    'Organising informal workers',
    'Dues and financial management',
    'Young workers’ leadership',
  ],
  es: [
    'Negociación colectiva',
    'Seguridad y salud en el trabajo',
    'Igualdad y prevención de la violencia de género',
    'Organización de la economía informal',
    'Gestión de cuotas y finanzas',
    'Liderazgo juvenil sindical',
  ],
};

/** A theme that no plan names. */
export const offPlanTheme: Readonly<Record<Tongue, string>> = {
  fr: 'Communication numérique et réseaux sociaux',
  en: 'Digital communication and social media',
  es: 'Comunicación digital y redes sociales',
};

type Method = 'course' | 'study_circle' | 'training_of_trainers' | 'e_learning';

/** `{theme}` and `{city}` are filled in. */
export const trainingTitles: Readonly<Record<Tongue, Readonly<Record<Method, readonly string[]>>>> = {
  fr: {
    course: [
      'Formation des délégués : {theme} ({city})',
      'Atelier de formation à {city} : {theme}',
      'Module de base, {theme} ({city})',
    ],
    study_circle: ['Cercles d’étude à {city} : {theme}'],
    training_of_trainers: ['Formation de formateurs : {theme} ({city})'],
    e_learning: ['Formation à distance : {theme}'],
  },
  en: {
    course: [
      'Shop stewards’ course: {theme} ({city})',
      'Training workshop in {city}: {theme}',
      'Basic module, {theme} ({city})',
    ],
    study_circle: ['Study circles in {city}: {theme}'],
    training_of_trainers: ['Training of trainers: {theme} ({city})'],
    e_learning: ['Online course: {theme}'],
  },
  es: {
    course: [
      'Curso para delegadas y delegados: {theme} ({city})',
      'Taller de formación en {city}: {theme}',
      'Módulo básico, {theme} ({city})',
    ],
    study_circle: ['Círculos de estudio en {city}: {theme}'],
    training_of_trainers: ['Formación de formadores: {theme} ({city})'],
    e_learning: ['Curso a distancia: {theme}'],
  },
};

type Format =
  | 'study_mission'
  | 'working_visit'
  | 'observation_mission'
  | 'seminar'
  | 'colloquium'
  | 'traineeship';

export const exchangeTitles: Readonly<Record<Tongue, Readonly<Record<Format, string>>>> = {
  fr: {
    study_mission: 'Mission d’étude à {city} : {topic}',
    working_visit: 'Visite de travail de responsables à {city} : {topic}',
    observation_mission: 'Mission d’observation à {city} : {topic}',
    seminar: 'Séminaire d’échange à {city} : {topic}',
    colloquium: 'Colloque à {city} : {topic}',
    traineeship: 'Stage d’échange à {city} : {topic}',
  },
  en: {
    study_mission: 'Study mission to {city}: {topic}',
    working_visit: 'Working visit of senior officials to {city}: {topic}',
    observation_mission: 'Observation mission to {city}: {topic}',
    seminar: 'Exchange seminar in {city}: {topic}',
    colloquium: 'Colloquium in {city}: {topic}',
    traineeship: 'Traineeship in {city}: {topic}',
  },
  es: {
    study_mission: 'Misión de estudio a {city}: {topic}',
    working_visit: 'Visita de trabajo de dirigentes a {city}: {topic}',
    observation_mission: 'Misión de observación a {city}: {topic}',
    seminar: 'Seminario de intercambio en {city}: {topic}',
    colloquium: 'Coloquio en {city}: {topic}',
    traineeship: 'Pasantía en {city}: {topic}',
  },
};

export const exchangeTopics: Readonly<Record<Tongue, readonly string[]>> = {
  fr: [
    'dialogue social local',
    'mutuelles de santé',
    'chaînes d’approvisionnement',
    'cercles d’étude',
    'transition juste',
    'comités de femmes et de jeunes',
  ],
  en: [
    'local social dialogue',
    'health mutuals',
    'supply chains',
    'study circles',
    'just transition',
    'women’s and youth committees',
  ],
  es: [
    'diálogo social local',
    'protección social',
    'cadenas de suministro',
    'círculos de estudio',
    'transición justa',
    'comités de mujeres y jóvenes',
  ],
};

export const termsOfReference: Readonly<Record<Tongue, string>> = {
  fr: 'Comparer les pratiques sur le thème choisi, visiter deux lieux de travail, rédiger des recommandations communes et les restituer aux instances dans les trois mois.',
  en: 'Compare practice on the chosen theme, visit two workplaces, write joint recommendations and report back to the governing bodies within three months.',
  es: 'Comparar prácticas sobre el tema elegido, visitar dos centros de trabajo, redactar recomendaciones comunes y presentarlas a las instancias en tres meses.',
};

/** What is on an exchange, a point a line. */
export const agendas: Readonly<Record<Tongue, string>> = {
  fr: 'Accueil et tour des pratiques\nVisite de deux lieux de travail\nAtelier : ce qui se transpose chez nous\nRecommandations communes et suites',
  en: 'Welcome and round of practices\nVisits to two workplaces\nWorkshop: what can be taken home\nJoint recommendations and next steps',
  es: 'Bienvenida y ronda de prácticas\nVisita a dos centros de trabajo\nTaller: lo que se puede aplicar en casa\nRecomendaciones comunes y próximos pasos',
};

/** What comes of an exchange that others learn from, and where they find it. */
export const learningProducts = {
  fr: {
    guide: 'Guide pratique',
    article: 'Article dans le bulletin',
    training_module: 'Module de formation',
    film: 'Court film',
    methodology_note: 'Note méthodologique',
    whereabouts: 'Bibliothèque en ligne du partenaire ; utilisé dans les cercles d’étude',
  },
  en: {
    guide: 'Practical guide',
    article: 'Article in the bulletin',
    training_module: 'Training module',
    film: 'Short film',
    methodology_note: 'Note on methodology',
    whereabouts: 'Online library of the partner; used in study circles',
  },
  es: {
    guide: 'Guía práctica',
    article: 'Artículo en el boletín',
    training_module: 'Módulo de formación',
    film: 'Vídeo corto',
    methodology_note: 'Nota metodológica',
    whereabouts: 'Biblioteca en línea de la contraparte; se usa en los círculos de estudio',
  },
} as const;

export const seniorFunctions: Readonly<Record<Tongue, string>> = {
  fr: 'Secrétaires généraux et responsables de la formation',
  en: 'General secretaries and heads of education',
  es: 'Secretarías generales y de formación',
};

export const reports: Readonly<Record<Tongue, readonly string[]>> = {
  fr: [
    'Les objectifs sont atteints. Les participants ont établi un plan d’action par section ; un suivi est prévu dans six mois. Bonne participation des femmes, à renforcer chez les jeunes.',
    'Formation tenue dans de bonnes conditions malgré deux coupures de courant. Les exercices de négociation ont été les plus appréciés. Trois sections demandent un accompagnement.',
    'Participation un peu inférieure au plan (saison des pluies). Le test final montre une nette progression. Les modules sont à traduire en langue locale.',
    'Les recommandations portent sur la tenue des registres, la restitution en assemblée et la présence de femmes dans l’équipe de négociation.',
  ],
  en: [
    'Objectives met. Each branch drew up an action plan; follow-up is due in six months. Women took part in good numbers, young workers less so.',
    'Held in good conditions. The mock negotiations were valued most. Three branches asked for coaching on their own agreement.',
    'Slightly fewer participants than planned. The final test shows clear progress. The modules need translating into the local language.',
    'Recommendations: keep registers up to date, report back at general meetings, have women in every bargaining team.',
  ],
  es: [
    'Objetivos cumplidos. Cada seccional elaboró un plan de acción; habrá seguimiento en seis meses. Buena presencia de mujeres, menor de jóvenes.',
    'Se realizó en buenas condiciones. Lo más valorado fueron los simulacros de negociación. Tres seccionales piden acompañamiento.',
    'Participación algo menor a la prevista. La prueba final muestra un avance claro. Conviene adaptar los módulos a cada rama.',
    'Recomendaciones: llevar registros al día, informar en asamblea e incluir mujeres en cada equipo negociador.',
  ],
};

export const cancelReasons: Readonly<Record<Tongue, readonly string[]>> = {
  fr: [
    'Reportée sine die : routes coupées par les pluies.',
    'Annulée : les salles publiques étaient réquisitionnées à ces dates.',
    'Annulée à la demande du partenaire, congrès avancé.',
  ],
  en: [
    'Called off: floods cut the roads to the venue.',
    'Cancelled at the partner’s request, its congress was moved forward.',
  ],
  es: [
    'Suspendida por bloqueo de carreteras.',
    'Cancelada a pedido de la organización, coincidía con la asamblea nacional.',
  ],
};

/** What partners spend on, by heading; `{city}`, `{title}`, `{quarter}` are filled in. Never the name of a person. */
export const spending = {
  fr: {
    venue: ['Salle et repas, {title}', 'Location de salle, pauses et repas, {title}'],
    travel: ['Transport et per diem des participants, {title} (liste d’émargement)'],
    trainers: ['Honoraires des formateurs et supports, {title}', 'Impression des manuels, {title}'],
    flights: ['Billets d’avion et visas, {title}', 'Hébergement de la délégation, {title}'],
    pay: ['Salaires du secrétariat, trimestre {quarter}'],
    office: [
      'Loyer et internet du secrétariat, trimestre {quarter}',
      'Électricité, eau et carburant du groupe, trimestre {quarter}',
    ],
    equipment: [
      'Achat de deux ordinateurs portables',
      'Moto pour le suivi des sections',
      'Kit solaire et batteries',
      'Vidéoprojecteur et imprimante',
    ],
    bank: ['Frais bancaires et de transfert, trimestre {quarter}'],
    campaign: [
      'Spots radio et affiches, campagne d’affiliation ({city})',
      'Réunions de sensibilisation dans les marchés de {city}',
      'Assemblées de base à {city} : salle et transport',
    ],
    legal: ['Permanence juridique de {city}, trimestre {quarter}'],
    audit: ['Audit annuel des comptes du projet'],
  },
  en: {
    venue: ['Venue and meals, {title}', 'Hall rental, breaks and lunches, {title}'],
    travel: ['Participants’ transport and per diem, {title} (signed list)'],
    trainers: ['Trainers’ fees and materials, {title}', 'Printing of manuals, {title}'],
    flights: ['Air tickets and visas, {title}', 'Delegation’s accommodation, {title}'],
    pay: ['Salaries of the secretariat, quarter {quarter}'],
    office: ['Office rent and internet, quarter {quarter}', 'Electricity, water and fuel, quarter {quarter}'],
    equipment: [
      'Two laptops',
      'Motorbike for branch visits',
      'Projector and printer',
      'Office furniture for the new branch',
    ],
    bank: ['Bank and transfer charges, quarter {quarter}'],
    campaign: [
      'Radio spots and posters, membership drive ({city})',
      'Outreach meetings at workplaces in {city}',
      'Branch meetings in {city}: hall and transport',
    ],
    legal: ['Legal help desk in {city}, quarter {quarter}'],
    audit: ['Annual audit of the project accounts'],
  },
  es: {
    venue: ['Local y alimentación, {title}', 'Alquiler de salón, refrigerios y almuerzos, {title}'],
    travel: ['Transporte y viáticos de participantes, {title} (lista firmada)'],
    trainers: ['Honorarios de facilitación y materiales, {title}', 'Impresión de cartillas, {title}'],
    flights: ['Pasajes aéreos, {title}', 'Hospedaje de la delegación, {title}'],
    pay: ['Remuneraciones del secretariado, trimestre {quarter}'],
    office: [
      'Alquiler e internet de la oficina, trimestre {quarter}',
      'Servicios básicos de la oficina, trimestre {quarter}',
    ],
    equipment: ['Dos computadoras portátiles', 'Proyector e impresora', 'Mobiliario para la seccional'],
    bank: ['Gastos bancarios y de transferencia, trimestre {quarter}'],
    campaign: [
      'Cuñas radiales y afiches, campaña de afiliación ({city})',
      'Reuniones informativas en {city}',
      'Asambleas de base en {city}: local y transporte',
    ],
    legal: ['Consultorio jurídico de {city}, trimestre {quarter}'],
    audit: ['Auditoría anual de las cuentas del proyecto'],
  },
} as const satisfies Readonly<Record<Tongue, Readonly<Record<string, readonly string[]>>>>;

export type SpendingKind = keyof (typeof spending)['fr'];

/** The institute's own spending, in French as its books are. */
export const ownSpending = {
  pay: 'Personnel de programme affecté à l’objectif {outcome}, trimestre {quarter}',
  mission: [
    'Mission de suivi à {city} : vols et séjour',
    'Atelier de planification avec les partenaires, {city}',
  ],
  belgian: [
    'Séminaire de militants à Namur : salle et repas',
    'Vormingsdag in Gent: zaal en broodjes',
    'Matériel de campagne et impression',
    'Accueil d’une délégation de partenaires : hébergement et interprétation',
  ],
  management: 'Gestion de programme et finances : personnel, trimestre {quarter}',
  followUp: 'Traduction de documents et licences de logiciels, semestre {half}',
  auditFee: 'Certification du rapport financier par le réviseur',
  evaluation: 'Évaluation externe à mi-parcours, thème de l’économie informelle',
} as const;

export const onBehalfSources: Readonly<Record<Tongue, (period: string) => string>> = {
  fr: (period) => `Rapport du partenaire reçu par courriel, ${period}`,
  en: (period) => `Partner report received by e-mail, ${period}`,
  es: (period) => `Informe de la contraparte recibido por correo, ${period}`,
};

export const organs: Readonly<Record<Tongue, string>> = {
  fr: 'Comité exécutif national',
  en: 'National executive committee',
  es: 'Comité ejecutivo nacional',
};

/** What was seen of social dialogue at the end of a year, from the first to the fifth. */
export const dialogueStories: Readonly<Record<Tongue, readonly (readonly string[])[]>> = {
  fr: [
    [
      'Pas d’espace de dialogue local ; les employeurs répondent au cas par cas.',
      'Une commission existe sur papier, elle ne s’est pas réunie.',
    ],
    [
      'Deux réunions avec la commune et les employeurs ; procès-verbal sans suite.',
      'Le syndicat est invité comme observateur.',
    ],
    [
      'Un cadre de concertation signé ; quatre réunions tenues, dont une sur la sécurité.',
      'Le syndicat propose l’ordre du jour une fois sur deux.',
    ],
    [
      'Réunions trimestrielles tenues ; un accord appliqué et suivi, deux femmes dans la délégation.',
      'Le cadre fonctionne ; les décisions sont affichées sur les lieux de travail.',
    ],
    ['Le cadre se réunit sans appui extérieur et traite aussi l’économie informelle.'],
  ],
  en: [
    [
      'No local forum; employers answer case by case.',
      'A bipartite committee exists on paper and has not met.',
    ],
    ['Two meetings with employers; minutes without follow-up.', 'The union is invited as an observer.'],
    [
      'A bargaining forum is signed; four meetings held, one on safety.',
      'The union sets the agenda every other time.',
    ],
    ['Quarterly meetings held; one agreement applied and monitored, two women in the delegation.'],
    ['The forum meets without outside support and covers contract workers too.'],
  ],
  es: [
    ['Sin espacio local de diálogo; las empresas responden caso por caso.'],
    ['Dos reuniones con la autoridad y los empleadores; actas sin seguimiento.'],
    ['Mesa de diálogo firmada; cuatro sesiones, una sobre seguridad en el trabajo.'],
    ['Sesiones trimestrales; un acuerdo aplicado y con seguimiento, dos mujeres en la delegación.'],
    ['La mesa se reúne sin apoyo externo e incluye a la economía informal.'],
  ],
};
