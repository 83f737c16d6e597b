import type { Tongue } from './story.ts';

type ReportWords = Readonly<
  Record<'context' | 'progress' | 'difficulties' | 'followed' | 'ahead' | 'returned' | 'accepted', string>
>;

/** What partners report and what comes back, by the language of the partner. */
export const reportWords: Readonly<Record<Tongue, ReportWords>> = {
  fr: {
    context: 'Le salaire minimum a été relevé en avril ; l’inspection du travail manque toujours de moyens.',
    progress: 'Trois sections de plus négocient elles-mêmes, et deux ont conclu un accord d’entreprise.',
    difficulties: 'Les coupures de courant ont retardé deux formations, tenues finalement en mai.',
    followed:
      'La trésorerie envoie désormais les comptes dans les six semaines, comme décidé à la dernière revue.',
    ahead: 'Au second semestre : former les négociatrices de quatre sections.',
    returned: 'Dites dans quelles branches les accords ont été conclus.',
    accepted: 'Un rapport clair ; merci aux sections.',
  },
  en: {
    context: 'The minimum wage was raised in April; the labour inspectorate still lacks means.',
    progress: 'Three more branches negotiate by themselves, and two concluded a company agreement.',
    difficulties: 'Power cuts delayed two trainings, which were held in May in the end.',
    followed: 'The treasury now sends its accounts within six weeks, as the last review decided.',
    ahead: 'In the second half of the year: train the women negotiators of four branches.',
    returned: 'Say in which branches the agreements were concluded.',
    accepted: 'A clear report; our thanks to the branches.',
  },
  es: {
    context: 'El salario mínimo subió en abril; a la inspección de trabajo le siguen faltando medios.',
    progress: 'Tres secciones más negocian por sí mismas y dos firmaron un convenio de empresa.',
    difficulties: 'Los cortes de luz retrasaron dos formaciones, que al final se hicieron en mayo.',
    followed: 'La tesorería envía ya las cuentas en seis semanas, como decidió la última revisión.',
    ahead: 'En el segundo semestre: formar a las negociadoras de cuatro secciones.',
    returned: 'Diga en qué ramas se firmaron los convenios.',
    accepted: 'Un informe claro; gracias a las secciones.',
  },
};
