import type { CodedText } from './agreement-2007.ts';

/** The nine kinds of action that the agreement supports (A1-A9). */
export const actionTexts: readonly CodedText[] = [
  [
    'A1',
    [
      'Creating and developing unions',
      'Créer et développer des syndicats',
      'Vakbonden oprichten en ontwikkelen',
      'Crear y desarrollar sindicatos',
      'Criar e desenvolver sindicatos',
    ],
    [
      'Creating and developing trade union organisations in partner countries, and a context favourable to their existence and action.',
      'La création et le développement d’organisations syndicales dans les pays partenaires, et d’un contexte favorable à leur existence et à leur action.',
      'De oprichting en ontwikkeling van vakbondsorganisaties in de partnerlanden, en van een context die hun bestaan en hun werking ten goede komt.',
      'La creación y el desarrollo de organizaciones sindicales en los países socios, y de un contexto favorable a su existencia y a su acción.',
      'A criação e o desenvolvimento de organizações sindicais nos países parceiros, e de um contexto favorável à sua existência e ação.',
    ],
  ],
  [
    'A2',
    [
      'Trade union training',
      'Formation syndicale',
      'Vakbondsvorming',
      'Formación sindical',
      'Formação sindical',
    ],
    [
      'Trade union training in the context of national action plans.',
      'La formation syndicale dans le cadre de plans d’action nationaux.',
      'Vakbondsvorming in het kader van nationale actieplannen.',
      'La formación sindical en el marco de planes de acción nacionales.',
      'A formação sindical no quadro de planos de ação nacionais.',
    ],
  ],
  [
    'A3',
    [
      'Leaders and secretariats',
      'Dirigeants et secrétariats',
      'Leiding en secretariaten',
      'Dirigentes y secretarías',
      'Dirigentes e secretariados',
    ],
    [
      'Supporting the work of trade union leaders and secretariats: organisation, functioning, initiatives.',
      'L’appui au travail des dirigeants et des secrétariats syndicaux : organisation, fonctionnement, initiatives.',
      'Ondersteuning van het werk van vakbondsleiders en -secretariaten: organisatie, werking, initiatieven.',
      'El apoyo al trabajo de los dirigentes y las secretarías sindicales: organización, funcionamiento, iniciativas.',
      'O apoio ao trabalho dos dirigentes e secretariados sindicais: organização, funcionamento, iniciativas.',
    ],
  ],
  [
    'A4',
    [
      'Defending rights',
      'Défense des droits',
      'Verdediging van rechten',
      'Defensa de los derechos',
      'Defesa dos direitos',
    ],
    [
      'Defending and promoting the rights of trade unions, and social and economic matters.',
      'La défense et la promotion des droits syndicaux, ainsi que des questions sociales et économiques.',
      'De verdediging en bevordering van vakbondsrechten en van sociale en economische aangelegenheden.',
      'La defensa y la promoción de los derechos sindicales y de los asuntos sociales y económicos.',
      'A defesa e a promoção dos direitos sindicais e das questões sociais e económicas.',
    ],
  ],
  [
    'A5',
    [
      'International training of senior officials',
      'Formation internationale des cadres',
      'Internationale vorming van kaderleden',
      'Formación internacional de cuadros',
      'Formação internacional de quadros',
    ],
    [
      'International training for senior trade union officials, in all fields.',
      'La formation internationale de cadres syndicaux, dans tous les domaines.',
      'De internationale vorming van vakbondskader, op alle gebieden.',
      'La formación internacional de cuadros sindicales, en todos los ámbitos.',
      'A formação internacional de quadros sindicais, em todos os domínios.',
    ],
  ],
  [
    'A6',
    [
      'Multilateral action',
      'Action multilatérale',
      'Multilaterale actie',
      'Acción multilateral',
      'Ação multilateral',
    ],
    [
      'Consolidating the multilateral action of trade union movements in partner countries: regional, sub-regional and international, sectoral and cross-sectoral.',
      'La consolidation de l’action multilatérale des mouvements syndicaux dans les pays partenaires : régionale, sous-régionale et internationale, sectorielle et intersectorielle.',
      'De consolidatie van de multilaterale actie van vakbewegingen in de partnerlanden: regionaal, subregionaal en internationaal, sectoraal en intersectoraal.',
      'La consolidación de la acción multilateral de los movimientos sindicales en los países socios: regional, subregional e internacional, sectorial e intersectorial.',
      'A consolidação da ação multilateral dos movimentos sindicais nos países parceiros: regional, sub-regional e internacional, setorial e intersetorial.',
    ],
  ],
  [
    'A7',
    [
      'Sharing experience',
      'Échange d’expériences',
      'Ervaringsuitwisseling',
      'Intercambio de experiencias',
      'Intercâmbio de experiências',
    ],
    [
      'Sharing experience through study missions, working visits by senior officials, observation missions, seminars, colloquiums and traineeships, bilateral and multilateral, in the North and in the South.',
      'L’échange d’expériences par des missions d’étude, des visites de travail de cadres, des missions d’observation, des séminaires, des colloques et des stages, bilatéraux et multilatéraux, au Nord et au Sud.',
      'Ervaringen uitwisselen door studiereizen, werkbezoeken van kaderleden, waarnemingsmissies, seminaries, colloquia en stages, bilateraal en multilateraal, in het Noorden en in het Zuiden.',
      'El intercambio de experiencias mediante misiones de estudio, visitas de trabajo de cuadros, misiones de observación, seminarios, coloquios y pasantías, bilaterales y multilaterales, en el Norte y en el Sur.',
      'O intercâmbio de experiências através de missões de estudo, visitas de trabalho de quadros, missões de observação, seminários, colóquios e estágios, bilaterais e multilaterais, no Norte e no Sul.',
    ],
  ],
  [
    'A8',
    [
      'Expert missions',
      'Missions d’experts',
      'Missies van deskundigen',
      'Misiones de expertos',
      'Missões de peritos',
    ],
    [
      'Technical assistance missions by experts from the North, based on the progress made in realising the objectives and the actions of the programme.',
      'Les missions d’appui technique d’experts du Nord, sur la base des progrès accomplis dans la réalisation des objectifs et des actions du programme.',
      'Missies voor technische bijstand door deskundigen uit het Noorden, op basis van de vooruitgang bij het verwezenlijken van de doelstellingen en acties van het programma.',
      'Las misiones de asistencia técnica de expertos del Norte, sobre la base de los avances en la realización de los objetivos y las acciones del programa.',
      'As missões de assistência técnica de peritos do Norte, com base nos progressos na realização dos objetivos e das ações do programa.',
    ],
  ],
  [
    'A9',
    [
      'Awareness-raising in Belgium',
      'Sensibilisation en Belgique',
      'Sensibilisering in België',
      'Sensibilización en Bélgica',
      'Sensibilização na Bélgica',
    ],
    [
      'Raising awareness and rallying in Belgium: informing workers and public opinion.',
      'La sensibilisation et la mobilisation en Belgique : informer les travailleurs et l’opinion publique.',
      'Sensibilisering en mobilisering in België: werknemers en de publieke opinie informeren.',
      'La sensibilización y la movilización en Bélgica: informar a los trabajadores y a la opinión pública.',
      'A sensibilização e a mobilização na Bélgica: informar os trabalhadores e a opinião pública.',
    ],
  ],
];
