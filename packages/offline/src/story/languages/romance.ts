/** Spanish, French, Portuguese and Italian, as the story writer knows them. */
import { droppable, type LanguageFacts, opening, words } from './language-facts.ts'

/** Pages say the same things about themselves in the four languages. */
const boilerplate =
  /(?:suscr[ií]b|newsletter|bolet[ií]n|cookies?|derechos reservados|©|copyright|haga clic|leer más|abonnez|inscrivez|droits réservés|cliquez|lire (?:la suite|aussi)|assine|direitos reservados|clique aqui|leia mais|iscriviti|diritti riservati|clicca|leggi (?:anche|di più)|véase|voir aussi|veja também|vedi anche)/iu

const shared = {
  verbs: words(''),
  plain: words(''),
  adjectives: words(''),
  leaning: /(?!)/u,
  runIn: /^(\p{Lu}\p{Ll}+) \1(?=\s)/u,
  capitalNouns: false,
  boilerplate,
} as const

export const spanish: LanguageFacts = {
  ...shared,
  stopWords:
    words(`el la los las un una unos unas lo al del de a ante bajo con contra desde durante en entre hacia hasta
    para por según sin sobre tras y e o u ni que si no como cuando donde quien quienes cual cuales cuyo cuya qué cómo
    cuándo dónde quién él ella ellos ellas ello esto eso este esta estos estas ese esa esos esas aquel aquella su sus
    mi mis tu tus nos nosotros se le les me te ya más menos muy mucho mucha muchos muchas poco poca todo toda todos
    todas otro otra otros otras mismo misma tan tanto también pero sino aunque porque pues así aún todavía ser es son
    era eran fue fueron sido siendo está están estaba estaban ha han había habían haber hay tiene tienen tenía puede
    pueden podía hacer hace hizo hoy ayer siempre nunca casi después antes entonces cada algo alguien nada uno dos tres
    vez veces año años día días parte sólo solo`),
  verbEnding: /(?:aron|ieron|aba|aban|ía|ían|mente|ando|iendo|ó|arse|erse|irse)$/,
  openers: words('el la los las un una unos unas su sus al del de con por para en sobre entre cada y sin hacia desde'),
  joiners: words('de del'),
  dangling: opening(
    'él|ella|ellos|ellas|ello|esto|eso|aquello|ésta?|éstos|éstas|este|esta|estos|estas|ese|esa|esos|esas|aquel|aquella|aquellos|aquellas|su|sus|lo (?:mismo|anterior)|pero|y|o|sino|sin embargo|no obstante|además|también|tampoco|así|así que|entonces|luego|después|por (?:eso|ello|lo tanto|tanto|esta?|este|ejemplo)|en (?:cambio|consecuencia|este|esta|ese|esa|estos|estas|esos|esas)|a pesar de (?:ello|esto|eso)|con (?:esto|eso|ello|este|esta)|de (?:este|esta|ese|esa|esto|ello)|mientras tanto|otros?|otras?|ambos|ambas|cuando (?:él|ella|este|esta)|allí|ahí',
  ),
  connective: droppable(
    'sin embargo|no obstante|además|también|de hecho|en efecto|por supuesto|por lo tanto|finalmente|así',
    'pero|y',
  ),
  abbreviations: words('Sr Sra Srta Sres Dr Dra Ud Uds D Dª Prof Ing Lic Gral Av Avda p.ej aprox cf vs Sto Sta EE'),
  numberAbbreviations: words('núm Núm nº No no pág págs Pág vol Vol fig Fig art Art cap Cap'),
  openAbbreviations: words('etc EE.UU UU a.C d.C S.A S.L'),
  and: 'y',
}

