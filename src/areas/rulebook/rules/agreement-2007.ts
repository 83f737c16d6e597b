import { type Localized, localized, withTranslation } from '../../../kernel/localized.ts';
import { actionTexts } from './agreement-2007-actions.ts';
import { aimTexts } from './agreement-2007-aims.ts';

export type RulebookTextKind = 'agreement' | 'party' | 'aim' | 'action';

/** A name or sentence in English (the wording we hold), French, Dutch, Spanish and Portuguese. */
export type FiveTexts = readonly [en: string, fr: string, nl: string, es: string, pt: string];

/** One sentence of the agreement: its code, a short name, the sentence. */
export type CodedText = readonly [code: string, title: FiveTexts, text: FiveTexts];

export type RulebookText = {
  kind: RulebookTextKind;
  code: string;
  title: Localized;
  text: Localized;
  position: number;
};

const scope: readonly CodedText[] = [
  [
    '2007-06-06',
    [
      'Agreement of 6 June 2007',
      'Convention du 6 juin 2007',
      'Overeenkomst van 6 juni 2007',
      'Convenio del 6 de junio de 2007',
      'Convenção de 6 de junho de 2007',
    ],
    [
      'Between the Belgian State and the three Belgian trade union organisations: it sets the aims of the trade union programmes that the Belgian development cooperation has subsidised since 2002, and the kinds of action that serve them.',
      'Entre l’État belge et les trois organisations syndicales belges : elle fixe les objectifs des programmes syndicaux que la coopération belge au développement subventionne depuis 2002, et les types d’action qui les servent.',
      'Tussen de Belgische Staat en de drie Belgische vakbondsorganisaties: ze legt de doelstellingen vast van de vakbondsprogramma’s die de Belgische ontwikkelingssamenwerking sinds 2002 subsidieert, en de soorten acties die daartoe dienen.',
      'Entre el Estado belga y las tres organizaciones sindicales belgas: fija los objetivos de los programas sindicales que la cooperación belga al desarrollo subvenciona desde 2002, y los tipos de acción que sirven para alcanzarlos.',
      'Entre o Estado belga e as três organizações sindicais belgas: fixa os objetivos dos programas sindicais que a cooperação belga para o desenvolvimento subsidia desde 2002, e os tipos de ação que os servem.',
    ],
  ],
];

const parties: readonly CodedText[] = [
  [
    'state',
    ['Belgian State', 'État belge', 'Belgische Staat', 'Estado belga', 'Estado belga'],
    [
      'Represented by the minister for development cooperation; the administration (DGD) follows the programmes.',
      'Représenté par le ministre de la Coopération au développement ; l’administration (DGD) suit les programmes.',
      'Vertegenwoordigd door de minister van Ontwikkelingssamenwerking; de administratie (DGD) volgt de programma’s op.',
      'Representado por el ministro de Cooperación al Desarrollo; la administración (DGD) sigue los programas.',
      'Representado pelo ministro da Cooperação para o Desenvolvimento; a administração (DGD) acompanha os programas.',
    ],
  ],
  [
    'iiwe',
    ['ACV-CSC', 'CSC', 'ACV', 'CSC-ACV', 'CSC-ACV'],
    [
      'Christian trade union, with the Institute for International Workers’ Education (IIWE).',
      'Syndicat chrétien, avec l’Institut pour l’éducation ouvrière internationale (IEOI).',
      'Christelijke vakbond, met het Internationaal Instituut voor Arbeidersvorming (IIAV).',
      'Sindicato cristiano, con el Instituto para la Educación Obrera Internacional (IIWE).',
      'Sindicato cristão, com o Instituto para a Educação Operária Internacional (IIWE).',
    ],
  ],
  [
    'ifsi',
    ['FGTB-ABVV', 'FGTB', 'ABVV', 'FGTB-ABVV', 'FGTB-ABVV'],
    [
      'Socialist trade union, with the International Trade Union Training Institute (IFSI).',
      'Syndicat socialiste, avec l’Institut de formation syndicale internationale (IFSI).',
      'Socialistische vakbond, met het Internationaal Syndicaal Vormingsinstituut (ISVI).',
      'Sindicato socialista, con el Instituto de Formación Sindical Internacional (IFSI).',
      'Sindicato socialista, com o Instituto de Formação Sindical Internacional (IFSI).',
    ],
  ],
  [
    'ism',
    ['CGSLB-ACLVB', 'CGSLB', 'ACLVB', 'CGSLB-ACLVB', 'CGSLB-ACLVB'],
    [
      'Liberal trade union, with the International Solidarity Movement (ISM).',
      'Syndicat libéral, avec le Mouvement pour la solidarité internationale (MSI).',
      'Liberale vakbond, met de Beweging voor Internationale Solidariteit (BIS).',
      'Sindicato liberal, con el Movimiento para la Solidaridad Internacional (ISM).',
      'Sindicato liberal, com o Movimento para a Solidariedade Internacional (ISM).',
    ],
  ],
];

const inFive = ([en, fr, nl, es, pt]: FiveTexts): Localized =>
  Object.entries({ fr, nl, es, pt }).reduce(
    (value, [language, text]) => withTranslation(value, language, text),
    localized('en', en),
  );

const coded = (kind: RulebookTextKind, texts: readonly CodedText[]): RulebookText[] =>
  texts.map(([code, title, text], position) => ({
    kind,
    code,
    title: inFive(title),
    text: inFive(text),
    position,
  }));

/** The agreement between the Belgian State and the three unions as the rulebook keeps it: parties, O1-O8, A1-A9. */
export const agreementTexts: readonly RulebookText[] = [
  ...coded('agreement', scope),
  ...coded('party', parties),
  ...coded('aim', aimTexts),
  ...coded('action', actionTexts),
];
