import type { WrittenGroup } from './questionnaire.ts';

/**
 * Nine capacities of a union in three areas, in our own words. The frame is that of the TUOC tool (2019); which
 * capacity stands in which area is only partly legible in the copy that was read: hence an edition, which can be replaced.
 */
export const tuocGroups: readonly WrittenGroup[] = [
  {
    code: 'organisation',
    name: [
      'Our own house',
      'Notre propre maison',
      'Ons eigen huis',
      'Nuestra propia casa',
      'A nossa própria casa',
    ],
    items: [
      [
        'resources',
        [
          'Finding and keeping the means for our work: dues, other income, people',
          'Trouver et garder les moyens de notre travail : cotisations, autres recettes, personnes',
          'De middelen voor ons werk vinden en behouden: bijdragen, andere inkomsten, mensen',
          'Encontrar y conservar los medios de nuestro trabajo: cuotas, otros ingresos, personas',
          'Encontrar e conservar os meios do nosso trabalho: quotas, outras receitas, pessoas',
        ],
      ],
      [
        'strategy',
        [
          'Planning ahead and learning from what we did',
          'Planifier et tirer les leçons de ce que nous avons fait',
          'Vooruit plannen en leren uit wat we deden',
          'Planificar y aprender de lo que hicimos',
          'Planear e aprender com o que fizemos',
        ],
      ],
      [
        'structures',
        [
          'Structures and procedures that work and are respected',
          'Des structures et des procédures qui fonctionnent et que l’on respecte',
          'Structuren en procedures die werken en die we naleven',
          'Estructuras y procedimientos que funcionan y se respetan',
          'Estruturas e procedimentos que funcionam e são respeitados',
        ],
      ],
    ],
  },
  {
    code: 'relations',
    name: ['Our relations', 'Nos relations', 'Onze relaties', 'Nuestras relaciones', 'As nossas relações'],
    items: [
      [
        'communication',
        [
          'Communicating with members and public, and working in networks',
          'Communiquer avec les membres et le public, et travailler en réseau',
          'Communiceren met leden en publiek, en samenwerken in netwerken',
          'Comunicar con la afiliación y el público, y trabajar en red',
          'Comunicar com os membros e o público, e trabalhar em rede',
        ],
      ],
      [
        'organising',
        [
          'Reaching workers, organising and mobilising them',
          'Toucher les travailleurs, les organiser et les mobiliser',
          'Werknemers bereiken, organiseren en mobiliseren',
          'Llegar a los trabajadores, organizarlos y movilizarlos',
          'Chegar aos trabalhadores, organizá-los e mobilizá-los',
        ],
      ],
      [
        'education',
        [
          'Educating and training members, delegates and leaders',
          'Éduquer et former les membres, les délégués et les dirigeants',
          'Leden, afgevaardigden en leiding vormen en opleiden',
          'Educar y formar a la afiliación, los delegados y los dirigentes',
          'Educar e formar membros, delegados e dirigentes',
        ],
      ],
    ],
  },
  {
    code: 'influence',
    name: [
      'Our influence and our services',
      'Notre influence et nos services',
      'Onze invloed en onze diensten',
      'Nuestra influencia y nuestros servicios',
      'A nossa influência e os nossos serviços',
    ],
    items: [
      [
        'bargaining',
        [
          'Bargaining collectively and having agreements applied',
          'Négocier collectivement et faire appliquer les conventions',
          'Collectief onderhandelen en akkoorden doen toepassen',
          'Negociar colectivamente y hacer aplicar los convenios',
          'Negociar coletivamente e fazer aplicar os acordos',
        ],
      ],
      [
        'policy',
        [
          'Influencing government, employers and society',
          'Peser sur les pouvoirs publics, les employeurs et la société',
          'Wegen op overheid, werkgevers en samenleving',
          'Influir en el gobierno, las empresas y la sociedad',
          'Influenciar o governo, os empregadores e a sociedade',
        ],
      ],
      [
        'services',
        [
          'Serving members, with legal support among the rest',
          'Rendre service aux membres, y compris l’aide juridique',
          'Diensten aan leden, juridische bijstand inbegrepen',
          'Prestar servicios a la afiliación, incluida la ayuda jurídica',
          'Prestar serviços aos membros, incluindo apoio jurídico',
        ],
      ],
    ],
  },
];
