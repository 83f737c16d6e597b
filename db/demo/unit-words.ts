import type { Told } from './story.ts';

/** What the demo's indicators count. */
export const unitWords = {
  people: { fr: 'personnes', nl: 'personen', en: 'people', es: 'personas', pt: 'pessoas' },
  attendances: {
    fr: 'participations',
    nl: 'deelnames',
    en: 'attendances',
    es: 'asistencias',
    pt: 'participações',
  },
  agreements: { fr: 'conventions', nl: 'cao’s', en: 'agreements', es: 'convenios', pt: 'convenções' },
  members: { fr: 'membres', nl: 'leden', en: 'members', es: 'afiliados', pt: 'filiados' },
  workers: { fr: 'travailleurs', nl: 'werknemers', en: 'workers', es: 'trabajadores', pt: 'trabalhadores' },
  circles: { fr: 'cercles', nl: 'kringen', en: 'circles', es: 'círculos', pt: 'círculos' },
  positions: { fr: 'positions', nl: 'standpunten', en: 'positions', es: 'posiciones', pt: 'posições' },
  branches: { fr: 'sections', nl: 'afdelingen', en: 'branches', es: 'secciones', pt: 'secções' },
  perCent: { fr: '%', nl: '%', en: '%', es: '%', pt: '%' },
} as const satisfies Record<string, Told>;
