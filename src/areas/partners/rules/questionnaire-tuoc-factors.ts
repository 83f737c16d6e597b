import type { WrittenItem } from './questionnaire.ts';

/**
 * What weighs on a union from outside, in five kinds. The TUOC tool (2019) asks for five external factors; the copy
 * that was read does not name them: these are ours, hence an edition, which can be replaced.
 */
export const tuocFactors: readonly WrittenItem[] = [
  [
    'economy',
    [
      'The economy: prices, jobs, the companies our members work for',
      'L’économie : les prix, l’emploi, les entreprises de nos membres',
      'De economie: prijzen, werk, de bedrijven waar onze leden werken',
      'La economía: precios, empleo, las empresas de nuestra afiliación',
      'A economia: preços, emprego, as empresas dos nossos membros',
    ],
  ],
  [
    'politics',
    [
      'Politics: who governs, elections, freedom to speak and to meet',
      'La politique : qui gouverne, les élections, la liberté de parole et de réunion',
      'De politiek: wie regeert, verkiezingen, vrijheid van spreken en vergaderen',
      'La política: quién gobierna, elecciones, libertad de palabra y de reunión',
      'A política: quem governa, eleições, liberdade de palavra e de reunião',
    ],
  ],
  [
    'law',
    [
      'The law: labour law, its application, courts and inspection',
      'Le droit : le droit du travail, son application, les tribunaux et l’inspection',
      'Het recht: het arbeidsrecht, de toepassing ervan, rechtbanken en inspectie',
      'El derecho: la legislación laboral, su aplicación, los tribunales y la inspección',
      'O direito: a legislação laboral, a sua aplicação, os tribunais e a inspeção',
    ],
  ],
  [
    'society',
    [
      'Society and culture: customs, generations, how people look at unions',
      'La société et la culture : les usages, les générations, le regard sur les syndicats',
      'Samenleving en cultuur: gewoonten, generaties, hoe men naar vakbonden kijkt',
      'La sociedad y la cultura: costumbres, generaciones, cómo se mira a los sindicatos',
      'A sociedade e a cultura: costumes, gerações, como se olha para os sindicatos',
    ],
  ],
  [
    'technology',
    [
      'Technology: networks, platforms, machines that change the work',
      'La technique : les réseaux, les plateformes, les machines qui changent le travail',
      'Technologie: netwerken, platformen, machines die het werk veranderen',
      'La tecnología: redes, plataformas, máquinas que cambian el trabajo',
      'A tecnologia: redes, plataformas, máquinas que mudam o trabalho',
    ],
  ],
];
