import type { Category } from './cell-change.ts';
import type { Axis } from './indicator-input.ts';
import { told } from './library-words.ts';

/**
 * Sectors of the economy as a ready way to break any indicator down, beside sex, age and economy: the sections of ISIC, drawn
 * together and apart as the federations of unions are. No source that was read prescribes the list, and it is copied into the
 * definition that takes it over, where its words and categories are changed like any others.
 */
export const sectorAxis: Axis = {
  key: 'sector',
  label: told('Secteur', 'Sector', 'Sector', 'Sector', 'Setor'),
  categories: [
    {
      key: 'agriculture_fishing',
      label: told(
        'agriculture, forêts et pêche',
        'landbouw, bosbouw en visserij',
        'agriculture, forestry and fishing',
        'agricultura, silvicultura y pesca',
        'agricultura, floresta e pesca',
      ),
    },
    {
      key: 'mining_oil',
      label: told(
        'mines, carrières et pétrole',
        'mijnen, groeven en olie',
        'mining, quarrying and oil',
        'minas, canteras y petróleo',
        'minas, pedreiras e petróleo',
      ),
    },
    {
      key: 'energy_water',
      label: told(
        'énergie et eau',
        'energie en water',
        'energy and water',
        'energía y agua',
        'energia e água',
      ),
    },
    {
      key: 'metal_industry',
      label: told(
        'métal et électronique',
        'metaal en elektronica',
        'metal and electronics',
        'metal y electrónica',
        'metal e eletrónica',
      ),
    },
    {
      key: 'textile_clothing',
      label: told(
        'textile, habillement et cuir',
        'textiel, kleding en leder',
        'textiles, clothing and leather',
        'textil, confección y cuero',
        'têxtil, vestuário e couro',
      ),
    },
    {
      key: 'food_industry',
      label: told(
        'industrie alimentaire',
        'voedingsnijverheid',
        'food industry',
        'industria alimentaria',
        'indústria alimentar',
      ),
    },
    {
      key: 'other_industry',
      label: told(
        'chimie et autres industries',
        'chemie en andere industrie',
        'chemicals and other industry',
        'química y otras industrias',
        'química e outras indústrias',
      ),
    },
    {
      key: 'construction_wood',
      label: told(
        'construction et bois',
        'bouw en hout',
        'building and wood',
        'construcción y madera',
        'construção e madeira',
      ),
    },
    {
      key: 'transport_ports',
      label: told(
        'transports et ports',
        'vervoer en havens',
        'transport and ports',
        'transporte y puertos',
        'transportes e portos',
      ),
    },
    { key: 'trade', label: told('commerce', 'handel', 'trade', 'comercio', 'comércio') },
    {
      key: 'hotels_tourism',
      label: told(
        'hôtellerie, restauration et tourisme',
        'horeca en toerisme',
        'hotels, restaurants and tourism',
        'hostelería y turismo',
        'hotelaria, restauração e turismo',
      ),
    },
    {
      key: 'finance_insurance',
      label: told(
        'banques et assurances',
        'banken en verzekeringen',
        'banking and insurance',
        'banca y seguros',
        'bancos e seguros',
      ),
    },
    {
      key: 'post_telecom_media',
      label: told(
        'poste, télécommunications et médias',
        'post, telecom en media',
        'post, telecommunications and media',
        'correos, telecomunicaciones y medios',
        'correios, telecomunicações e média',
      ),
    },
    { key: 'education', label: told('enseignement', 'onderwijs', 'education', 'enseñanza', 'ensino') },
    {
      key: 'health_social_care',
      label: told(
        'santé et action sociale',
        'gezondheid en welzijn',
        'health and social care',
        'sanidad y acción social',
        'saúde e ação social',
      ),
    },
    {
      key: 'public_administration',
      label: told(
        'administration publique',
        'overheidsdiensten',
        'public administration',
        'administración pública',
        'administração pública',
      ),
    },
    {
      key: 'domestic_work',
      label: told(
        'travail domestique',
        'huishoudelijk werk',
        'domestic work',
        'trabajo doméstico',
        'trabalho doméstico',
      ),
    },
    {
      key: 'cleaning_security',
      label: told(
        'nettoyage et gardiennage',
        'schoonmaak en bewaking',
        'cleaning and security',
        'limpieza y vigilancia',
        'limpeza e vigilância',
      ),
    },
    {
      key: 'other_services',
      label: told(
        'autres services',
        'andere diensten',
        'other services',
        'otros servicios',
        'outros serviços',
      ),
    },
  ],
};

/** Whether it is one of the ready sectors, which means the same in every definition that took them over. */
export const isReadyCategory = ({ axis, category }: Category): boolean =>
  axis === sectorAxis.key && sectorAxis.categories.some(({ key }) => key === category);

/** These axes and the ready sectors that they lack, in one axis. */
export const withSectors = (axes: readonly Axis[]): Axis[] => {
  const own = axes.find(({ key }) => key === sectorAxis.key);
  if (!own) return [...axes, sectorAxis];
  const lacking = sectorAxis.categories.filter(({ key }) => !own.categories.some((each) => each.key === key));
  const whole = { ...own, categories: [...own.categories, ...lacking] };
  return axes.map((axis) => (axis === own ? whole : axis));
};
