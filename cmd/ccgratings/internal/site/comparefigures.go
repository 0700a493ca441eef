package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// compareFigures is what the script of the comparison knows of an edition: a
// classic script that sets one variable, since pages opened from a disk may
// fetch nothing. Keys are short and lists go by CCG, for size.
type compareFigures struct {
	Limit      float64            `json:"limit"` // of z beyond which two CCGs differ
	Chance     float64            `json:"chance"`
	Most       int                `json:"most"`
	Ratings    [][3]string        `json:"ratings"` // class, shape and word of each rating.Colour
	Sides      [][3]string        `json:"sides"`   // of each rating.Side
	Reasons    []string           `json:"reasons"` // that figures refer to; the first is none
	CCGs       []compareCCG       `json:"ccgs"`    // from A to Z
	Groups     []compareGroup     `json:"groups"`
	Indicators []compareIndicator `json:"indicators"`
}

// compareCCG is a CCG that can be chosen, found as by an entry of the search.
type compareCCG struct {
	ID     string       `json:"id"` // in the address: its ODS code, lower case
	Name   string       `json:"name"`
	Kind   string       `json:"kind"` // its region
	Codes  string       `json:"codes"`
	Others []searchName `json:"others,omitempty"`
}

// compareGroup is a patient group with every CCG's rating.
type compareGroup struct {
	Name   string   `json:"name"`
	Href   string   `json:"href"`
	Colour []int    `json:"c"`
	Text   []string `json:"t"` // the score as printed; empty if not rated
	Score  []rough  `json:"d"`
	Error  []rough  `json:"s"` // its chance error
	Basis  []int    `json:"b"` // which of the scored indicators the score rests on, a bit each
}

// compareIndicator is an indicator with every CCG's figure.
type compareIndicator struct {
	Name      string  `json:"name"`
	Href      string  `json:"href"`
	Group     int     `json:"group"`
	About     string  `json:"about"`
	England   string  `json:"england"`
	Better    int     `json:"better"` // 1 higher, -1 lower, 0 neither
	Decimals  int     `json:"decimals"`
	Unit      string  `json:"unit"` // written straight after a number; empty if there is no such sign
	Value     []*int  `json:"v"`    // in units of the last decimal; null where there is none
	Below     []*int  `json:"l"`    // how far the interval reaches below the value, so too
	Further   []*int  `json:"u"`    // how much further it reaches above; small, since most intervals are nearly even
	Reason    []int   `json:"r"`
	Deviation []brief `json:"d"` // 0 where S is 0
	Error     []rough `json:"s"` // chance error; 0 where the figure is not compared
}

// brief and rough are numbers with seven and six significant digits: enough
// that no verdict of a script is another than that of the full numbers, which a
// test holds for every pair of CCGs.
type (
	brief float64
	rough float64
)

func (x brief) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, float64(x), 'g', 7, 64), nil
}

func (x rough) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, float64(x), 'g', 6, 64), nil
}

// newFigures makes the script of figures. Its name holds a piece of its hash.
func (v *view) newFigures() (File, error) {
	var out bytes.Buffer
	out.WriteString("window.ccgComparison=")
	encoder := json.NewEncoder(&out)
	if err := encoder.Encode(v.compareFigures()); err != nil {
		return File{}, fmt.Errorf("figures for comparing: %w", err)
	}
	name := hashed(fmt.Sprintf("compare-%s.js", v.places.dir), out.Bytes())
	return File{Path: string(name), Data: out.Bytes()}, nil
}

