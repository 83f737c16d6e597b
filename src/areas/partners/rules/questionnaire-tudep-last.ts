import type { WrittenGroup } from './questionnaire.ts';

/** The last four of the eight TUDCN principles (ITUC General Council, 2 Feb 2011), statements in our own words. */
export const tudepOnLasting: readonly WrittenGroup[] = [
  {
    code: 'accountability',
    name: ['Accountability', 'Redevabilité', 'Verantwoording', 'Rendición de cuentas', 'Prestação de contas'],
    items: [
      [
        'accountability-members',
        [
          'The union gives account to its members first',
          'Le syndicat rend compte d’abord à ses membres',
          'De vakbond legt eerst aan de leden verantwoording af',
          'El sindicato rinde cuentas primero a su afiliación',
          'O sindicato presta contas primeiro aos seus membros',
        ],
      ],
      [
        'accountability-both',
        [
          'The supporting side gives account to the receiving side too',
          'La partie qui appuie rend aussi compte à celle qui reçoit',
          'De steunende kant legt ook verantwoording af aan de ontvangende',
          'La parte que apoya también rinde cuentas a la que recibe',
          'A parte que apoia também presta contas à que recebe',
        ],
      ],
      [
        'accountability-results',
        [
          'Results are looked at together, the disappointing ones too',
          'Les résultats se regardent ensemble, les décevants aussi',
          'We bekijken de resultaten samen, ook de tegenvallende',
          'Los resultados se miran juntos, también los decepcionantes',
          'Os resultados são vistos em conjunto, também os dececionantes',
        ],
      ],
    ],
  },
  {
    code: 'coherence',
    name: ['Coherence', 'Cohérence', 'Samenhang', 'Coherencia', 'Coerência'],
    items: [
      [
        'coherence-strategy',
        [
          'The support fits into the union’s own strategy',
          'L’appui s’inscrit dans la stratégie propre du syndicat',
          'De steun past in de eigen strategie van de vakbond',
          'El apoyo encaja en la estrategia propia del sindicato',
          'O apoio enquadra-se na estratégia própria do sindicato',
        ],
      ],
      [
        'coherence-coordination',
        [
          'Those who support the same union agree among themselves',
          'Ceux qui appuient le même syndicat se concertent',
          'Wie dezelfde vakbond steunt, stemt onderling af',
          'Quienes apoyan al mismo sindicato se coordinan entre sí',
          'Quem apoia o mesmo sindicato concerta-se entre si',
        ],
      ],
      [
        'coherence-values',
        [
          'What we ask of others we do ourselves',
          'Ce que nous demandons aux autres, nous le faisons nous-mêmes',
          'Wat we van anderen vragen, doen we zelf ook',
          'Lo que pedimos a otros lo hacemos nosotros mismos',
          'O que pedimos aos outros fazemo-lo nós próprios',
        ],
      ],
    ],
  },
  {
    code: 'inclusiveness',
    name: [
      'Inclusiveness and equality',
      'Inclusion et égalité',
      'Inclusie en gelijkheid',
      'Inclusión e igualdad',
      'Inclusão e igualdade',
    ],
    items: [
      [
        'inclusiveness-women',
        [
          'Women decide with us and take part on equal terms',
          'Les femmes décident avec nous et participent à égalité',
          'Vrouwen beslissen mee en nemen op gelijke voet deel',
          'Las mujeres deciden con nosotros y participan en igualdad',
          'As mulheres decidem connosco e participam em igualdade',
        ],
      ],
      [
        'inclusiveness-youth',
        [
          'Young workers find their place and their say',
          'Les jeunes travailleurs ont leur place et leur mot à dire',
          'Jonge werknemers vinden hun plaats en hebben inspraak',
          'La juventud trabajadora encuentra su lugar y su voz',
          'Os jovens trabalhadores têm o seu lugar e a sua voz',
        ],
      ],
      [
        'inclusiveness-margins',
        [
          'The work reaches those without a contract or protection',
          'Le travail atteint celles et ceux sans contrat ni protection',
          'Het werk bereikt wie geen contract of bescherming heeft',
          'El trabajo llega a quienes no tienen contrato ni protección',
          'O trabalho chega a quem não tem contrato nem proteção',
        ],
      ],
    ],
  },
  {
    code: 'sustainability',
    name: ['Sustainability', 'Durabilité', 'Duurzaamheid', 'Sostenibilidad', 'Sustentabilidade'],
    items: [
      [
        'sustainability-money',
        [
          'What was begun can be paid from own means later',
          'Ce qui a été commencé pourra se payer plus tard par nos propres moyens',
          'Wat begon, kan later met eigen middelen worden betaald',
          'Lo empezado podrá pagarse más tarde con medios propios',
          'O que se começou poderá ser pago mais tarde com meios próprios',
        ],
      ],
      [
        'sustainability-people',
        [
          'Knowledge stays when persons leave',
          'Le savoir reste quand les personnes partent',
          'Kennis blijft wanneer mensen vertrekken',
          'El saber queda cuando las personas se van',
          'O saber fica quando as pessoas partem',
        ],
      ],
      [
        'sustainability-handover',
        [
          'Both sides know how and when the union carries on alone',
          'Chacun sait comment et quand le syndicat continuera seul',
          'Beide kanten weten hoe en wanneer de vakbond alleen verdergaat',
          'Ambas partes saben cómo y cuándo el sindicato seguirá solo',
          'As duas partes sabem como e quando o sindicato continuará sozinho',
        ],
      ],
    ],
  },
];
