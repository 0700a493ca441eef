// Package stats holds the statistics of the rating method on plain numbers:
// confidence intervals, standardised rates, deviations and their standard
// errors, overdispersion, control limits, quantile classes, correlation, false
// discovery, recent trends, nearest neighbours, and what is known of a true
// score.
//
// Each function carries the name the literature uses and cites its source.
// The package knows nothing of the NHS and judges nothing: there is no good or
// bad here, only larger and smaller. It refuses to guess: where a method is
// not defined it says so with a second result, never with NaN.
package stats

// Normal quantiles used throughout, to the last bit of R 4.2.2's qnorm.
const (
	Z90  = 1.2815515655446004 // one-sided 90%
	Z95  = 1.959963984540054  // two-sided 95%
	Z998 = 3.090232306167813  // two-sided 99.8%
)