// compareFigures is what the script knows of this edition.
func (v *view) compareFigures() *compareFigures {
	f := &compareFigures{
		Limit: stats.TwoSided(rating.DifferenceLevel), Chance: math.Round((1-rating.DifferenceLevel)*1e6) / 1e6, Most: mostCompared,
		Reasons: []string{""},
	}
	for colour := rating.NotRated; colour <= rating.Green; colour++ {
		f.Ratings = append(f.Ratings, threeOf(badgeOf(colourToken(colour))))
	}
	for _, side := range sides {
		f.Sides = append(f.Sides, threeOf(sideBadge(side)))
	}
	for _, k := range v.byName {
		c := &v.ccgs[k]
		e := v.lineage.searchEntry(c.CCG.CCG, c.place)
		f.CCGs = append(f.CCGs, compareCCG{strings.ToLower(c.ODS), c.Short, c.Region, e.Codes, e.Others})
	}
	for i := range v.groups {
		f.Groups = append(f.Groups, v.compareGroup(&v.groups[i]))
	}
	numbers := map[string]int{"": 0}
	reason := func(text string) int {
		if _, known := numbers[text]; !known {
			numbers[text] = len(f.Reasons)
			f.Reasons = append(f.Reasons, text)
		}
		return numbers[text]
	}
	for i := range v.indicators {
		f.Indicators = append(f.Indicators, v.compareIndicator(&v.indicators[i], reason))
	}
	return f
}

func threeOf(b badge) [3]string { return [3]string{b.Class, b.Shape, b.Word} }

// compareGroup is a group with its ratings and scores.
func (v *view) compareGroup(g *groupView) compareGroup {
	out := compareGroup{Name: g.Group.Name, Href: v.places.compare().to(g.place)}
	for _, k := range v.byName {
		r, basis := &g.Ratings[k], 0
		for bit, j := range g.Scored {
			if v.indicators[j].Comparisons[k].Scored {
				basis |= 1 << bit
			}
		}
		out.Colour, out.Text, out.Basis = append(out.Colour, int(r.Colour)), append(out.Text, g.verdicts[k].Score), append(out.Basis, basis)
		out.Score, out.Error = append(out.Score, rough(r.Score)), append(out.Error, rough(math.Sqrt(r.Variance)))
	}
	return out
}

// compareIndicator is an indicator with its figures; reason gives the number of
// a reason in the list of them all.
func (v *view) compareIndicator(iv *indicatorView, reason func(string) int) compareIndicator {
	out := compareIndicator{
		Name: iv.def.Name, Href: v.places.compare().to(iv.place), Group: iv.group, About: iv.about, England: iv.england,
		Decimals: iv.def.Decimals, Unit: attached(iv.def.Unit),
		Better: map[indicator.Better]int{indicator.Higher: 1, indicator.Lower: -1}[iv.def.Better],
	}
	for _, k := range v.byName {
		c := &iv.Comparisons[k]
		value, below, further := lastDigits(c, iv.def.Decimals)
		out.Value, out.Below, out.Further = append(out.Value, value), append(out.Below, below), append(out.Further, further)
		out.Reason = append(out.Reason, reason(iv.cells[k].Reason))
		deviation, chance := brief(0), rough(0)
		if iv.Difference(k, k).Known {
			deviation, chance = brief(c.D), rough(c.S)
		}
		out.Deviation, out.Error = append(out.Deviation, deviation), append(out.Error, chance)
	}
	return out
}

// lastDigits is a figure as it is printed, how far its interval reaches below
// it, and how much further above, in units of the last decimal. What is not known is nil.
func lastDigits(c *rating.Comparison, decimals int) (value, below, further *int) {
	if !c.Value.Given {
		return nil, nil, nil
	}
	v := inLastDigits(c.Value.Number, decimals)
	if !c.HasInterval {
		return &v, nil, nil
	}
	lower, upper := inLastDigits(c.Interval95.Lower, decimals), inLastDigits(c.Interval95.Upper, decimals)
	below = new(v - lower)
	return &v, below, new(upper - v - *below)
}

// inLastDigits is a number rounded as pages print it, in units of its last
// decimal.
func inLastDigits(x float64, decimals int) int {
	digits := strings.Replace(strconv.FormatFloat(x, 'f', decimals, 64), ".", "", 1)
	n, _ := strconv.Atoi(digits) // nothing but digits and a sign
	return n
}
