import { localized, withTranslation } from '../../../kernel/localized.ts';
import { firstPublicationMonths } from '../../reviews/rules/evaluation-clock.ts';
import type { KindRow } from './obligation-kind.ts';

/** French first: the law is written in it. */
const said = (fr: string, nl: string, en: string, es: string, pt: string) =>
  Object.entries({ nl, en, es, pt }).reduce(
    (value, [language, text]) => withTranslation(value, language, text),
    localized('fr', fr),
  );

type Seed = Omit<KindRow, 'id' | 'version' | 'position'>;

const law = (article: string) => `AR 11/09/2016, art. ${article}`;

const yearly = {
  scope: 'programme',
  rhythm: 'every',
  bound: 'by',
  yearsAfter: 1,
  event: null,
  monthsAfter: 0,
  daysAfter: 0,
  role: 'programme_officer',
  confidence: 'read',
  cycleFrom: 2017,
  cycleUntil: null,
} as const;

const finalVersion = said(
  'réception de la version finale du rapport',
  'ontvangst van de definitieve versie van het verslag',
  'receipt of the final version of the report',
  'recepción de la versión final del informe',
  'receção da versão final do relatório',
);

const withoutDay = { yearsAfter: null, month: null, day: null } as const;

/**
 * What an institute owes the donor in a year and in a cycle, as first written into its books. A day that nobody read in
 * a source is marked, and the institute changes it.
 */
