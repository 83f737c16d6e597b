import type { Tongue } from './story.ts';

type ReviewWords = Readonly<
  Record<
    | 'bureau'
    | 'officer'
    | 'women'
    | 'summary'
    | 'gapBargaining'
    | 'gapBudget'
    | 'progress'
    | 'decisionTrain'
    | 'decisionAccounts'
    | 'training'
    | 'treasury'
    | 'done'
    | 'missionKept'
    | 'missionTripped'
    | 'expert'
    | 'southernExpert'
    | 'statement'
    | 'terms'
    | 'report'
    | 'missionFirst'
    | 'missionNext'
    | 'advice'
    | 'adviceTo'
    | 'answer',
    string
  >
>;

/** What reviews and missions say, by the language of the partner. */
export const reviewWords: Readonly<Record<Tongue, ReviewWords>> = {
  fr: {
    bureau: 'Bureau exécutif national',
    officer: 'Gestionnaire de programme de l’institut',
    women: 'Comité des femmes',
    summary: 'Les formations ont eu lieu comme prévu ; les sections négocient encore peu par elles-mêmes.',
    gapBargaining: 'Six sections sur neuf n’ont encore mené aucune négociation elles-mêmes.',
    gapBudget: 'Les dépenses restent loin derrière le budget au premier semestre.',
    progress: 'Trois sections tiennent leur registre de membres à jour chaque trimestre.',
    decisionTrain: 'Former les négociateurs de six sections avec un appui extérieur.',
    decisionAccounts: 'Envoyer les comptes du trimestre dans les six semaines.',
    training: 'Département formation',
    treasury: 'Trésorerie nationale',
    done: 'Quatorze négociateurs formés dans les six sections.',
    missionKept: 'Mission d’expert : préparer et mener une négociation de branche',
    missionTripped: 'Mission d’expert : gestion des cotisations',
    expert: 'Expert en négociation d’une centrale belge (démo)',
    southernExpert: 'Responsable des cotisations d’un syndicat voisin (démo)',
    statement: 'Aucun lien avec le partenaire ; n’évalue ni ses comptes ni son budget.',
    terms:
      'Accompagner six sections dans leur première négociation ; laisser un canevas utilisable sans appui.',
    report: 'Le canevas est testé dans quatre sections ; recommandations remises au bureau exécutif.',
    missionFirst: 'Mission d’expert : ouvrir la négociation de branche, à partir de la situation de départ',
    missionNext: 'Mission d’expert : consolider la négociation de branche',
    advice: 'Désigner dans chaque section deux négociateurs et leurs suppléants.',
    adviceTo: 'Bureau exécutif national',
    answer: 'Cinq sections sur six ont désigné leurs négociateurs ; la mission travaille avec la sixième.',
  },
  en: {
    bureau: 'National executive bureau',
    officer: 'Programme officer of the institute',
    women: 'Women’s committee',
    summary: 'Trainings were held as planned; branches still bargain little by themselves.',
    gapBargaining: 'Six branches out of nine have not led any negotiation themselves yet.',
    gapBudget: 'Spending lies far behind the budget in the first half of the year.',
    progress: 'Three branches keep their register of members up to date every quarter.',
    decisionTrain: 'Train the negotiators of six branches with outside support.',
    decisionAccounts: 'Send the accounts of a quarter within six weeks.',
    training: 'Training department',
    treasury: 'National treasury',
    done: 'Fourteen negotiators trained in the six branches.',
    missionKept: 'Expert mission: prepare and lead sector bargaining',
    missionTripped: 'Expert mission: managing dues',
    expert: 'Bargaining expert of a Belgian federation (demo)',
    southernExpert: 'Head of dues of a neighbouring union (demo)',
    statement: 'No link with the partner; assesses neither its accounts nor its budget.',
    terms: 'Accompany six branches in their first negotiation; leave an outline that works without support.',
    report: 'The outline was tried in four branches; recommendations handed to the executive bureau.',
    missionFirst: 'Expert mission: opening sector bargaining, from the baseline',
    missionNext: 'Expert mission: consolidating sector bargaining',
    advice: 'Appoint two negotiators and their deputies in each branch.',
    adviceTo: 'National executive bureau',
    answer: 'Five branches out of six have appointed their negotiators; the mission works with the sixth.',
  },
  es: {
    bureau: 'Buró ejecutivo nacional',
    officer: 'Responsable de programa del instituto',
    women: 'Comité de mujeres',
    summary:
      'Las formaciones se celebraron según lo previsto; las secciones aún negocian poco por sí mismas.',
    gapBargaining: 'Seis de nueve secciones todavía no han llevado ninguna negociación por sí mismas.',
    gapBudget: 'El gasto va muy por detrás del presupuesto en el primer semestre.',
    progress: 'Tres secciones mantienen su registro de afiliados al día cada trimestre.',
    decisionTrain: 'Formar a los negociadores de seis secciones con apoyo externo.',
    decisionAccounts: 'Enviar las cuentas del trimestre en seis semanas.',
    training: 'Departamento de formación',
    treasury: 'Tesorería nacional',
    done: 'Catorce negociadores formados en las seis secciones.',
    missionKept: 'Misión de expertos: preparar y llevar una negociación sectorial',
    missionTripped: 'Misión de expertos: gestión de cuotas',
    expert: 'Experto en negociación de una federación belga (demo)',
    southernExpert: 'Responsable de cuotas de un sindicato vecino (demo)',
    statement: 'Sin vínculo con la contraparte; no evalúa ni sus cuentas ni su presupuesto.',
    terms: 'Acompañar a seis secciones en su primera negociación; dejar un guion utilizable sin apoyo.',
    report: 'El guion se probó en cuatro secciones; recomendaciones entregadas al buró ejecutivo.',
    missionFirst: 'Misión de expertos: abrir la negociación sectorial, desde la línea de base',
    missionNext: 'Misión de expertos: consolidar la negociación sectorial',
    advice: 'Designar en cada sección dos negociadores y sus suplentes.',
    adviceTo: 'Buró ejecutivo nacional',
    answer: 'Cinco de seis secciones designaron a sus negociadores; la misión trabaja con la sexta.',
  },
};