export const french: LanguageFacts = {
  ...shared,
  stopWords: words(`le la les l un une des du de d à au aux en dans par pour sur sous avec sans chez vers entre contre
    depuis pendant avant après et ou ni mais donc or car que qu qui quoi dont où si ne n pas plus moins très trop peu
    beaucoup tout toute tous toutes autre autres même mêmes ce c cet cette ces ceci cela ça il elle ils elles on nous
    vous je j tu me m te t se s lui leur leurs y son sa ses mon ma mes ton ta tes notre nos votre vos comme quand comment
    pourquoi est sont était étaient fut furent être été étant a ont avait avaient avoir eu fait faire font peut peuvent
    aussi encore déjà toujours jamais alors ainsi puis lorsque lors quel quelle quels quelles celui celle ceux celles
    chaque quelques plusieurs aucun rien deux trois fois an ans année années jour jours aujourd hui`),
  verbEnding: /(?:èrent|aient|ait|ement|amment|emment|issant|urent|irent)$/,
  openers: words(
    'le la les l un une des du de d au aux en dans par pour sur avec sans entre son sa ses leur leurs chaque et',
  ),
  joiners: words('de du des d'),
  dangling: opening(
    "il|elle|ils|elles|lui|leurs?|son|sa|ses|ce|cet|cette|ces|c['’]\\p{L}+|ceci|cela|ça|celui|celle|ceux|celles|celui-ci|celle-ci|mais|et|ou|or|donc|car|ainsi|alors|puis|ensuite|pourtant|cependant|toutefois|néanmoins|en effet|de plus|en outre|aussi|par (?:exemple|conséquent|contre|ailleurs)|en (?:revanche|conséquence)|d['’]ailleurs|au contraire|en même temps|(?:dans|à|de|avec|pour|par|sur|depuis|après|avant|malgré) (?:ce|cet|cette|ces|cela|lui|elle|eux|elles)|(?:quand|lorsqu|lorsque|si|comme|parce) ?['’]?(?:il|elle|ils|elles|qu['’]il|qu['’]elle)|s['’]ils?|qu['’]ils?|lorsqu['’]ils?|lorsqu['’]elles?|d['’]autres|les deux|tous deux|y",
  ),
  connective: droppable(
    'cependant|toutefois|néanmoins|en effet|de plus|en outre|par ailleurs|bien sûr|enfin|finalement|par conséquent|pourtant',
    'mais|et|or',
  ),
  abbreviations: words('M MM Mme Mmes Mlle Dr Pr St Ste Me av ex p.ex cf env éd'),
  numberAbbreviations: words('p pp vol fig art n° no chap No Vol Fig'),
  openAbbreviations: words('etc J.-C apr'),
  and: 'et',
}

export const portuguese: LanguageFacts = {
  ...shared,
  stopWords:
    words(`o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às por pelo pela pelos pelas para
    com sem sob sobre entre até desde contra durante após e ou nem mas que se não como quando onde quem qual quais cujo
    cuja ele ela eles elas isto isso aquilo este esta estes estas esse essa esses essas aquele aquela seu sua seus suas
    meu minha nosso nossa lhe lhes me te nós você já mais menos muito muita muitos muitas pouco todo toda todos todas
    outro outra outros outras mesmo mesma tão também porém porque pois assim ainda ser é são era eram foi foram sido
    sendo está estão estava estavam tem têm tinha tinham ter há havia pode podem podia fazer faz fez hoje ontem sempre
    nunca quase depois antes então cada algo alguém nada um dois três vez vezes ano anos dia dias parte só`),
  verbEnding: /(?:aram|eram|iram|ava|avam|ia|iam|mente|ando|endo|indo|ou|eu)$/,
  openers: words(
    'o a os as um uma uns umas de do da dos das em no na nos nas ao à por pelo pela para com sem seu sua seus suas cada e entre',
  ),
  joiners: words('de do da dos das'),
  dangling: opening(
    'ele|ela|eles|elas|isto|isso|aquilo|este|esta|estes|estas|esse|essa|esses|essas|aquele|aquela|aqueles|aquelas|seu|sua|seus|suas|mas|e|ou|porém|contudo|todavia|entretanto|no entanto|além d(?:isso|isto|ele|ela)|também|assim|então|depois|logo|por (?:isso|exemplo|isto|conseguinte)|portanto|n(?:este|esta|esse|essa|estes|estas|esses|essas|ele|ela|isso)|d(?:este|esta|esse|essa|ele|ela|isso|isto|estes|estas)|apesar disso|com (?:isso|isto|ele|ela)|ao mesmo tempo|em vez disso|outros?|outras?|ambos|ambas|quando (?:ele|ela|eles|elas)|lá',
  ),
  connective: droppable(
    'porém|contudo|todavia|entretanto|no entanto|também|de fato|de facto|na verdade|finalmente|portanto|além disso',
    'mas|e',
  ),
  abbreviations: words('Sr Sra Srs Dr Dra Prof Profa Eng Av ex aprox cf Sto Sta Exmo D'),
  numberAbbreviations: words('núm nº No no pág págs p vol fig art'),
  openAbbreviations: words('etc a.C d.C E.U.A Ltda Lda S.A'),
  and: 'e',
}

