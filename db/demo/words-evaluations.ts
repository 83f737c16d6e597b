/** What the demo says of the evaluations of the large institute. */
export const evaluationWords = {
  evaluator: 'Bureau d’évaluation externe (démo)',
  midTerm: 'Évaluation à mi-parcours 2022-2024',
  final: 'Évaluation finale 2022-2026',
  address: 'https://iiwe.example/evaluations/mi-parcours',
  underWay: 'Deux premières sections sont formées.',
  recommendations: [
    {
      text: 'Former les trésoriers des sections à tenir leurs pièces au jour le jour.',
      criterion: 'sustainability',
      toPartner: true,
      answer: 'accepted',
      action: 'Un cycle de formation par région, avec un suivi six mois après.',
      takenOnBy: 'Service formation du partenaire',
      dueOn: '2026-03-31',
    },
    {
      text: 'Mesurer l’usage des formations six mois après chacune d’elles.',
      criterion: 'effectiveness',
      toPartner: false,
      answer: 'partly',
      answerReason: 'Pour les formations longues seulement : les autres sont trop courtes.',
      action: 'Une question à six mois dans chaque formation longue.',
      takenOnBy: 'Chargé·e de programme',
      dueOn: '2026-06-30',
    },
    {
      text: 'Ouvrir un bureau régional commun aux trois outcomes du Sud.',
      criterion: 'relevance',
      toPartner: false,
      answer: 'rejected',
      answerReason: 'Les frais de gestion du programme ne le permettent pas.',
    },
  ],
} as const;
