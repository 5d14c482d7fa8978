/** English, as the story writer knows it. */
import { droppable, type LanguageFacts, opening, words } from './language-facts.ts'

const regular =
  'act add allow amaze bend beat bear believe blame blast creep credit debate decode descend disturb drift explode feed hang react shake show smell swing trap waggle stretch stare shout sing ruin rule answer appear arrive ask attract awake become begin believe belong boil bring build burn call carry ' +
  'cause choose climb collect come compress connect contain continue cool copy cover create cross decide describe ' +
  'collapse curl dart destroy develop die dim dip disappear discover divide drop earn eat emit enter escape expand explain fail fall feel fill ' +
  'find flow fly follow gather get give glow go grow guess happen hear help hide hold hum hunt hurt imagine improve include increase ' +
  'invent join keep kill know lack last lay lead learn leave let lie listen live look lose love make mean meet melt ' +
  'merge mix move need notice occur offer open own pass pay pick plan play point pour prefer prepare press prevent ' +
  'produce protect prove provide pull push put raise reach read receive release remain remember replace return reveal ' +
  'roast row run save say see seem sell send separate serve share shine sink sit shiver slow splash solve spend spin spread squeeze stand ' +
  'start stay steer stick stop store strike suck support surround survive swallow sweep take teach tell tend think ' +
  'throw touch travel trim try turn understand use vibrate wait wake walk want warm wash waste whisk win wind wipe write'
const irregular =
  'hidden crept cast hung swung shook flown shown spoken goes costs works runs became began blew born brought built burnt came chose cost drank drew drove fell felt flew forgot fought found gave ' +
  'went gone got grew heard held hid kept knew known laid lay led left lost made meant met paid put ran rose said sank ' +
  'sat saw seen sent set shone shot showed shown slept sold spent spoke spun stood stuck struck swept swam taken taught ' +
  'thought threw thrown told took tore understood woke won wore written wrote'

const forms = (base: string): readonly string[] => {
  const stem = base.replace(/e$/, '')
  const plural = /(?:s|x|z|ch|sh)$/.test(base) ? `${base}es` : base.replace(/([^aeiou])y$/, '$1ie').concat('s')
  const past = /[^aeiou]y$/.test(base) ? base.replace(/y$/, 'ied') : `${stem}ed`
  return [base, plural, past, `${stem}${stem.at(-1)}ed`, `${stem}ing`]
}

