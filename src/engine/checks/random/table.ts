/** Which functions and classes draw random numbers. */

/** Of NumPy's global generator. */
export const NUMPY: ReadonlySet<string> = new Set(
  `rand randn randint random random_sample ranf sample choice shuffle
  permutation bytes normal uniform standard_normal standard_cauchy
  standard_exponential standard_gamma standard_t beta binomial chisquare
  dirichlet exponential f gamma geometric gumbel hypergeometric laplace logistic
  lognormal logseries multinomial multivariate_normal negative_binomial
  noncentral_chisquare noncentral_f pareto poisson power random_integers
  rayleigh triangular vonmises wald weibull zipf`.split(/\s+/)
);

/** Of the module `random`; `getrandbits` and `randbytes` make names and keys, not results. */
export const PYTHON: ReadonlySet<string> = new Set(
  `random randint randrange choice choices shuffle sample uniform
  triangular betavariate binomialvariate expovariate gammavariate gauss
  lognormvariate normalvariate vonmisesvariate paretovariate weibullvariate`.split(
    /\s+/
  )
);

/** A function that sets every seed, as many notebooks and Lightning have one. */
export const SEEDED_HELPER =
  /^(?:set_|fix_|init_)?(?:all_|random_|global_)?seeds?(?:_everything|_all|_torch)?$|^(?:seed_everything|seed_all|set_random_seed|set_seeds?|manual_seed_all)$/;

interface IState {
  /** Over the whole name: `sklearn.cluster.KMeans`. */
  packages: RegExp;
  /** Over its last part. */
  name: RegExp;
  /** It draws only where each keyword is given one of these values. */
  onlyIf?: readonly (readonly [string, readonly string[]])[];
  /** It does not draw where a keyword is given one of these values. */
  notIf?: readonly (readonly [string, readonly string[]])[];
}

/**
 * What takes `random_state=` and gives another result at every run without it.
 * Not here is what draws only in rare settings (`LogisticRegression`, `PCA`) and
 * what has a fixed seed of its own (XGBoost, LightGBM, CatBoost).
 */
export const STATES: readonly IState[] = [
  {
    packages: /^sklearn\./,
    name: /^train_test_split$/,
    notIf: [['shuffle', ['false', 'False']]]
  },
  {
    packages: /^sklearn\./,
    name: /^(?:KFold|StratifiedKFold|StratifiedGroupKFold|GroupKFold)$/,
    onlyIf: [['shuffle', ['true', 'True']]]
  },
  {
    packages: /^sklearn\./,
    name: /^(?:ShuffleSplit|StratifiedShuffleSplit|GroupShuffleSplit|RepeatedKFold|RepeatedStratifiedKFold|RandomizedSearchCV|HalvingRandomSearchCV|ParameterSampler|permutation_importance)$/
  },
  {
    packages: /^sklearn\./,
    name: /^(?:RandomForest|ExtraTrees?|DecisionTree|Bagging|AdaBoost|GradientBoosting|MLP|SGD|PassiveAggressive)(?:Classifier|Regressor)$|^(?:IsolationForest|RandomTreesEmbedding|Perceptron|RANSACRegressor)$/
  },
  {
    packages: /^sklearn\./,
    name: /^(?:KMeans|MiniBatchKMeans|BisectingKMeans|GaussianMixture|BayesianGaussianMixture|TSNE|MDS|FastICA|LatentDirichletAllocation|MiniBatchDictionaryLearning|DictionaryLearning|TruncatedSVD|GaussianRandomProjection|SparseRandomProjection|RBFSampler|Nystroem|BernoulliRBM)$/
  },
  {
    packages: /^sklearn\./,
    name: /^(?:make_(?:classification|regression|blobs|moons|circles|friedman\d|s_curve|swiss_roll|gaussian_quantiles|hastie_10_2|low_rank_matrix|sparse_uncorrelated|multilabel_classification|biclusters|checkerboard)|resample|shuffle)$/
  },
  {
    packages: /^sklearn\./,
    name: /^DummyClassifier$/,
    onlyIf: [['strategy', ['stratified', 'uniform']]]
  },
  {
    packages: /^umap\./,
    name: /^UMAP$/
  },
  {
    packages: /^imblearn\./,
    name: /^(?:SMOTE\w*|ADASYN|BorderlineSMOTE|SVMSMOTE|KMeansSMOTE|RandomOverSampler|RandomUnderSampler|Balanced\w+Classifier|EasyEnsembleClassifier|RUSBoostClassifier)$/
  }
];
