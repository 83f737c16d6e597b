import type { Localized } from '../../../kernel/localized.ts';

export type FileSectionSeed = { code: string; appliesTo: 'programme' | 'outcome'; title: Localized };

type Words = readonly [en: string, fr: string, nl: string, es: string, pt: string];

/** Where the list comes from; an institute words its own sections beside it. */
export const sectionSource = 'Programme format of December 2020 (2022-2026)';

const said = ([en, fr, nl, es, pt]: Words): Localized => ({
  fr: { text: fr, source: true },
  nl: { text: nl },
  en: { text: en },
  es: { text: es },
  pt: { text: pt },
});

const ofProgramme: readonly (readonly [string, ...Words])[] = [
  ['applicants', 'Applicants', 'Demandeurs', 'Aanvragers', 'Solicitantes', 'Requerentes'],
  [
    'co-financing',
    'Indicative co-financing plan',
    'Plan indicatif de cofinancement',
    'Indicatief cofinancieringsplan',
    'Plan indicativo de cofinanciación',
    'Plano indicativo de cofinanciamento',
  ],
  [
    'exceptions',
    'Financial exceptions',
    'Exceptions financières',
    'Financiële uitzonderingen',
    'Excepciones financieras',
    'Exceções financeiras',
  ],
  [
    'theory',
    'Theory of change: narrative',
    'Théorie du changement : récit',
    'Veranderingstheorie: verhaal',
    'Teoría del cambio: relato',
    'Teoria da mudança: narrativa',
  ],
  [
    'monitoring',
    'Monitoring and evaluation',
    'Suivi et évaluation',
    'Opvolging en evaluatie',
    'Seguimiento y evaluación',
    'Acompanhamento e avaliação',
  ],
  ['learning', 'Learning', 'Apprentissage', 'Leren', 'Aprendizaje', 'Aprendizagem'],
];

const ofOutcome: readonly (readonly [string, ...Words])[] = [
  [
    'theory',
    'Theory of change of the outcome',
    'Théorie du changement de l’outcome',
    'Veranderingstheorie van de outcome',
    'Teoría del cambio del resultado',
    'Teoria da mudança do resultado',
  ],
  [
    'partners',
    'Partners and their part in it',
    'Partenaires et leur rôle',
    'Partners en hun rol',
    'Contrapartes y su papel',
    'Parceiros e o seu papel',
  ],
  [
    'gender-environment',
    'Gender and environment',
    'Genre et environnement',
    'Gender en milieu',
    'Género y medio ambiente',
    'Género e ambiente',
  ],
  [
    'synergies',
    'Synergies and complementarities',
    'Synergies et complémentarités',
    'Synergieën en complementariteit',
    'Sinergias y complementariedades',
    'Sinergias e complementaridades',
  ],
  [
    'governmental',
    'Link with governmental cooperation',
    'Lien avec la coopération gouvernementale',
    'Verband met de gouvernementele samenwerking',
    'Vínculo con la cooperación gubernamental',
    'Ligação com a cooperação governamental',
  ],
  [
    'sdg',
    'Sustainable development goals',
    'Objectifs de développement durable',
    'Duurzameontwikkelingsdoelen',
    'Objetivos de desarrollo sostenible',
    'Objetivos de desenvolvimento sustentável',
  ],
  ['dac', 'DAC criteria', 'Critères du CAD', 'DAC-criteria', 'Criterios del CAD', 'Critérios do CAD'],
  [
    'sustainability',
    'Sustainability and exit',
    'Durabilité et désengagement',
    'Duurzaamheid en exit',
    'Sostenibilidad y salida',
    'Sustentabilidade e saída',
  ],
  [
    'learning',
    'Monitoring and learning',
    'Suivi et apprentissage',
    'Opvolging en leren',
    'Seguimiento y aprendizaje',
    'Acompanhamento e aprendizagem',
  ],
];

/** What a programme file consists of by the donor's format, beside what is kept as records: results, risks, budget. */
export const fileSectionSeeds: readonly FileSectionSeed[] = [
  ...ofProgramme.map(([code, ...words]) => ({ code, appliesTo: 'programme' as const, title: said(words) })),
  ...ofOutcome.map(([code, ...words]) => ({ code, appliesTo: 'outcome' as const, title: said(words) })),
];

/** Which of them an institute does not have yet, each with its place in the format. */
export const missingSections = (
  there: readonly Pick<FileSectionSeed, 'code' | 'appliesTo'>[],
): readonly (FileSectionSeed & { position: number })[] => {
  const known = new Set(there.map(({ appliesTo, code }) => `${appliesTo} ${code}`));
  return fileSectionSeeds
    .map((seed, position) => ({ ...seed, position }))
    .filter(({ appliesTo, code }) => !known.has(`${appliesTo} ${code}`));
};
