package rating

import (
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// Colour is a CCG's rating in a patient group. The zero Colour is not rated:
// a verdict is never there by default.
type Colour uint8

const (
	NotRated Colour = iota
	Red             // among the worst
	Blue            // as expected
	Green           // among the best
)

// String is the word used in ratings.csv.
func (c Colour) String() string { return [...]string{"not_rated", "red", "blue", "green"}[c] }

// Band is where a single figure stands against England, allowing for chance
// and ordinary variation, turned so that better is better. The zero Band is
// not banded.
type Band uint8

const (
	NotBanded Band = iota
	MuchWorse
	Worse
	AsExpected
	Better
	MuchBetter
)

// Number is the band as published, -2 to 2; ok is false if not banded.
func (b Band) Number() (n int, ok bool) { return int(b) - int(AsExpected), b != NotBanded }

// Input is all that a year's ratings are made from.
type Input struct {
	Published  nhs.Date           // figures too old on this day are not scored
	CCGs       []nhs.CCG          // who is rated, in published order
	Groups     []nhs.PatientGroup // in published order
	Indicators []Measure          // in published order
	People     []Trait            // what is known of the people each CCG serves; may be none
	Rules      Rules
}

// Trait is one thing that is known of the people each CCG serves, by which
// CCGs are alike: demography, never anything that is in a score.
type Trait struct {
	Name   string
	Values []float64 // per CCG
	Known  []bool    // per CCG; nil if all are known
}

// Measure is an indicator as the edition uses it.
type Measure struct {
	Definition indicator.Definition
	Table      *indicator.Table   // its figures for the edition's period
	Previous   *indicator.Table   // those of the period before; nil if there are none
	Earlier    []*indicator.Table // those of every period before, oldest first; may be none
	Domain     string             // part of its group that it belongs to; empty unless the edition says
	Weight     float64            // in its group, relative to the others; 1 is usual
}

// Results are a year's ratings. Peers, the ranks of a Rating, Stability, every
// kind of change, History and Trends are there only once Examine has been
// called.
type Results struct {
	Rules      Rules
	people     []Trait
	CCGs       []nhs.CCG         // as in the input; every slice "per CCG" below follows it
	Indicators []IndicatorResult // as in the input
	Groups     []GroupResult     // as in the input
	Peers      [][]Peer          // per CCG: the similar ones, nearest first; nil if nothing is known of the people
}

// IndicatorResult is how one indicator treats every CCG.
type IndicatorResult struct {
	Measure
	England       Benchmark
	Scored        bool    // enters its group's score this year
	WhyNotScored  string  // in words, when not Scored
	Phi           float64 // winsorised mean square of the unadjusted z-scores
	Tau2          float64 // variance between CCGs beyond chance, on the scale of the deviations
	spread        spread  // the whole of how ordinary variation is allowed for
	Reliability   float64 // median over CCGs of Tau2/(Tau2+S^2)
	EstimatedFrom int     // CCGs that Phi and Tau2 were estimated from; 0 if too few, and then no CCG is banded
	FromPrevious  bool    // whether those were figures of the period before, since this one has too few
	Comparisons   []Comparison
	Usable        int             // CCGs with a usable figure
	Change        IndicatorChange // since the period before
	History       []Past          // earlier periods, oldest first
	Trends        []Direction     // per CCG: of its figure over the last five years; none if that is not known of any
	Warnings      []string        // caveats born in the arithmetic, for the page
}

// Benchmark is the figure that CCGs are compared with.
type Benchmark struct {
	Value  indicator.Figure // in the indicator's unit
	Source BenchmarkSource
}

// BenchmarkSource says where a benchmark is from.
type BenchmarkSource uint8

const (
	NoBenchmark BenchmarkSource = iota
	Published                   // the published national figure
	Summed                      // the CCGs' counts summed
	Weighted                    // the CCGs' values weighted by population
)

// Standing says what can be done with one CCG's figure. The zero Standing is
// that there is none.
type Standing uint8

const (
	NoFigure     Standing = iota // no row, or the publisher says it is missing
	Hidden                       // suppressed, with no known bounds
	NotReliable                  // marked unreliable, or its interval is too coarse
	NoInterval                   // a value whose sampling error is not known
	TooSmall                     // fewer expected events than MinExpected: shown, not banded
	NoComparison                 // shown only: the indicator has no benchmark or too few figures
	Bounded                      // suppressed within known bounds: counts as the end nearer England
	SmallNumbers                 // usable, marked: fewer expected events than SmallExpected
	Usable
)

// Meaning is a phrase that says what a Standing is.
func (s Standing) Meaning() string {
	return [...]string{
		NoFigure:     "no figure was published for this CCG, or the publisher says it has none",
		Hidden:       "the publisher hid the figure because it rests on very few people",
		NotReliable:  "a figure was published, but it should not be relied on",
		NoInterval:   "a figure was published, but how far chance could move it is not known",
		TooSmall:     "too few events would be expected for a fair comparison: shown, not compared",
		NoComparison: "there is nothing to compare the figure with",
		Bounded:      "hidden, but known to lie in a range: the end nearer to England is used",
		SmallNumbers: "compared, but on few events: take it with care",
		Usable:       "compared with England",
	}[s]
}

// Banded reports whether the figure is compared with England.
func (s Standing) Banded() bool { return s >= Bounded }

// Comparison is one CCG's figure beside England's.
type Comparison struct {
	Observation     *indicator.Observation // nil when the source has no row
	Standing        Standing
	Reason          string           // why it is not banded, or with what reserve it is, in words; empty if Usable
	Value           indicator.Figure // in the indicator's unit, worked out from the counts where there are any
	Interval95      stats.Interval   // of Value; HasInterval says whether there is one
	HasInterval     bool
	stats.Deviation         // from England; zero unless Standing is TooSmall or better and not Bounded
	ZUnadjusted     float64 // D/S; 0 where there is no deviation
	ZAdjusted       float64 // allowing for ordinary variation, turned so that positive is better; 0 unless banded
	Rho             float64 // reliability of the figure: Tau2/(Tau2+S^2); 0 where there is no S
	Band            Band
	Scored          bool // enters this CCG's group score
}

// GroupResult is the rating of every CCG in one patient group.
type GroupResult struct {
	Group             nhs.PatientGroup
	Indicators        []int       // indices into Results.Indicators of the group's indicators
	Scored            []int       // those of them that are scored this year
	Composite                     // of the Scored, in that order
	A                 float64     // variance of the true scores
	QBest, QWorst     float64     // borders of the best and worst fifth of true scores
	MedianReliability float64     // "rankability"
	Ratings           []Rating    // per CCG
	Stability         []Stability // per CCG; zero for those not rated
	Changes           []Change    // per CCG: of the score since the periods before
	Rated             int         // CCGs rated
	Counts            [4]int      // CCGs of each Colour
	ExpectedWrong     float64     // CCGs that may be expected to be coloured wrongly: sum of 1 - p over the coloured
	OrdinaryBeyond    float64     // CCGs that ordinary variation alone would put beyond the limits: Rated x (1 - Level)
}

// RanksPrintable reports whether the scores are reliable enough for ranks.
func (g *GroupResult) RanksPrintable(r Rules) bool {
	return g.Rated > 0 && g.MedianReliability >= r.RankMin
}

// Rating is one CCG's rating in one group, with all it rests on. Where Colour
// is NotRated only Reason, Used, Total and WeightAvailable mean anything.
type Rating struct {
	Colour           Colour
	Reason           string  // why not rated, in words
	Score            float64 // T: standard normal over ordinary CCGs; positive is better
	Variance         float64 // sampling variance of Score
	Lower, Upper     float64 // 95% sampling interval of Score
	Reliability      float64 // share of the score's variance that is not sampling noise
	Posterior        stats.Posterior
	ProbabilityBest  float64 // that the true score is in the best fifth
	ProbabilityWorst float64
	ThresholdGreen   float64 // the score at which this CCG would be green
	ThresholdRed     float64
	ExpectedRank     float64 // 1 is best
	Ranks            stats.RankInterval
	Used, Total      int     // scored indicators this CCG has, and the group has
	WeightAvailable  float64 // share of the group's weight that Used carry
}
