package site

import (
	"cmp"
	"strings"
	"time"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/nhs"
)

// wholeEdition is what changes of an edition's settings are about.
const wholeEdition = "The whole edition"

// settingNames is what is set for an edition as a whole, in words: what its
// file says of it, then the rules in the order of METHOD.md section 16.
var settingNames = map[string]string{
	"title":     "title",
	"status":    "kind of statistics",
	"published": "date of publication",
	"register":  "day whose CCGs are rated",
	"context":   "year of the facts about people",

	"engine":         "how a figure is compared with England",
	"od":             "how ordinary variation between CCGs is allowed for",
	"od_winsor":      "share of extreme figures that is pulled in for that",
	"cap":            "most that one indicator counts in a score",
	"correlation":    "how indicators that move together are allowed for",
	"weights":        "how indicators are weighted",
	"composite":      "how a score is made of indicators",
	"rule":           "rule for the colours",
	"level":          "how sure a band or a colour must be",
	"much_level":     "how sure \u201cmuch better\u201d or \u201cmuch worse\u201d must be",
	"key2":           "how sure it must be that a CCG is in the best or worst share",
	"fifth":          "best or worst share",
	"false_share":    "share of the colours that may be false",
	"min_indicators": "indicators that a CCG needs for a rating",
	"min_weight":     "share of the weight that a CCG needs for a rating",
	"min_areas":      "CCGs that an indicator or a group needs",
	"min_expected":   "expected events under which a figure is too small",
	"small_expected": "expected events under which a figure is marked as small",
	"max_age_months": "months after which a figure is too old",
	"max_unusable":   "share of CCGs without a figure that drops an indicator",
	"max_weight":     "largest share of a score for one indicator",
	"suppressed":     "what is done about figures that are withheld",
	"missing":        "what is done about figures that are missing",
	"centre":         "what a figure is compared with",
	"rank_min":       "how reliable a group must be for ranks",
	"neighbours":     "number of similar CCGs",
	"change_level":   "how sure a change must be to be called one",
	"seed":           "start of the random draws",
	"draws":          "number of random draws",
}

// settingCell is how a setting is printed, and what it is called. The method
// page has the rules under their own names, so a rule is given its name too.
func settingCell(name string) (write cellWriter, what string) {
	what = cmp.Or(settingNames[name], strings.ReplaceAll(name, "_", " "))
	switch name {
	case "title", "context":
		return plainText, what
	case "status":
		return func(text string) string { return edition.Status(text).Name() }, what
	case "published":
		return momentWords, what
	case "register":
		return dayWords, what
	}
	return plainText, what + " (" + name + ")"
}

// momentWords is a moment as pages print it: its day. The hour is given too, so
// that two moments of one day differ.
func momentWords(text string) string {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return plainText(text)
	}
	return nhs.DateOf(at).Words() + ", " + at.Format("15:04:05 -07:00")
}

// dayWords is a day as pages print it.
func dayWords(text string) string {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return plainText(text)
	}
	return nhs.DateOf(at).Words()
}
