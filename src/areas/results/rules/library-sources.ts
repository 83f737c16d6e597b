import { type Localized, localized } from '../../../kernel/localized.ts';
import { told } from './library-words.ts';

/** Where the definitions come from that the program brings, in the five languages; by what the library keeps of it. */
const brought: readonly Localized[] = [
  told(
    'Fiche publique d’un outcome, DGD (S28)',
    'Openbare fiche van een outcome, DGD (S28)',
    'Public sheet of an outcome, DGD (S28)',
    'Ficha pública de un resultado, DGD (S28)',
    'Ficha pública de um resultado, DGD (S28)',
  ),
  told(
    'Fiche publique d’un outcome (S32)',
    'Openbare fiche van een outcome (S32)',
    'Public sheet of an outcome (S32)',
    'Ficha pública de un resultado (S32)',
    'Ficha pública de um resultado (S32)',
  ),
  told(
    'Union to Union, indicateurs de résultat (S46)',
    'Union to Union, resultaatindicatoren (S46)',
    'Union to Union, result indicators (S46)',
    'Union to Union, indicadores de resultado (S46)',
    'Union to Union, indicadores de resultado (S46)',
  ),
  told(
    'Rapport annuel et fiche d’outcome (S35, S32)',
    'Jaarverslag en fiche van een outcome (S35, S32)',
    'Annual report and sheet of an outcome (S35, S32)',
    'Informe anual y ficha de un resultado (S35, S32)',
    'Relatório anual e ficha de um resultado (S35, S32)',
  ),
  told(
    'Rapport annuel d’un institut (S35)',
    'Jaarverslag van een instituut (S35)',
    'Annual report of an institute (S35)',
    'Informe anual de un instituto (S35)',
    'Relatório anual de um instituto (S35)',
  ),
  told(
    'Rapport annuel d’une organisation sœur (S36)',
    'Jaarverslag van een zusterorganisatie (S36)',
    'Annual report of a sister organisation (S36)',
    'Informe anual de una organización hermana (S36)',
    'Relatório anual de uma organização irmã (S36)',
  ),
  told(
    'Indice CSI des droits dans le monde (S45)',
    'Wereldwijde rechtenindex van het IVV (S45)',
    'ITUC Global Rights Index (S45)',
    'Índice Global de los Derechos de la CSI (S45)',
    'Índice Global dos Direitos da CSI (S45)',
  ),
  told(
    'TUOC, HIVA 2019 ; TU-CapSAT (S42, S43)',
    'TUOC, HIVA 2019; TU-CapSAT (S42, S43)',
    'TUOC, HIVA 2019; TU-CapSAT (S42, S43)',
    'TUOC, HIVA 2019; TU-CapSAT (S42, S43)',
    'TUOC, HIVA 2019; TU-CapSAT (S42, S43)',
  ),
  told(
    'Usage des instituts',
    'Gebruik van de instituten',
    'Usage of the institutes',
    'Uso de los institutos',
    'Uso dos institutos',
  ),
];

const bySource = new Map(brought.map((words) => [words.fr?.text ?? '', words]));

/** The source of a definition of the library: in several languages where the program brought it, else as it was typed. */
export const librarySource = (source: string): Localized => bySource.get(source) ?? localized('fr', source);