export const italian: LanguageFacts = {
  ...shared,
  stopWords:
    words(`il lo la i gli le l un uno una di del dello della dei degli delle dell d a al allo alla ai agli alle all
    da dal dallo dalla dai dagli dalle dall in nel nello nella nei negli nelle nell con col su sul sullo sulla sui sugli
    sulle sull per tra fra e ed o né ma che chi cui se non come quando dove perché quale quali egli ella esso essa essi
    esse lui lei loro questo questa questi queste quello quella quelli quelle quel ciò suo sua suoi sue mio mia nostro si
    ci vi ne mi ti già più meno molto molta molti molte poco tutto tutta tutti tutte altro altra altri altre stesso
    stessa così anche però poi quindi dunque essere è sono era erano fu furono stato stata stati state essendo ha hanno
    aveva avevano avere può possono poteva fare fa fece oggi ieri sempre mai quasi dopo prima allora ogni qualcosa nulla
    due tre volta volte anno anni giorno giorni parte solo`),
  verbEnding: /(?:arono|erono|irono|ava|avano|eva|evano|iva|ivano|mente|ando|endo|ò|ì|arsi|ersi|irsi)$/,
  openers:
    words(`il lo la i gli le l un uno una di del dello della dei degli delle dell a al alla ai alle da dal dalla in nel
    nella nei nelle con su sul sulla per tra fra suo sua suoi sue ogni e`),
  joiners: words('di del della dei degli delle dell d'),
  dangling: opening(
    "egli|ella|esso|essa|essi|esse|lui|lei|loro|questo|questa|questi|queste|quest['’]\\p{L}+|quello|quella|quelli|quelle|quel|ciò|il suo|la sua|i suoi|le sue|suo|sua|ma|e|ed|o|però|tuttavia|eppure|inoltre|anche|così|allora|poi|quindi|dunque|perciò|pertanto|infatti|per (?:questo|esempio|ciò)|in (?:questo|questa|questi|queste|quel|quella)|di (?:questo|questa|ciò)|da (?:questo|questa|allora)|con (?:questo|questa|ciò)|nonostante ciò|al contrario|invece|nel frattempo|allo stesso tempo|altri|altre|un altro|un['’]altra|entrambi|entrambe|quando (?:egli|lui|lei|essi)|lì|là",
  ),
  connective: droppable('tuttavia|però|inoltre|infatti|in effetti|naturalmente|infine|pertanto|anche', 'ma|e'),
  abbreviations: words('Sig Sigg sig Dott dott Dr Prof prof Ing Avv On Arch Gen es p.es ca cfr S'),
  numberAbbreviations: words('n nº pag pagg p vol fig art cap'),
  openAbbreviations: words('ecc etc a.C d.C S.p.A S.r.l'),
  and: 'e',
}
