import type { CodedText } from './agreement-2007.ts';

/** The eight aims of the agreement (O1-O8). */
export const aimTexts: readonly CodedText[] = [
  [
    'O1',
    [
      'Free and democratic unions',
      'Des syndicats libres et démocratiques',
      'Vrije en democratische vakbonden',
      'Sindicatos libres y democráticos',
      'Sindicatos livres e democráticos',
    ],
    [
      'The development of independent, free and democratic trade union organisations.',
      'Le développement d’organisations syndicales indépendantes, libres et démocratiques.',
      'De ontwikkeling van onafhankelijke, vrije en democratische vakbondsorganisaties.',
      'El desarrollo de organizaciones sindicales independientes, libres y democráticas.',
      'O desenvolvimento de organizações sindicais independentes, livres e democráticas.',
    ],
  ],
  [
    'O2',
    [
      'Stronger unions in partner countries',
      'Des syndicats renforcés dans les pays partenaires',
      'Sterkere vakbonden in de partnerlanden',
      'Sindicatos fortalecidos en los países socios',
      'Sindicatos reforçados nos países parceiros',
    ],
    [
      'Strengthening, institutionally, structurally and functionally, the trade union organisations present in one or several partner countries, at local and at national level.',
      'Le renforcement institutionnel, structurel et fonctionnel des organisations syndicales présentes dans un ou plusieurs pays partenaires, au niveau local et au niveau national.',
      'De institutionele, structurele en functionele versterking van vakbondsorganisaties die aanwezig zijn in een of meer partnerlanden, op lokaal en op nationaal niveau.',
      'El fortalecimiento institucional, estructural y funcional de las organizaciones sindicales presentes en uno o varios países socios, a nivel local y nacional.',
      'O reforço institucional, estrutural e funcional das organizações sindicais presentes num ou em vários países parceiros, a nível local e nacional.',
    ],
  ],
  [
    'O3',
    [
      'Regional union organisations',
      'Les organisations syndicales régionales',
      'Regionale vakbondsorganisaties',
      'Organizaciones sindicales regionales',
      'Organizações sindicais regionais',
    ],
    [
      'Supporting regional trade union organisations present in several partner countries whose national organisations receive or have received support from the not-for-profit association.',
      'Le soutien aux organisations syndicales régionales présentes dans plusieurs pays partenaires et dont les organisations nationales reçoivent ou ont reçu l’appui de l’association sans but lucratif.',
      'De ondersteuning van regionale vakbondsorganisaties die aanwezig zijn in verschillende partnerlanden en waarvan de nationale organisaties steun krijgen of kregen van de vereniging zonder winstoogmerk.',
      'El apoyo a las organizaciones sindicales regionales presentes en varios países socios cuyas organizaciones nacionales reciben o han recibido el apoyo de la asociación sin ánimo de lucro.',
      'O apoio às organizações sindicais regionais presentes em vários países parceiros cujas organizações nacionais recebem ou receberam o apoio da associação sem fins lucrativos.',
    ],
  ],
  [
    'O4',
    ['Local dialogue', 'Le dialogue local', 'Lokale dialoog', 'Diálogo local', 'Diálogo local'],
    [
      'Encouraging local dialogue between public authorities, company managers and local trade unions.',
      'L’encouragement du dialogue local entre les pouvoirs publics, les responsables d’entreprise et les syndicats locaux.',
      'De bevordering van de lokale dialoog tussen overheden, bedrijfsleiders en plaatselijke vakbonden.',
      'El fomento del diálogo local entre los poderes públicos, los responsables de empresa y los sindicatos locales.',
      'O incentivo ao diálogo local entre os poderes públicos, os responsáveis de empresas e os sindicatos locais.',
    ],
  ],
  [
    'O5',
    [
      'Rights of workers in poverty',
      'Les droits des travailleurs pauvres',
      'Rechten van werkenden in armoede',
      'Derechos de los trabajadores pobres',
      'Direitos dos trabalhadores pobres',
    ],
    [
      'Promoting and defending the rights and interests of the working classes living in poverty.',
      'La promotion et la défense des droits et des intérêts des classes laborieuses qui vivent dans la pauvreté.',
      'De bevordering en de verdediging van de rechten en belangen van de werkende klassen die in armoede leven.',
      'La promoción y la defensa de los derechos e intereses de las clases trabajadoras que viven en la pobreza.',
      'A promoção e a defesa dos direitos e interesses das classes trabalhadoras que vivem na pobreza.',
    ],
  ],
  [
    'O6',
    ['Social justice', 'La justice sociale', 'Sociale rechtvaardigheid', 'Justicia social', 'Justiça social'],
    [
      'Advancing social justice as an element of the democratisation of society.',
      'La promotion de la justice sociale comme élément de la démocratisation de la société.',
      'De bevordering van sociale rechtvaardigheid als onderdeel van de democratisering van de samenleving.',
      'El fomento de la justicia social como elemento de la democratización de la sociedad.',
      'A promoção da justiça social como elemento da democratização da sociedade.',
    ],
  ],
  [
    'O7',
    [
      'Partners take over',
      'Les partenaires prennent le relais',
      'Partners nemen het over',
      'Las contrapartes toman el relevo',
      'Os parceiros assumem a continuidade',
    ],
    [
      'Involving the partners in the initiatives and letting them take these over, so that the result is sustainable development in partnership.',
      'L’association des partenaires aux initiatives et leur reprise par ceux-ci, pour aboutir à un développement durable en partenariat.',
      'De partners bij de initiatieven betrekken en ze door hen laten overnemen, zodat het resultaat duurzame ontwikkeling in partnerschap is.',
      'La participación de las contrapartes en las iniciativas y su apropiación por ellas, para lograr un desarrollo sostenible en asociación.',
      'O envolvimento dos parceiros nas iniciativas e a sua apropriação por estes, de modo a alcançar um desenvolvimento sustentável em parceria.',
    ],
  ],
  [
    'O8',
    [
      'Awareness of solidarity',
      'La conscience de la solidarité',
      'Bewustzijn van solidariteit',
      'Conciencia de la solidaridad',
      'Consciência da solidariedade',
    ],
    [
      'Raising the awareness of workers and their organisations, in Belgium and in the South, of the cooperation and the solidarity of the signatories.',
      'La sensibilisation des travailleurs et de leurs organisations, en Belgique et dans le Sud, à la coopération et à la solidarité des signataires.',
      'Werknemers en hun organisaties, in België en in het Zuiden, bewust maken van de samenwerking en de solidariteit van de ondertekenaars.',
      'La sensibilización de los trabajadores y de sus organizaciones, en Bélgica y en el Sur, sobre la cooperación y la solidaridad de los firmantes.',
      'A sensibilização dos trabalhadores e das suas organizações, na Bélgica e no Sul, para a cooperação e a solidariedade dos signatários.',
    ],
  ],
];
