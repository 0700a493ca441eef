package rating

// Rules are the settings of the method; METHOD.md section 16. Start from
// Standard: the zero Rules rate nothing sensibly.
type Rules struct {
	Engine         Engine
	Overdispersion Overdispersion
	Correlation    CorrelationRule
	Missing        MissingRule
	Centre         Centre
	Suppressed     SuppressedRule
	Composite      CompositeRule
	Rule           Rule

	Level         float64 // two-sided level of the control limits, of bands and of key 1: 0.95
	MuchLevel     float64 // level beyond which a band is "much" better or worse: 0.998
	Key2          float64 // how sure that a CCG is in the best or worst share: 0.90
	Fifth         float64 // that share: 0.20
	Cap           float64 // largest z-score an indicator brings into a group score: 3; +Inf for no cap
	MinIndicators int     // scored indicators that a CCG needs in a group: 3
	MinWeight     float64 // share of the group's weight that they must carry: 0.60
	MinAreas      int     // CCGs that an indicator or a group needs: 30
	MinExpected   float64 // expected events under which a figure is too small: 5
	SmallExpected float64 // expected events under which it is marked as small: 10
	MaxAgeMonths  int     // oldest a period may be at publication, to its last day: 36
	MaxUnusable   float64 // share of CCGs without a usable figure that drops an indicator: 0.25
	FalseShare    float64 // share of colours that may be false under FalseDiscoveryRate: 0.10
	MaxWeight     float64 // largest share of a group's weight that one indicator may carry: 0.40
	Winsor        float64 // share winsorised at each end wherever a spread is estimated: 0.10
	ChangeLevel   float64 // two-sided level at which a change is called one: 0.998
	RankMin       float64 // median reliability of a group under which no ranks are printed: 0.50
	Neighbours    int     // similar CCGs that one is compared with: 10
	Seed          uint64  // of the draws for rank intervals: 1
	Draws         int     // number of them: 10000
}

// Standard is the method as published; METHOD.md section 16. It is a function
// so that no caller can alter another's rules.
func Standard() Rules {
	return Rules{
		Level: 0.95, MuchLevel: 0.998, Key2: 0.90, Fifth: 0.20, Cap: 3,
		MinIndicators: 3, MinWeight: 0.60, MinAreas: 30,
		MinExpected: 5, SmallExpected: 10,
		MaxAgeMonths: 36, MaxUnusable: 0.25, MaxWeight: 0.40, FalseShare: 0.10,
		Winsor: 0.10, ChangeLevel: 0.998, RankMin: 0.50, Neighbours: 10, Seed: 1, Draws: 10000,
	}
}
