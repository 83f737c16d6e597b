import type { WrittenGroup } from './questionnaire.ts';

/** The first four of the eight TUDCN principles (ITUC General Council, 2 Feb 2011), statements in our own words. */
export const tudepOnDeciding: readonly WrittenGroup[] = [
  {
    code: 'ownership',
    name: [
      'Democratic ownership',
      'Appropriation démocratique',
      'Democratische zeggenschap',
      'Apropiación democrática',
      'Apropriação democrática',
    ],
    items: [
      [
        'ownership-need',
        [
          'The work starts from needs that members themselves expressed',
          'Le travail part de besoins que les membres ont eux-mêmes exprimés',
          'Het werk vertrekt van noden die de leden zelf aangaven',
          'El trabajo parte de necesidades que expresó la propia afiliación',
          'O trabalho parte de necessidades que os próprios membros exprimiram',
        ],
      ],
      [
        'ownership-decision',
        [
          'The elected bodies of the receiving union decide on the plan',
          'Les instances élues du syndicat bénéficiaire décident du plan',
          'De verkozen organen van de ontvangende vakbond beslissen over het plan',
          'Los órganos elegidos del sindicato receptor deciden el plan',
          'Os órgãos eleitos do sindicato beneficiário decidem o plano',
        ],
      ],
      [
        'ownership-congress',
        [
          'What we do together follows what congress decided',
          'Ce que nous faisons ensemble suit les décisions du congrès',
          'Wat we samen doen, volgt wat het congres besliste',
          'Lo que hacemos juntos sigue las decisiones del congreso',
          'O que fazemos juntos segue as decisões do congresso',
        ],
      ],
    ],
  },
  {
    code: 'autonomy',
    name: ['Autonomy', 'Autonomie', 'Autonomie', 'Autonomía', 'Autonomia'],
    items: [
      [
        'autonomy-priorities',
        [
          'Neither government, employer nor donor sets our priorities',
          'Ni l’État, ni l’employeur, ni le bailleur ne fixe nos priorités',
          'Noch overheid, werkgever of donor bepaalt onze prioriteiten',
          'Ni el gobierno, ni la empresa, ni el donante fija nuestras prioridades',
          'Nem o governo, nem o empregador, nem o doador fixa as nossas prioridades',
        ],
      ],
      [
        'autonomy-refusal',
        [
          'A partner can say no to an offer without losing the partnership',
          'Un partenaire peut refuser une offre sans perdre le partenariat',
          'Een partner kan een aanbod weigeren zonder het partnerschap te verliezen',
          'Una contraparte puede rechazar una oferta sin perder la asociación',
          'Um parceiro pode recusar uma oferta sem perder a parceria',
        ],
      ],
      [
        'autonomy-core',
        [
          'The daily life of the union does not depend on this support',
          'La vie quotidienne du syndicat ne dépend pas de cet appui',
          'De dagelijkse werking van de vakbond hangt niet af van deze steun',
          'La vida diaria del sindicato no depende de este apoyo',
          'A vida diária do sindicato não depende deste apoio',
        ],
      ],
    ],
  },
  {
    code: 'partnership',
    name: ['Partnership', 'Partenariat', 'Partnerschap', 'Asociación', 'Parceria'],
    items: [
      [
        'partnership-equal',
        [
          'Both sides sit at the table as equals',
          'Les deux parties siègent à table en égales',
          'Beide kanten zitten als gelijken aan tafel',
          'Las dos partes se sientan a la mesa como iguales',
          'As duas partes sentam-se à mesa como iguais',
        ],
      ],
      [
        'partnership-learning',
        [
          'Each side learns from the other, and says so',
          'Chacun apprend de l’autre, et le dit',
          'Elke kant leert van de andere, en zegt dat ook',
          'Cada parte aprende de la otra, y lo dice',
          'Cada parte aprende com a outra, e di-lo',
        ],
      ],
      [
        'partnership-disagreement',
        [
          'Disagreements are spoken out and settled',
          'Les désaccords se disent et se règlent',
          'Meningsverschillen worden uitgesproken en opgelost',
          'Los desacuerdos se dicen y se resuelven',
          'Os desacordos são ditos e resolvidos',
        ],
      ],
    ],
  },
  {
    code: 'transparency',
    name: ['Transparency', 'Transparence', 'Transparantie', 'Transparencia', 'Transparência'],
    items: [
      [
        'transparency-money',
        [
          'Both sides know the whole budget, also the part spent by the other',
          'Chacun connaît tout le budget, y compris la part dépensée par l’autre',
          'Beide kanten kennen het hele budget, ook het deel dat de andere uitgeeft',
          'Ambas partes conocen todo el presupuesto, también lo que gasta la otra',
          'As duas partes conhecem todo o orçamento, também o que a outra gasta',
        ],
      ],
      [
        'transparency-others',
        [
          'It is known what other organisations support, and with how much',
          'On sait ce que d’autres organisations soutiennent, et pour combien',
          'Het is bekend wat andere organisaties steunen, en met hoeveel',
          'Se sabe qué apoyan otras organizaciones, y con cuánto',
          'Sabe-se o que outras organizações apoiam, e com quanto',
        ],
      ],
      [
        'transparency-members',
        [
          'Members can find out what is done in their name',
          'Les membres peuvent savoir ce qui se fait en leur nom',
          'Leden kunnen te weten komen wat in hun naam gebeurt',
          'La afiliación puede saber qué se hace en su nombre',
          'Os membros podem saber o que se faz em seu nome',
        ],
      ],
    ],
  },
];