export const obligationSeeds: readonly Seed[] = [
  {
    ...yearly,
    code: 'claim',
    title: said(
      'Déclaration de créance de l’année',
      'Schuldvordering van het jaar',
      'Claim of the year',
      'Solicitud de pago del año',
      'Pedido de pagamento do ano',
    ),
    bound: 'from',
    yearsAfter: 0,
    month: 1,
    day: 15,
    role: 'finance_officer',
    citation: law('32 §2, 1°'),
  },
  {
    ...yearly,
    code: 'strategic-dialogue',
    title: said(
      'Dialogue stratégique par CSC',
      'Strategische dialoog per GSK',
      'Strategic dialogue per JSF',
      'Diálogo estratégico por MEC',
      'Diálogo estratégico por QEC',
    ),
    scope: 'institute',
    yearsAfter: 0,
    month: 3,
    day: 31,
    role: 'director',
    citation: law('14-17'),
    confidence: 'recalled',
  },
  {
    ...yearly,
    code: 'institutional-dialogue',
    title: said(
      'Dialogue institutionnel',
      'Institutionele dialoog',
      'Institutional dialogue',
      'Diálogo institucional',
      'Diálogo institucional',
    ),
    scope: 'institute',
    yearsAfter: 0,
    // Once a year, between spring and autumn: the last day of the year is nobody's but ours.
    month: 12,
    day: 31,
    role: 'director',
    citation: law('11'),
    confidence: 'guessed',
  },
  {
    ...yearly,
    code: 'iati-sheet',
    title: said(
      'Fiche IATI de l’outcome, mise à jour et publiée',
      'IATI-fiche van de outcome, bijgewerkt en gepubliceerd',
      'IATI sheet of the outcome, updated and published',
      'Ficha IATI del outcome, actualizada y publicada',
      'Ficha IATI do outcome, atualizada e publicada',
    ),
    scope: 'outcome',
    month: 4,
    day: 30,
    citation: law('45 §1, 1°'),
  },
  {
    ...yearly,
    code: 'performance-scores',
    title: said(
      'Scores de performance de l’outcome',
      'Performantiescores van de outcome',
      'Performance scores of the outcome',
      'Puntuaciones de desempeño del outcome',
      'Pontuações de desempenho do outcome',
    ),
    scope: 'outcome',
    // The final moral report stands for the scores of the last year.
    rhythm: 'but_last',
    month: 4,
    day: 30,
    citation: law('45 §1, 2°'),
  },
  {
    ...yearly,
    code: 'lessons-learned',
    title: said(
      'Leçons apprises de l’outcome',
      'Geleerde lessen van de outcome',
      'Lessons learned of the outcome',
      'Lecciones aprendidas del outcome',
      'Lições aprendidas do outcome',
    ),
    scope: 'outcome',
    month: 4,
    day: 30,
    citation: law('45 §1, 2°'),
  },
  {
    ...yearly,
    code: 'financial-report',
    title: said(
      'Rapport financier',
      'Financieel verslag',
      'Financial report',
      'Informe financiero',
      'Relatório financeiro',
    ),
    month: 6,
    day: 30,
    role: 'finance_officer',
    citation: law('47'),
  },
  {
    ...yearly,
    code: 'annual-accounts',
    title: said(
      'Comptes annuels et rapport du commissaire',
      'Jaarrekening en verslag van de commissaris',
      'Annual accounts and report of the statutory auditor',
      'Cuentas anuales e informe del auditor',
      'Contas anuais e relatório do revisor',
    ),
    scope: 'institute',
    month: 7,
    day: 31,
    event: said(
      'assemblée générale qui approuve les comptes',
      'algemene vergadering die de rekening goedkeurt',
      'general assembly that approves the accounts',
      'asamblea general que aprueba las cuentas',
      'assembleia geral que aprova as contas',
    ),
    daysAfter: 30,
    role: 'finance_officer',
    citation: law('47 §1, 6°'),
  },
  {
    ...yearly,
    code: 'mid-term-evaluation',
    title: said(
      'Évaluation à mi-parcours',
      'Tussentijdse evaluatie',
      'Mid-term evaluation',
      'Evaluación de medio término',
      'Avaliação intercalar',
    ),
    rhythm: 'third',
    yearsAfter: 0,
    month: 12,
    day: 31,
    citation: law('44'),
    confidence: 'recalled',
  },
  {
    ...yearly,
    ...withoutDay,
    code: 'mid-term-report',
    title: said(
      'Rapport d’évaluation à mi-parcours et réponse de gestion, publiés',
      'Verslag van de tussentijdse evaluatie en beleidsreactie, gepubliceerd',
      'Mid-term evaluation report and management response, published',
      'Informe de evaluación de medio término y respuesta de gestión, publicados',
      'Relatório da avaliação intercalar e resposta da gestão, publicados',
    ),
    rhythm: 'third',
    event: finalVersion,
    monthsAfter: firstPublicationMonths,
    citation: law('45 §1, 3°'),
  },
  {
    ...yearly,
    code: 'final-evaluation',
    title: said(
      'Évaluation finale',
      'Eindevaluatie',
      'Final evaluation',
      'Evaluación final',
      'Avaliação final',
    ),
    rhythm: 'last',
    month: 6,
    day: 30,
    citation: law('44'),
    confidence: 'recalled',
  },
  {
    ...yearly,
    ...withoutDay,
    code: 'final-evaluation-report',
    title: said(
      'Rapport d’évaluation finale et réponse de gestion, publiés',
      'Verslag van de eindevaluatie en beleidsreactie, gepubliceerd',
      'Final evaluation report and management response, published',
      'Informe de evaluación final y respuesta de gestión, publicados',
      'Relatório da avaliação final e resposta da gestão, publicados',
    ),
    rhythm: 'last',
    event: finalVersion,
    monthsAfter: firstPublicationMonths,
    citation: law('45 §1, 3°'),
  },
  {
    ...yearly,
    code: 'final-moral-report',
    title: said(
      'Rapport moral final',
      'Moreel eindverslag',
      'Final moral report',
      'Informe moral final',
      'Relatório moral final',
    ),
    rhythm: 'last',
    month: 6,
    day: 30,
    // The article that asks for it was not read; the day was.
    citation: law('45'),
    confidence: 'recalled',
  },
  {
    ...yearly,
    code: 'retention',
    title: said(
      'Fin de la conservation des pièces',
      'Einde van de bewaring van de stukken',
      'End of the retention of vouchers',
      'Fin de la conservación de los justificantes',
      'Fim da conservação dos documentos',
    ),
    rhythm: 'last',
    bound: 'from',
    yearsAfter: 11,
    month: 1,
    day: 1,
    role: 'finance_officer',
    citation: law('50'),
    confidence: 'recalled',
  },
];