export const english: LanguageFacts = {
  stopWords: words(`a an the and or but if then so of to in on at by for with from as is are was were be been being am
    it its itself this these that those he she they him her hers his them their theirs themselves himself herself there
    here which who whom whose what when where why how than more most much many some such no not nor only own same too
    very can could will would should may might must do does did done doing have has had having into onto out over under
    about above after again against along among around away before behind below beneath beside besides between beyond
    both down during each either else enough even ever every everyone everything few fewer first former further however
    i you we us our ours your yours my mine me in inside instead just last later latter least less like likely long
    longer lot made mainly maybe meanwhile near nearly neither never next nobody none nothing now off often once one
    ones other others ought outside per perhaps quite rather really right several shall since someone something
    sometimes soon still than that though through throughout thus till together toward towards twice two three until up
    upon usually via well whatever whenever whether while within without yet also although any anyone anything all
    almost already always another apart because across ago far hardly exactly finally today tomorrow yesterday four five
    six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen past inward outward inwards
    outwards fully hundred hundreds thousand thousands million millions billion billions half cannot aside
    twenty thirty forty fifty sixty seventy eighty ninety
    third fourth fifth sixth seventh eighth ninth tenth twelfth fifteenth sixteenth seventeenth eighteenth nineteenth
    twentieth somewhere anywhere nowhere everywhere wherever rarely seldom different able directly together alone slowly quickly especially nevertheless mr mrs ms dr`),
  verbs: words(`${regular.split(' ').flatMap(forms).join(' ')} ${irregular}`),
  verbEnding:
    /(?:[^aeiou]ed|ied|ued|ized|ised)$|(?<!fami|^ju|^f|jel|butterf|^al|assemb|supp|ita|bel|bul|^re|dol|hol)ly$/,
  openers: words(`a an the this that these those his her its their our your my of in on at by for with from into onto
    over under about after against along among around before behind below beneath beside between beyond during inside
    near outside through throughout toward towards upon within without and or as like each every some many most no any
    both all across several two three four five six seven eight nine ten called named than per how why what where when which`),
  joiners: words('of'),
  plain: words(`thing things way ways time times year years day days part parts person people man men woman women kind
    kinds number numbers place places area case fact example group end side sides point bit piece pieces amount great
    big small little large huge new good better best bad worse worst high low long short full whole main famous
    important simple common certain real true single century centuries decade decades month months week weeks hour hours
    minute minutes second seconds moment result reason rest easy ready clear early late later entire total general
    special usual enough similar answer top bottom middle back start beginning happy sad busy extra alive dead equal exact
    distance direction order form shape use effect lot sort type legend legends difference act name names word words
    deal level life death home hand hands somebody trip million billion smaller larger bigger younger older heavier
    lighter deeper higher lower longer shorter stronger weaker warmer colder hotter cooler faster slower harder easier
    closer farther nearer richer poorer thinner thicker brighter darker fewer degrees kilometres metres centimetres miles
    feet foot inches kilograms tonnes tons pounds dollars percent spoonful meaning work works`),
  adjectives: words(`deep dark hard quiet strong weak close open modern ancient young old warm cold hot cool dry wet red
    green blue black white grey brown yellow orange purple golden bright rich poor safe slow fast wide thin thick heavy
    light-weight fresh sharp loud soft tired awake asleep blind deaf sweet bitter solid liquid stiff sticky tall raw ripe
    steep calm narrow empty vast rare humble grand strange dense simple simpler plain familiar vivid regular natural`),
  dangling: opening(
    [
      "he|she|it|they|him|them|his|hers?|its|their|theirs|himself|herself|itself|themselves|this|these|those|that(?! (?:of|the|a|an)\\b)|such|it['’]s|they['’]\\w+|s?he['’]\\w+|that['’]s",
      'there(?! (?:is|are|was|were|has|have|can|may|will|would|could|must|exists?|lived|once|lies|stood)\\b)|then|thus|hence|so|also|too|but|yet|and|or|nor|however|therefore|moreover|furthermore|nevertheless|nonetheless|instead|otherwise|meanwhile|besides|likewise|similarly|conversely|consequently|accordingly|afterwards?|afterward|thereafter|thereby|still|indeed|later|soon after|soon|even so|even then|even now|even they|even he|even she|even it|another|others|one of (?:them|these|those|the)|some of (?:them|these|those)|most of (?:them|these|those|it)|many of (?:them|these|those)|all of (?:them|these|those|it|this)|none of (?:them|these|those|it)|both|each of (?:them|these|those)|neither|either|the (?:former|latter|same|other|others|two|result|effect|answer|reason|second|third|latter|solution|problem|device|process|idea)|at the same time|in (?:turn|contrast|addition|other words|short|fact|return|response|reply|the same|a similar)|as a (?:result|consequence)|on the (?:other hand|contrary)|for (?:example|instance)|by (?:contrast|comparison)|because of|to (?:do|achieve) (?:so|this|that)|not only|not all|no longer|rather',
      '(?:in|on|at|by|for|with|from|after|before|during|under|over|through|since|until|despite|without|within|like|unlike|among|between|to|of|as|beyond|behind|inside|around) (?:him|her|it|its|his|them|their|this|that|these|those|such|then|there|both)',
      'so (?:far|much|many)|(?:in|on) the (?:previous|last|next|following|above|results?|example|chart|picture|figure|table|query)\\b|the (?:\\p{L}+ )?(?:above|below|presented|mentioned|described)|as (?:mentioned|noted|shown|described|you can see)|we (?:also )?(?:just|found|calculated|did|got|saw|used|defined|now)|now that|with (?:that|this|these)',
      '(?:in|by) (?:so )?doing(?: so)?|as such|by contrast|in (?:that|this) (?:way|case)|the (?:moment|day|night|year|way|first time|last time) (?:he|she|it|they)',
      '(?:when|if|as|because|after|before|while|although|though|once|since|until|unless|where|whenever|whether) (?:he|she|it|they|his|her|its|their|this|that|these|those)',
    ].join('|'),
  ),
  leaning:
    /(?<![\p{L}'’])(?:such(?! as\b)|the (?:former|latter|same (?:way|time|year|place))|that one|in turn|(?:on|in|of|at|to|from|with|by|for|into|about) that \p{Ll}+(?=[.,;!?])|there(?= until|[.,;!?]))(?![\p{L}])(?! (?:as|that|way that))|(?<=[\p{L},] )(?:this|these)(?! (?:very|day|days|planet|world|year|century|morning|evening|film|moment|article|story)\b)(?![\p{L}'’])/iu,
  connective: droppable(
    'however|moreover|furthermore|nevertheless|nonetheless|in addition|additionally|indeed|in fact|of course|now|okay|ok|well|sure|also|still|meanwhile|besides|therefore|thus|consequently|as a result|finally|in short|interestingly|surprisingly|remarkably|unfortunately|fortunately|clearly|obviously|notably|importantly|similarly|likewise',
    'but|and|yet|so(?! (?:far|much|many|long|few|little)\\b)|or',
  ),
  abbreviations:
    words(`Dr Mr Mrs Ms Prof St Gen Lt Col Capt Sgt Cpl Maj Rev Hon Gov Sen Rep Pres Fr Mt Ft Adm Messrs Mme
    Mlle Ave Dept Univ vs v cf e.g i.e viz approx ca c et.al Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec`),
  numberAbbreviations: words('No no Nos nos Vol vol Fig fig Figs figs p pp Ch ch Sec sec Eq eq Art art Pt pt'),
  openAbbreviations: words(
    'etc al U.S U.K U.N E.U U.S.A U.S.S.R D.C a.m p.m A.M P.M Inc Ltd Co Corp Bros Jr Sr Ph.D M.D B.A M.A B.C A.D B.C.E C.E',
  ),
  and: 'and',
  capitalNouns: false,
  runIn:
    /\p{Ll}{2,} (?:The|An?|In|This|These|It|We|When|For|Each|Our|You|To) \p{Ll}|(?<! (?:in|of|and|at|for|by|from|with|to|on|or|the|called|named))(?<=\p{Ll}{3}) (?:The|An?|This|These|Each|Our) \p{Lu}{2}|^(\p{Lu}\p{Ll}+) \1(?=\s)|^(?:\p{Lu}\p{Ll}+ ){1,2}(?:and \p{Lu}\p{Ll}+)?: \p{Lu}/u,
  boilerplate:
    /\b(?:subscribe|newsletter|sign up|log in|cookies?|all rights reserved|copyright|©|click (?:here|on)|read more|share this|follow us|photo(?:graph)?s? (?:by|credit)|first month|cancel any ?time|free trial|issues you care about|scroll down|see (?:below|above)|is the author of|is an? (?:staff|senior|freelance|contributing|award-winning)? ?(?:writer|reporter|editor|journalist|correspondent|columnist)|apple pay|image (?:credit|source)|getty images|advertisement|this article (?:was|is|has)|originally (?:appeared|published)|as an amazon associate|terms of (?:use|service)|privacy policy|table of contents|see (?:also|below|above|figure|table))\b/iu,
}
