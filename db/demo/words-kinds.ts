import type { Tongue } from './story.ts';

type OtherKind = 'A1' | 'A3' | 'A4' | 'A5' | 'A6' | 'A9';

/** Titles of activities beside training and exchange. */
export const kindTitles: Readonly<Record<Tongue, Readonly<Record<OtherKind, string>>>> = {
  fr: {
    A1: 'Fédération des transports : congrès de fondation',
    A3: 'Appui au secrétariat national',
    A4: 'Permanence juridique : salaires impayés',
    A5: 'Cours international pour responsables : négocier dans les chaînes d’approvisionnement',
    A6: 'Plateforme régionale : position commune sur le salaire minimum',
    A9: 'Campagne « Un travail décent, ici et là-bas »',
  },
  en: {
    A1: 'Transport federation: founding congress',
    A3: 'Support of the national secretariat',
    A4: 'Legal desk: unpaid wages',
    A5: 'International course for senior officials: bargaining in supply chains',
    A6: 'Regional platform: a joint position on the minimum wage',
    A9: 'Campaign “Decent work, here and there”',
  },
  es: {
    A1: 'Federación de transportes: congreso de fundación',
    A3: 'Apoyo al secretariado nacional',
    A4: 'Consultorio jurídico: salarios impagos',
    A5: 'Curso internacional para dirigentes: negociar en las cadenas de suministro',
    A6: 'Plataforma regional: posición común sobre el salario mínimo',
    A9: 'Campaña «Trabajo decente, aquí y allá»',
  },
};

type KindWords = Readonly<
  Record<
    | 'building'
    | 'defence'
    | 'post'
    | 'purpose'
    | 'organ'
    | 'selection'
    | 'position'
    | 'message'
    | 'opening'
    | 'closing',
    string
  > & { tongue: Tongue }
>;

export const kindWords: Readonly<Record<Tongue, KindWords>> = {
  fr: {
    tongue: 'fr',
    building: 'Réunir les syndicats de base des transports',
    defence: 'Récupérer les salaires impayés et faire connaître les recours',
    post: 'Responsable juridique',
    purpose: 'Un secrétariat qui suit les sections de l’intérieur et rend compte au bureau',
    organ: 'Bureau exécutif national',
    selection: 'Choix du bureau exécutif, parité, fonction exercée depuis deux ans au moins',
    position: 'Un salaire minimum sous-régional indexé sur le panier de base',
    message: 'Le travail décent se gagne ensemble, en Belgique et chez nos partenaires',
    opening: 'Distribution aux portes des entreprises',
    closing: 'Journée d’action en ligne',
  },
  en: {
    tongue: 'en',
    building: 'Bring together the basic unions of transport',
    defence: 'Recover unpaid wages and make remedies known',
    post: 'Legal officer',
    purpose: 'A secretariat that follows the branches up-country and reports to the executive',
    organ: 'National executive committee',
    selection: 'Chosen by the executive, parity, two years in the function at least',
    position: 'A sub-regional minimum wage indexed on the basic basket',
    message: 'Decent work is won together, in Belgium and with our partners',
    opening: 'Leaflets at the factory gates',
    closing: 'Day of action online',
  },
  es: {
    tongue: 'es',
    building: 'Reunir los sindicatos de base del transporte',
    defence: 'Recuperar salarios impagos y dar a conocer los recursos',
    post: 'Responsable jurídico',
    purpose: 'Un secretariado que acompaña a las secciones del interior y rinde cuentas al comité',
    organ: 'Comité ejecutivo nacional',
    selection: 'Elección del comité ejecutivo, paridad, dos años en la función como mínimo',
    position: 'Un salario mínimo subregional indexado a la canasta básica',
    message: 'El trabajo decente se gana en común, en Bélgica y con nuestras contrapartes',
    opening: 'Reparto a las puertas de las empresas',
    closing: 'Jornada de acción en línea',
  },
};

/** What came of some activities, and what those are called that came of a demand. */
export const fruitWords: Readonly<
  Record<Tongue, Readonly<Record<'law' | 'march' | 'abroad' | 'late' | 'unit' | 'use' | 'host', string>>>
> = {
  fr: {
    law: 'Plaidoyer pour une loi sur le travail domestique',
    march: 'Campagne pour les droits des travailleuses domestiques',
    abroad: 'Délégation à la Conférence internationale du Travail',
    late: 'Séminaire de clôture du programme',
    unit: 'Fédération nationale des travailleurs des transports',
    use: 'Deux clauses sur les sous-traitants introduites dans des conventions de branche',
    host: 'Convention d’accueil de stagiaires, 2025',
  },
  en: {
    law: 'Advocacy for an act on domestic work',
    march: 'Campaign for the rights of domestic workers',
    abroad: 'Delegation to the International Labour Conference',
    late: 'Closing seminar of the programme',
    unit: 'National federation of transport workers',
    use: 'Two clauses on subcontractors brought into branch agreements',
    host: 'Agreement on hosting trainees, 2025',
  },
  es: {
    law: 'Incidencia por una ley de trabajo doméstico',
    march: 'Campaña por los derechos de las trabajadoras del hogar',
    abroad: 'Delegación a la Conferencia Internacional del Trabajo',
    late: 'Seminario de cierre del programa',
    unit: 'Federación nacional de trabajadores del transporte',
    use: 'Dos cláusulas sobre subcontratistas introducidas en convenios de rama',
    host: 'Convenio de acogida de pasantes, 2025',
  },
};

/** What an exchange recommended, as the officer wrote it. */
export const adviceWords = {
  recommendation:
    'Tenir un registre commun des demandes adressées aux employeurs et le relire chaque trimestre',
  addressee: 'Secrétaires généraux des organisations participantes',
  done: 'Registre ouvert ; première relecture faite en bureau exécutif',
} as const;
