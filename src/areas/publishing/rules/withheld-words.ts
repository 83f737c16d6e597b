import type { Localized } from '../../../kernel/localized.ts';
import type { OrganisationRow } from './subject.ts';

/** Stands in a publication for every partner that is not named in it; one that is known to nobody. */
export const UNNAMED_ID = 'relais:unnamed';

export const unnamedPartner: OrganisationRow = {
  id: UNNAMED_ID,
  name: 'Organisation partenaire (nom non publié)',
  names: {
    fr: { text: 'Organisation partenaire (nom non publié)', source: true },
    nl: { text: 'Partnerorganisatie (naam niet gepubliceerd)' },
    en: { text: 'Partner organisation (name not published)' },
    es: { text: 'Organización socia (nombre no publicado)' },
    pt: { text: 'Organização parceira (nome não publicado)' },
  },
  kind: 'union',
};

/** Of a payment to a partner that is not named: what it was for could name it. */
export const withheldPayment: Localized = {
  fr: { text: 'Versement à une organisation partenaire', source: true },
  nl: { text: 'Betaling aan een partnerorganisatie' },
  en: { text: 'Payment to a partner organisation' },
  es: { text: 'Pago a una organización socia' },
  pt: { text: 'Pagamento a uma organização parceira' },
};

/** Of the sum of a year. */
export const foldedPayment = (year: number): Localized => ({
  fr: { text: `Total de ${year}, agrégé pour la sécurité des partenaires`, source: true },
  nl: { text: `Totaal van ${year}, samengevoegd voor de veiligheid van de partners` },
  en: { text: `Total of ${year}, aggregated for the safety of partners` },
  es: { text: `Total de ${year}, agregado por la seguridad de las organizaciones socias` },
  pt: { text: `Total de ${year}, agregado para a segurança das organizações parceiras` },
});

export const foldedTitle: Localized = {
  fr: { text: 'Appui à des organisations partenaires (agrégé)', source: true },
  nl: { text: 'Steun aan partnerorganisaties (samengevoegd)' },
  en: { text: 'Support to partner organisations (aggregated)' },
  es: { text: 'Apoyo a organizaciones socias (agregado)' },
  pt: { text: 'Apoio a organizações parceiras (agregado)' },
};

export const foldedDescription: Localized = {
  fr: {
    text: 'Appui à des organisations partenaires du programme. Pour leur sécurité, ni noms, ni pays, ni détails ne sont publiés (voir la politique d’exclusion).',
    source: true,
  },
  nl: {
    text: 'Steun aan partnerorganisaties van het programma. Voor hun veiligheid worden geen namen, landen of details gepubliceerd (zie het uitsluitingsbeleid).',
  },
  en: {
    text: 'Support to partner organisations of the programme. For their safety neither names, countries nor details are published (see the exclusions policy).',
  },
  es: {
    text: 'Apoyo a organizaciones socias del programa. Por su seguridad no se publican nombres, países ni detalles (véase la política de exclusión).',
  },
  pt: {
    text: 'Apoio a organizações parceiras do programa. Para a sua segurança não se publicam nomes, países nem pormenores (ver a política de exclusão).',
  },
};
