import type { Told } from './story.ts';

/** What shows what the demo's indicators count. */
export const sourceWords = {
  attendanceLists: {
    fr: 'Listes de présence tenues par le partenaire',
    nl: 'Aanwezigheidslijsten van de partner',
    en: 'Attendance lists kept by the partner',
    es: 'Listas de asistencia que lleva el socio',
    pt: 'Listas de presença mantidas pelo parceiro',
  },
  signedTexts: {
    fr: 'Textes signés',
    nl: 'Ondertekende teksten',
    en: 'Signed texts',
    es: 'Textos firmados',
    pt: 'Textos assinados',
  },
  feesRegister: {
    fr: 'Registre des cotisations au 31 décembre',
    nl: 'Bijdrageregister op 31 december',
    en: 'Register of fees on 31 December',
    es: 'Registro de cuotas a 31 de diciembre',
    pt: 'Registo de quotizações em 31 de dezembro',
  },
  cards: {
    fr: 'Cartes délivrées',
    nl: 'Uitgereikte lidkaarten',
    en: 'Cards issued',
    es: 'Carnés entregados',
    pt: 'Cartões emitidos',
  },
  agreementAndStaff: {
    fr: 'Texte de l’accord et effectifs déclarés',
    nl: 'Tekst van het akkoord en aangegeven personeelsbestand',
    en: 'Text of the agreement and declared workforce',
    es: 'Texto del acuerdo y plantilla declarada',
    pt: 'Texto do acordo e efetivos declarados',
  },
  electionMinutes: {
    fr: 'Procès-verbaux d’élection',
    nl: 'Processen-verbaal van de verkiezingen',
    en: 'Election minutes',
    es: 'Actas de elección',
    pt: 'Atas de eleição',
  },
  annualAccounts: {
    fr: 'Comptes annuels',
    nl: 'Jaarrekeningen',
    en: 'Annual accounts',
    es: 'Cuentas anuales',
    pt: 'Contas anuais',
  },
  animatorReports: {
    fr: 'Rapports des animateurs',
    nl: 'Verslagen van de begeleiders',
    en: 'Reports of the facilitators',
    es: 'Informes de los animadores',
    pt: 'Relatórios dos animadores',
  },
  adoptedTexts: {
    fr: 'Textes adoptés',
    nl: 'Aangenomen teksten',
    en: 'Adopted texts',
    es: 'Textos adoptados',
    pt: 'Textos adotados',
  },
  interviewsAndMinutes: {
    fr: 'Entretiens et procès-verbaux',
    nl: 'Gesprekken en notulen',
    en: 'Interviews and minutes',
    es: 'Entrevistas y actas',
    pt: 'Entrevistas e atas',
  },
  enrolments: {
    fr: 'Inscriptions',
    nl: 'Inschrijvingen',
    en: 'Enrolments',
    es: 'Inscripciones',
    pt: 'Inscrições',
  },
  activityReports: {
    fr: 'Rapports d’activité',
    nl: 'Activiteitenverslagen',
    en: 'Activity reports',
    es: 'Informes de actividad',
    pt: 'Relatórios de atividade',
  },
  delegationLists: {
    fr: 'Listes des délégations aux tables de négociation',
    nl: 'Lijsten van de delegaties aan de onderhandelingstafels',
    en: 'Lists of delegations at negotiating tables',
    es: 'Listas de las delegaciones en las mesas de negociación',
    pt: 'Listas das delegações nas mesas de negociação',
  },
} as const satisfies Record<string, Told>;

/** Who measures them, by function. */
export const functionWords = {
  programmeOfficer: {
    fr: 'Chargée de programme Afrique centrale',
    nl: 'Programmamedewerker Centraal-Afrika',
    en: 'Programme officer for Central Africa',
    es: 'Encargada de programa para África Central',
    pt: 'Responsável de programa para a África Central',
  },
} as const satisfies Record<string, Told>;
