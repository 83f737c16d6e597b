import { type BroughtIndicator, counted, ofNoPeople, told } from './library-words.ts';
import { sectorAxis } from './ready-axes.ts';

const cases = told('cas', 'gevallen', 'cases', 'casos', 'casos');

/** What agreements cover, and what becomes of cases: each stage by itself, for one case can pass through all of them. */
export const rightsIndicators: readonly BroughtIndicator[] = [
  {
    ...counted,
    key: 'company-agreement-workers',
    level: '2',
    title: told(
      'Travailleurs couverts par les conventions d’entreprise conclues ou améliorées',
      'Werknemers onder de gesloten of verbeterde ondernemings-cao’s',
      'Workers covered by the company agreements newly agreed or improved',
      'Trabajadores cubiertos por los convenios de empresa firmados o mejorados',
      'Trabalhadores abrangidos pelas convenções de empresa celebradas ou melhoradas',
    ),
    description: told(
      'L’effectif de l’entreprise à la signature, compté une fois par convention et par année ; par sexe et secteur.',
      'Het personeelsbestand van de onderneming bij de ondertekening, één keer per cao en per jaar geteld; per geslacht en sector.',
      'The workforce of the company when it is signed, counted once for each agreement and year; by sex and sector.',
      'La plantilla de la empresa en la firma, contada una vez por convenio y año; por sexo y sector.',
      'Os efetivos da empresa na assinatura, contados uma vez por convenção e ano; por sexo e setor.',
    ),
    unit: told('travailleurs', 'werknemers', 'workers', 'trabajadores', 'trabalhadores'),
    axes: [sectorAxis],
    source: 'Union to Union, indicateurs de résultat (S46)',
    confidence: 'read',
  },
  {
    ...counted,
    key: 'rights-cases-supported',
    level: '2',
    title: told(
      'Cas de violation des droits syndicaux soutenus',
      'Gesteunde gevallen van schending van vakbondsrechten',
      'Trade union rights cases supported',
      'Casos de violación de derechos sindicales apoyados',
      'Casos de violação de direitos sindicais apoiados',
    ),
    description: told(
      'Cas pour lesquels une aide a commencé pendant la période (conseil, avocat, protection, solidarité). Des nombres seulement, jamais de noms.',
      'Gevallen waarvoor in de periode hulp begon (advies, advocaat, bescherming, solidariteit). Alleen aantallen, nooit namen.',
      'Cases for which help began in the period (advice, lawyer, protection, solidarity). Numbers only, never names.',
      'Casos para los que empezó una ayuda en el período (asesoría, abogado, protección, solidaridad). Solo números, nunca nombres.',
      'Casos para os quais começou uma ajuda no período (aconselhamento, advogado, proteção, solidariedade). Só números, nunca nomes.',
    ),
    unit: cases,
    source: 'Indice CSI des droits dans le monde (S45)',
    confidence: 'recalled',
  },
  {
    ...counted,
    key: 'rights-cases-solved',
    level: '2',
    title: told(
      'Cas de violation des droits syndicaux résolus',
      'Opgeloste gevallen van schending van vakbondsrechten',
      'Trade union rights cases solved',
      'Casos de violación de derechos sindicales resueltos',
      'Casos de violação de direitos sindicais resolvidos',
    ),
    description: told(
      'Réintégration, indemnisation, abandon des poursuites ou autre issue que la victime accepte. Des nombres seulement, jamais de noms.',
      'Herplaatsing, vergoeding, stopzetting van de vervolging of een andere uitkomst die het slachtoffer aanvaardt. Alleen aantallen, nooit namen.',
      'Reinstatement, compensation, charges dropped or another outcome that the victim accepts. Numbers only, never names.',
      'Readmisión, indemnización, retirada de los cargos u otro resultado que la víctima acepta. Solo números, nunca nombres.',
      'Reintegração, indemnização, retirada das acusações ou outro desfecho que a vítima aceite. Só números, nunca nomes.',
    ),
    unit: cases,
    source: 'Indice CSI des droits dans le monde (S45)',
    confidence: 'recalled',
  },
  {
    ...counted,
    ...ofNoPeople,
    key: 'freedom-of-association-complaints',
    level: '2',
    title: told(
      'Plaintes déposées au Comité de la liberté syndicale de l’OIT',
      'Klachten ingediend bij het Comité voor Vakbondsvrijheid van de IAO',
      'Complaints filed with the ILO Committee on Freedom of Association',
      'Quejas presentadas ante el Comité de Libertad Sindical de la OIT',
      'Queixas apresentadas ao Comité da Liberdade Sindical da OIT',
    ),
    description: told(
      'Plaintes déposées ou appuyées par le syndicat pendant la période, d’après le numéro de cas de l’OIT.',
      'Klachten die de vakbond in de periode indiende of steunde, volgens het zaaknummer van de IAO.',
      'Complaints that the union filed or joined in the period, by the case number of the ILO.',
      'Quejas que el sindicato presentó o apoyó en el período, según el número de caso de la OIT.',
      'Queixas que o sindicato apresentou ou apoiou no período, segundo o número de caso da OIT.',
    ),
    unit: told('plaintes', 'klachten', 'complaints', 'quejas', 'queixas'),
    source: 'Indice CSI des droits dans le monde (S45)',
    confidence: 'recalled',
  },
];
