/** Words of headings, comments and names, for the names of functions. */

const VERBS = new Set(
  `add adjust aggregate align analyse analyze apply assemble assess assign average balance bin
  bootstrap build calculate calibrate cast center change check choose classify clean cluster
  collect combine compare compile compute concatenate configure convert copy correct correlate
  count crawl create cross cut decode decompose define delete demean derive describe detect
  determine discretize display divide download draw drop embed encode enrich ensure estimate
  evaluate examine exclude execute expand explain explore export extract fetch fill filter find fit
  fix flag flatten forecast format generate get group handle identify impute improve include
  index infer initialise initialize inspect interpolate investigate join keep label link list load
  log make map mark mask match measure melt merge model move normalise normalize obtain open
  optimise optimize order parse perform pick pivot plot predict prepare preprocess print process
  prune pull put query rank read rebuild reduce refit regress remove rename reorder replace report
  resample rescale reset reshape resize retrieve rotate round run sample save scale scan score
  scrape search segment select separate set show shrink shuffle simulate slice smooth solve sort
  split stack standardise standardize store strip subset subtract summarise summarize test
  tidy tokenise tokenize train transform translate transpose trim tune update upload use validate
  vectorise vectorize verify view visualise visualize weight wrangle write`.split(
    /\s+/
  )
);

/** "loading" -> "load", "splitting" -> "split", "scaling" -> "scale". */
const FORMS = new Map<string, string>();
for (const verb of VERBS) {
  FORMS.set(verb, verb);
  FORMS.set(`${verb}s`, verb);
  FORMS.set(`${verb}ing`, verb);
  FORMS.set(`${verb}${verb[verb.length - 1]}ing`, verb);
  if (verb.endsWith('e')) {
    FORMS.set(`${verb.slice(0, -1)}ing`, verb);
  }
}

const STOP = new Set(
  `a all also an and any are as at be but by can each for from has have here how i in into
  is it its just let lets like more my new next no not now of off on one only or other our out over
  per please so some such than that the their them then there these they this those to up us very
  was we what when where which will with would you your s t re ll step part section question
  exercise task cell first second third finally`.split(/\s+/)
);

/** Plain words, markup, numbering and stop words left out. */
export function wordsOfText(text: string): string[] {
  const plain = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&\w+;/g, ' ')
    .replace(/https?:\S+/g, ' ')
    .replace(/[’']/g, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '');
  return (plain.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [])
    .map(word => word.toLowerCase())
    .filter(word => !STOP.has(word));
}

/** The infinitive of a known verb, else null. */
export function verbOf(word: string): string | null {
  return FORMS.get(word) ?? null;
}

/** A phrase that begins with a verb, as a name of at most four words; null where it does not. */
export function verbPhrase(text: string): string | null {
  const words = wordsOfText(text);
  const verb = words.length > 0 ? verbOf(words[0]) : null;
  return verb === null ? null : [verb, ...words.slice(1, 4)].join('_');
}

/** `dfTrain` -> `df_train`, `X_train` -> `x_train`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '')
    .toLowerCase();
}
