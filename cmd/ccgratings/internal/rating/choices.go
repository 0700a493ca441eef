package rating

// The method's choices. Each has the published setting as its zero value, and
// the words of METHOD.md section 16 in its list.

// Engine is how a figure's deviation from England is put on a scale on which
// its variance is stable. METHOD.md section 3.
type Engine uint8

const (
	Anscombe Engine = iota // arcsine or square root with 3/8 and 1/8
	Raw                    // arcsine or square root alone, as funnel plots are usually drawn
	MidP                   // exact mid-P probability as a z-score
)

// Engines are the words for them, in order.
func Engines() []string { return []string{"anscombe", "raw", "midp"} }

// Overdispersion is how ordinary variation between CCGs is allowed for.
// METHOD.md section 4.
type Overdispersion uint8

const (
	RobustPauleMandel Overdispersion = iota // additive, made consistent with its winsorising
	WinsorisedDL                            // additive, DerSimonian and Laird on winsorised z-scores: the Care Quality Commission's
	TrimmedDL                               // additive, on trimmed z-scores: SHMI's
	Multiplicative                          // standard errors stretched
	NoOverdispersion                        // chance alone
)

// Overdispersions are the words for them, in order.
func Overdispersions() []string {
	return []string{"robust_pm", "dl_winsor10", "dl_trim10", "phi", "none"}
}

// CorrelationRule is what is assumed of the correlation between a group's
// indicators. METHOD.md section 7.
type CorrelationRule uint8

const (
	EstimatedCorrelation CorrelationRule = iota
	NoCorrelation                        // none, with lambda to make up for it
)

// CorrelationRules are the words for them, in order.
func CorrelationRules() []string { return []string{"winsorised", "identity"} }

// MissingRule is what a missing indicator counts as. METHOD.md section 6.
type MissingRule uint8

const (
	Renormalise MissingRule = iota // the others carry its weight
	Neutral                        // exactly like England
)

// MissingRules are the words for them, in order.
func MissingRules() []string { return []string{"renormalise", "neutral"} }

// Centre is what deviations are measured from. METHOD.md section 3.
type Centre uint8

const (
	EnglandCentre Centre = iota
	MedianCentre         // the middle CCG
)

// Centres are the words for them, in order.
func Centres() []string { return []string{"england", "median"} }

// SuppressedRule is what is done with a count known to lie in a range.
// METHOD.md section 6.
type SuppressedRule uint8

const (
	Bound             SuppressedRule = iota // the end nearer England
	SuppressedMissing                       // nothing
	DropIfBandDiffers                       // the end nearer England, if both ends give one band
)

// SuppressedRules are the words for them, in order.
func SuppressedRules() []string { return []string{"bound", "missing", "drop_if_band_differs"} }

// CompositeRule is how several indicators become one score. METHOD.md section
// 7.
type CompositeRule uint8

const (
	MeanCappedZ   CompositeRule = iota // weighted sum over its standard deviation
	Domains                            // so within each domain, and then over the domains
	MedianZ                            // the middle indicator
	CountBands                         // bands better less bands worse
	StoufferNaive                      // as if indicators were independent, and no lambda: for comparison only
)

// CompositeRules are the words for them, in order.
func CompositeRules() []string {
	return []string{"mean_capped_z", "domains", "median", "count_bands", "stouffer_naive"}
}

// Rule is when a score earns a colour. METHOD.md section 9.
type Rule uint8

const (
	TwoKey             Rule = iota // outside the limits of ordinary variation, and surely in the best or worst fifth
	Limits95                       // outside the limits alone
	Limits998                      // outside the 99.8% limits: the regulator's screen
	Fifth90                        // surely in the best or worst fifth alone
	FalseDiscoveryRate             // Benjamini and Hochberg over the group
)

// RuleNames are the words for them, in order.
func RuleNames() []string { return []string{"two_key", "limits95", "limits998", "fifth90", "bh"} }
